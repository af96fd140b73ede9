/**
 * What went wrong, in words: one message per error code of the server and reason of a refusal. Those that occur
 * only inside of a workshop are in workshop-error-text.ts, which the pages before it need not load.
 */
import { m } from './paraglide/messages.js';

/** Codes that can reach a person anywhere; a contract test keeps both lists complete. */
const texts: Readonly<Record<string, () => string>> = {
	// What this page itself finds out.
	unreachable: m.error_unreachable,
	offline: m.error_offline,
	'server-failed': m.error_server_failed,
	'bad-answer': m.error_bad_answer,
	'unknown-code': m.error_unknown_code,
	// What the server says, in the order of server/support/errors.ts.
	invalid: m.error_invalid,
	'name-invalid': m.error_name_invalid,
	'region-unknown': m.error_region_unknown,
	'region-in-use': m.error_region_in_use,
	'password-weak': m.error_password_weak,
	'no-session': m.error_no_session,
	'sign-in-failed': m.error_sign_in_failed,
	'password-wrong': m.error_password_wrong,
	'link-invalid': m.error_link_invalid,
	'account-incomplete': m.error_account_incomplete,
	'not-allowed': m.error_not_allowed,
	'bad-origin': m.error_bad_origin,
	removed: m.error_removed,
	'lobby-locked': m.error_lobby_locked,
	'not-found': m.error_not_found,
	'email-taken': m.error_email_taken,
	'last-facilitator': m.error_last_facilitator,
	'workshop-closed': m.error_workshop_closed,
	'too-many': m.error_too_many,
	'too-large': m.error_too_large,
	'archive-damaged': m.error_archive_damaged,
	'archive-too-large': m.error_archive_too_large,
	'archive-too-new': m.error_archive_too_new,
	'archive-busy': m.error_archive_busy,
	'too-many-failures': m.error_too_many_failures,
	'too-fast': m.error_too_fast,
	'unknown-command': m.error_unknown_command,
	restarting: m.error_restarting,
	internal: m.error_server_failed
};

/** Codes with a text of this list. */
export const generalErrorCodes: readonly string[] = Object.keys(texts);

/** Never empty: an unknown code gets a general sentence that names it, so that it can be reported. */
export function errorText(code: string): string {
	return texts[code]?.() ?? m.error_unknown({ code });
}
