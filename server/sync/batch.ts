/** What a room collected since it last wrote: changes, whom to acknowledge, and who waits for the state. */
import type { ClientBinding, LogEntry } from '../storage/document-store.ts';
import type { Guest, WaitingGuest } from './guest.ts';
import type { Change } from './room-document.ts';

export class Batch {
	readonly entries: LogEntry[] = [];
	readonly bindings: ClientBinding[] = [];
	/** The newest frame of each guest that is part of this batch or of an earlier one. */
	readonly acks = new Map<Guest, number>();
	/** Guests that wait for the state. */
	readonly joins: WaitingGuest[] = [];
	/** The size of the changes. */
	bytes = 0;
	#sender: Guest | null | undefined;

	/** @param sender null for the server */
	add(change: Change, sender: Guest | null): void {
		this.entries.push(...change.entries);
		this.bindings.push(...change.bindings);
		if (change.entries.length === 0) return;
		for (const { update } of change.entries) this.bytes += update.length;
		// The sender does not know of what the server put right.
		const ownOnly = change.entries.every(({ participant }) => participant !== null);
		this.#sender = ownOnly && (this.#sender === undefined || this.#sender === sender) ? sender : null;
	}

	/** The guest that made all the changes and so need not be told of them. */
	get soleSender(): Guest | undefined {
		return this.#sender ?? undefined;
	}

	get changesNothing(): boolean {
		return this.entries.length === 0 && this.bindings.length === 0;
	}

	get empty(): boolean {
		return this.changesNothing && this.acks.size === 0 && this.joins.length === 0;
	}
}
