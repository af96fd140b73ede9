/**
 * Who is in a room, and the way to tell all of them something: what changed in presence goes out with every
 * message, or by itself a moment later. Everybody is told what the step and their role let them see, and no more.
 */
import { presenceViewOf, type Sights } from './access.ts';
import type { Guest } from './guest.ts';
import { Bundle, presenceMessage, type PresenceEntry } from './messages.ts';
import { PresenceTable } from './presence-table.ts';

/** Milliseconds that movements of pointers are collected. */
const presenceDelay = 40;

export class RoomPresence {
	readonly #guests: ReadonlySet<Guest>;
	readonly #sights: (workshop: string) => Sights;
	readonly #table = new PresenceTable();
	#timer: NodeJS.Timeout | undefined;
	#ended = false;

	/**
	 * @param guests of the room, as they come and go
	 * @param sights what people of a workshop may see of each other now
	 */
	constructor(guests: ReadonlySet<Guest>, sights: (workshop: string) => Sights) {
		this.#guests = guests;
		this.#sights = sights;
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

	/** What people may see of each other is something else now. */
	sightsChanged(): void {
		this.#table.restampAll();
		this.#schedule();
	}

	leave(guest: Guest): void {
		this.#table.leave(guest);
		this.#schedule();
	}

	/**
	 * Sends messages and what changed in presence to everybody who listens, in one version for each view.
	 * @param needless who knows all of it already
	 */
	tell(messages: readonly Uint8Array[], needless: Guest | undefined): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const news = this.#table.hasChanges ? this.#table.takeChanges() : undefined;
		const alike = news ? undefined : new Bundle(messages);
		const versions = new Map<string, Bundle>();
		// A document belongs to one workshop, so one answer holds for all who are here.
		let sights: Sights | undefined;
		const bundleFor = ({ member }: Guest): Bundle => {
			const view = presenceViewOf(member, (sights ??= this.#sights(member.workshop)));
			const key = `${view.cursors} ${view.names}`;
			const bundle = versions.get(key) ?? new Bundle([...messages, presenceMessage(news?.for(view) ?? [])]);
			versions.set(key, bundle);
			return bundle;
		};
		for (const guest of this.#guests) {
			if (!guest.hears || guest === needless) continue;
			guest.send(alike ?? bundleFor(guest));
		}
	}

	/** Everybody who is here, as a guest may know them. */
	everybodyFor(guest: Guest): Bundle {
		const view = presenceViewOf(guest.member, this.#sights(guest.member.workshop));
		return new Bundle([presenceMessage(this.#table.all().for(view))]);
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
