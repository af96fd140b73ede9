/**
 * Who is in a room, and the way to tell all of them something: what changed in presence goes out with every
 * message, or by itself a moment later. Names are told only to those who may know them.
 */
import { seesNames, type SyncMember } from './access.ts';
import type { Guest } from './guest.ts';
import { Bundle, presenceMessage, type PresenceEntry } from './messages.ts';
import { PresenceTable } from './presence-table.ts';

/** Milliseconds that movements of pointers are collected. */
const presenceDelay = 40;

export class RoomPresence {
	readonly #guests: ReadonlySet<Guest>;
	readonly #table = new PresenceTable();
	#timer: NodeJS.Timeout | undefined;
	#ended = false;

	/** @param guests of the room, as they come and go */
	constructor(guests: ReadonlySet<Guest>) {
		this.#guests = guests;
	}

	/** Nobody has said anything about themselves. */
	get empty(): boolean {
		return this.#table.size === 0;
	}

	/** Something about presence was not told yet. */
	get hasNews(): boolean {
		return this.#table.hasChanges;
	}

	/** Who is here under a client id, though nothing may have been written under it yet. */
	participantOf(clientId: number): string | undefined {
		return this.#table.participantOf(clientId);
	}

	/**
	 * Takes over what a guest says about itself.
	 * @param mayUse whether a client id is free or belongs to the guest's participant
	 * @returns whether it could be used
	 */
	receive(guest: Guest, entries: readonly PresenceEntry[], mayUse: (clientId: number) => boolean): boolean {
		const outcome = this.#table.receive(guest, guest.member, entries, mayUse);
		if (outcome === 'own') this.#schedule();
		return outcome !== 'bad';
	}

	/** Shows a changed name, region or role to the others. */
	memberChanged(guest: Guest): void {
		this.#table.restamp(guest, guest.member);
		this.#schedule();
	}

	leave(guest: Guest): void {
		this.#table.leave(guest);
		this.#schedule();
	}

	/**
	 * Sends messages and what changed in presence to everybody who listens; two versions at most are made of it.
	 * @param needless who knows all of it already
	 */
	tell(messages: readonly Uint8Array[], needless: Guest | undefined): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const news = this.#table.hasChanges ? this.#table.takeChanges() : undefined;
		const bundle = (names: boolean) =>
			new Bundle(news ? [...messages, presenceMessage(names ? news.named : news.nameless)] : messages);
		const named = bundle(true);
		let nameless: Bundle | undefined = news ? undefined : named;
		for (const guest of this.#guests) {
			if (!guest.hears || guest === needless) continue;
			guest.send(seesNames(guest.member) ? named : (nameless ??= bundle(false)));
		}
	}

	/** Everybody who is here, as a member may know them. */
	everybodyFor(member: SyncMember): Bundle {
		const { named, nameless } = this.#table.all();
		return new Bundle([presenceMessage(seesNames(member) ? named : nameless)]);
	}

	/** Says nothing more by itself. */
	end(): void {
		this.#ended = true;
		clearTimeout(this.#timer);
	}

	#schedule(): void {
		if (!this.#table.hasChanges || this.#timer || this.#ended) return;
		this.#timer = setTimeout(() => this.tell([], undefined), presenceDelay);
	}
}
