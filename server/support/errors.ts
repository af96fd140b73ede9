/**
 * Every way in which the server says no, with its HTTP status and an English sentence for developers. The UI
 * translates the code (`error_<code>`); docs/protocol.md lists them all.
 */
export const errorCodes = {
	invalid: { status: 400, message: 'The request is not valid.' },
	'name-invalid': { status: 400, message: 'The name is empty, too long or has unusable characters.' },
	'region-unknown': { status: 400, message: 'There is no such region in this workshop.' },
	'region-in-use': { status: 409, message: 'Somebody belongs to a region that would be removed.' },
	'password-weak': { status: 400, message: 'The password must have 10 to 200 characters.' },
	'no-session': { status: 401, message: 'Join or sign in first.' },
	'sign-in-failed': { status: 401, message: 'E-mail or password is wrong.' },
	'password-wrong': { status: 403, message: 'The password of this link is wrong.' },
	'link-invalid': { status: 404, message: 'The link is unknown, expired, revoked or already used.' },
	'account-incomplete': { status: 403, message: 'Complete the account first.' },
	'not-allowed': { status: 403, message: 'This is not allowed for this role.' },
	'bad-origin': { status: 403, message: 'The request comes from another origin.' },
	removed: { status: 403, message: 'A facilitator removed you from this workshop.' },
	'lobby-locked': { status: 403, message: 'Nobody new may join now.' },
	'not-found': { status: 404, message: 'There is no such thing, or it is not yours.' },
	'email-taken': { status: 409, message: 'Another account has this e-mail address.' },
	'last-facilitator': { status: 409, message: 'A workshop keeps at least one facilitator.' },
	'workshop-closed': { status: 409, message: 'The workshop is closed.' },
	'too-many': { status: 409, message: 'This workshop has as many of these as it can hold.' },
	'too-large': { status: 413, message: 'The request is too large.' },
	'archive-damaged': { status: 422, message: 'The file is no archive of a workshop, or it is damaged.' },
	'archive-too-large': { status: 413, message: 'The archive is larger than any that can be read.' },
	'archive-too-new': { status: 422, message: 'A newer version of the program made this archive.' },
	'archive-busy': { status: 503, message: 'Another archive is being read; try again in a moment.' },
	'too-many-failures': { status: 429, message: 'Too many wrong attempts; wait a moment.' },
	'too-fast': { status: 429, message: 'Too many requests at once; wait a moment.' },
	'invalid-poll': {
		status: 400,
		message: 'The poll needs a title, subjects and a config that its kind understands.'
	},
	'poll-not-draft': { status: 409, message: 'This round is no longer a draft.' },
	'poll-not-open': { status: 409, message: 'This round is not open.' },
	'poll-open': { status: 409, message: 'Close the poll first.' },
	'poll-closed': { status: 409, message: 'The round is closed; nothing can be cast any more.' },
	'closing-passed': { status: 409, message: 'The closing time of this round is over already.' },
	'not-closed': { status: 409, message: 'The round is not closed.' },
	'not-revealed': { status: 409, message: 'The result is not revealed.' },
	'no-region': { status: 409, message: 'Ballots count for a region; this participant has none.' },
	'already-cast': {
		status: 409,
		message: 'There is a ballot of this person on this subject; name its receipt to replace it.'
	},
	'stale-receipt': {
		status: 409,
		message: 'The receipt to replace is not that of the ballot that counts now.'
	},
	'key-reused': { status: 409, message: 'The key was used for a ballot on another subject.' },
	'invalid-ballot': { status: 400, message: 'The ballot does not have the shape its poll kind asks for.' },
	'incomplete-ballot': {
		status: 400,
		message: 'Every question needs an answer, if only that one cannot judge.'
	},
	'unknown-subject': { status: 400, message: 'The poll does not ask about this subject.' },
	'own-region': { status: 403, message: 'A region does not judge its own practice.' },
	'over-budget': { status: 400, message: 'The ballot gives more than each person has.' },
	'not-now': { status: 409, message: 'The running step or a pause does not allow this.' },
	'step-left': { status: 409, message: 'Another step is running by now.' },
	'no-step': { status: 404, message: 'The agenda has no step for this.' },
	'step-running': { status: 409, message: 'This step is running; end it first.' },
	'invalid-step': { status: 400, message: 'A step is added once.' },
	'groups-changed': { status: 409, message: 'People were sent elsewhere meanwhile.' },
	'no-groups': { status: 409, message: 'There are no groups now.' },
	'group-full': { status: 409, message: 'This group has no seat left.' },
	'spotlight-over': { status: 409, message: 'This spotlight is over.' },
	'unknown-command': { status: 400, message: 'There is no such command.' },
	restarting: { status: 503, message: 'The server is restarting.' },
	internal: { status: 500, message: 'Something went wrong on the server.' }
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** The body of every refusal, over HTTP and over the session channel. */
export interface ErrorBody {
	readonly error: { readonly code: string; readonly message: string };
}

export const errorBody = (code: ErrorCode): ErrorBody => ({
	error: { code, message: errorCodes[code].message }
});
