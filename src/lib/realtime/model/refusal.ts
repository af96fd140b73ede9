/**
 * Why the server takes nothing more, as a reason the UI translates (`realtime_refused_<reason>`): it ended the
 * connection for good, or the person may only read at present.
 */
import { closeCodes } from './sync-protocol.ts';

export type RefusalReason =
	| 'no-session'
	| 'not-allowed'
	| 'read-only'
	| 'no-such-document'
	| 'conflict'
	| 'too-large'
	| 'too-many'
	| 'malformed';

/** A WebSocket closes with 1009 when a message exceeds the server's limit; trying again would never end. */
export const messageTooBig = 1009;

const reasons: ReadonlyMap<number, RefusalReason> = new Map<number, RefusalReason>([
	[closeCodes.noSession, 'no-session'],
	[closeCodes.notAllowed, 'not-allowed'],
	[closeCodes.noSuchDocument, 'no-such-document'],
	[closeCodes.conflictingClient, 'conflict'],
	[closeCodes.tooLarge, 'too-large'],
	[messageTooBig, 'too-large'],
	[closeCodes.tooMany, 'too-many']
]);

/** Whether reconnecting after this close code is pointless. */
export const isFinal = (code: number): boolean => code === messageTooBig || (code >= 4400 && code < 4500);

export const refusalReason = (code: number): RefusalReason => reasons.get(code) ?? 'malformed';
