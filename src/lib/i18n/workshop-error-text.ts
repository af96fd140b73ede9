/** What went wrong inside of a workshop, in words; everything else is in error-text.ts. */
import { errorText as generalErrorText, generalErrorCodes } from './error-text.ts';
import { m } from './paraglide/messages.js';

/** Features add their codes here, in the order of server/support/errors.ts. */
const texts: Readonly<Record<string, () => string>> = {
	'files-busy': m.error_files_busy,
	'image-type': m.error_image_type,
	'image-too-large': m.error_image_too_large,
	'image-broken': m.error_image_broken,
	'image-busy': m.error_image_busy,
	'images-full': m.error_images_full,
	'invalid-poll': m.error_invalid_poll,
	'poll-not-draft': m.error_poll_not_draft,
	'poll-not-open': m.error_poll_not_open,
	'poll-open': m.error_poll_open,
	'poll-closed': m.error_poll_closed,
	'closing-passed': m.error_closing_passed,
	'not-closed': m.error_not_closed,
	'not-revealed': m.error_not_revealed,
	'no-region': m.error_no_region,
	'already-cast': m.error_already_cast,
	'stale-receipt': m.error_stale_receipt,
	'key-reused': m.error_key_reused,
	'invalid-ballot': m.error_invalid_ballot,
	'incomplete-ballot': m.error_incomplete_ballot,
	'unknown-subject': m.error_unknown_subject,
	'own-region': m.error_own_region,
	'over-budget': m.error_over_budget,
	'not-now': m.error_not_now,
	'step-left': m.error_step_left,
	'no-step': m.error_no_step,
	'step-running': m.error_step_running,
	'invalid-step': m.error_invalid_step,
	'groups-changed': m.error_groups_changed,
	'no-groups': m.error_no_groups,
	'group-full': m.error_group_full,
	'spotlight-over': m.error_spotlight_over,
	'slides-type': m.error_slides_type,
	'slides-too-large': m.error_slides_too_large,
	'slides-full': m.error_slides_full,
	'documents-type': m.error_documents_type,
	'documents-too-large': m.error_documents_too_large,
	'documents-full': m.error_documents_full
};

/** Codes with a text, for the contract test. */
export const knownErrorCodes: readonly string[] = [...generalErrorCodes, ...Object.keys(texts)];

/** Never empty: an unknown code gets a general sentence that names it, so that it can be reported. */
export function errorText(code: string): string {
	return texts[code]?.() ?? generalErrorText(code);
}
