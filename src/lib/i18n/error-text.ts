/** What went wrong, in words: one message per error code of the server and reason of a refusal. */
import { m } from './paraglide/messages.js';

/** Every code that can reach a person. Features add theirs here; a contract test keeps the list complete. */
const texts: Readonly<Record<string, () => string>> = {
	unreachable: m.error_unreachable,
	offline: m.error_offline,
	'server-failed': m.error_server_failed,
	'bad-answer': m.error_bad_answer,
	internal: m.error_server_failed,
	invalid: m.error_invalid,
	'not-found': m.error_not_found,
	'not-allowed': m.error_not_allowed,
	'no-session': m.error_no_session,
	'bad-origin': m.error_bad_origin,
	'too-many': m.error_too_many,
	'too-large': m.error_too_large,
	'workshop-closed': m.error_workshop_closed,
	'unknown-code': m.error_unknown_code,
	'wrong-password': m.error_wrong_password,
	'expired-link': m.error_expired_link,
	removed: m.error_removed
};

/** Codes with a text, for the contract test. */
export const knownErrorCodes: readonly string[] = Object.keys(texts);

/** Never empty: an unknown code gets a general sentence that names it, so that it can be reported. */
export function errorText(code: string): string {
	return texts[code]?.() ?? m.error_unknown({ code });
}
