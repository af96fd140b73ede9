import type { SyncMember } from './access.ts';
import type { Bundle } from './messages.ts';

/** A connection as its room sees it. */
export interface Guest {
	readonly member: SyncMember;
	readonly mode: 'read' | 'write';
	/** Reads packed messages. */
	readonly unpacks: boolean;
	send(bundle: Bundle): void;
	/** Another update-carrying frame arrived. @returns its number on this connection, from 1 */
	countFrame(): number;
	/** Handles the frames that were held back. */
	drain(): void;
	/** The first answer was sent; from here on the guest hears what happens. */
	joined(stateBytes: number): void;
	readonly hears: boolean;
	/** Whether the guest was asked for everything the server lacks and has not answered yet. */
	asked: boolean;
	/** Whether the guest was allowed to write at some time of this connection. */
	readonly couldWrite: boolean;
	/** Whether a change of the guest could not be applied yet; nothing is acknowledged until its answer brings it. */
	behind: boolean;
	refuse(code: number, what: string): void;
}

/** A guest that asked for the document while something was unwritten. */
export interface WaitingGuest {
	readonly guest: Guest;
	readonly stateVector: Uint8Array;
}
