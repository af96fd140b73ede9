/**
 * The members of each workshop who are connected, and what they were sent. One queue per workshop makes
 * entering and sending strictly one after the other, so that `rev` has no holes and nobody misses a part.
 */
import * as v from 'valibot';
import {
	partChangedEvent,
	type Part,
	type PartChanged,
	type Snapshot
} from '#lib/realtime/model/messages.ts';
import { seesOneBoard } from '#lib/session/model/review-grant.ts';
import type { Member } from '../auth/auth.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';

export interface RoomSocket {
	readonly id: string;
	disconnect(): void;
}

/** Sends one event to many sockets, encoded once. */
export type Broadcast = (sockets: readonly string[], name: string, value: unknown) => void;

export interface PartOptions {
	/**
	 * Members for whom this returns the same text get the same value, computed once. Absent: each
	 * participant has an own value.
	 */
	readonly audience?: (member: Member) => string;
	/** Milliseconds between two sendings; changes in between are joined. */
	readonly interval?: number;
	/** The part shows people, so it is sent anew when a member changed. */
	readonly followsMembers?: boolean;
	/** Room screens get the part, too, or alone. They get no other: whoever stands before one may read it. */
	readonly screens?: boolean | 'only';
	/** Reviewers who may see one board alone get the part, too. They get no other. */
	readonly oneBoard?: boolean;
	/** Parts it is made of; it is sent anew when one of them changed. */
	readonly follows?: readonly string[];
}

interface KnownPart extends PartOptions {
	readonly name: string;
	provide(member: Member): Promise<unknown>;
}

export interface Seat {
	readonly socket: RoomSocket;
	member: Member;
}

/** Who sits in a room: those who get the same parts, so that `rev` has no holes. */
const sorts = ['people', 'screens', 'one-board'] as const;
type Sort = (typeof sorts)[number];

interface Room {
	readonly sort: Sort;
	rev: number;
	readonly seats: Map<string, Seat>;
	readonly dirty: Set<string>;
	readonly sentAt: Map<string, number>;
	/** The last value of parts that several people share, by part and audience. */
	readonly values: Map<string, { readonly value: unknown; readonly at: number }>;
	timer: NodeJS.Timeout | undefined;
	queue: Promise<void>;
}

/** Changes of one moment are sent together. */
const coalesce = 20;
/** People who enter within so many milliseconds of each other are told the same, unless something changed. */
const crowd = 1000;

export class Rooms {
	readonly #broadcast: Broadcast;
	readonly #clock: Clock;
	readonly #logger: Logger;
	readonly #parts = new Map<string, KnownPart>();
	readonly #rooms: Readonly<Record<Sort, Map<string, Room>>> = {
		people: new Map(),
		screens: new Map(),
		'one-board': new Map()
	};
	readonly #placeOf = new Map<string, { workshop: string; room: Room }>();
	readonly #presenceListeners: ((workshop: string) => void)[] = [];
	#closed = false;

	constructor(broadcast: Broadcast, clock: Clock, logger: Logger) {
		this.#broadcast = broadcast;
		this.#clock = clock;
		this.#logger = logger;
	}

	get partNames(): string[] {
		return [...this.#parts.keys()];
	}

	addPart<Name extends string, Value>(
		part: Part<Name, Value>,
		provide: (member: Member) => Promise<Value> | Value,
		options: PartOptions
	): void {
		if (this.#parts.has(part.name)) throw new Error(`two parts named ${part.name}`);
		this.#parts.set(part.name, {
			...options,
			name: part.name,
			// Only what the contract names leaves the server, whatever the provider returned.
			provide: async (member) => v.parse(part.schema, await provide(member))
		});
	}

	followsMembers(part: string): boolean {
		return this.#parts.get(part)?.followsMembers ?? false;
	}

	onPresence(listener: (workshop: string) => void): void {
		this.#presenceListeners.push(listener);
	}

	present(workshop: string): Set<string> {
		const seats = this.#rooms.people.get(workshop)?.seats.values() ?? [];
		return new Set([...seats].map((seat) => seat.member.participant));
	}

	/** Seats a socket and returns everything its member may know at this `rev`. */
	async enter(member: Member, socket: RoomSocket): Promise<Snapshot> {
		const { workshop } = member;
		const room = this.#room(workshop, sortOf(member));
		const former = this.#placeOf.get(socket.id);
		if (former !== undefined && former.room !== room) this.leave(socket.id);
		const wasHere = this.present(workshop).has(member.participant);
		// Seated first: whoever asks "who is here" for this very snapshot counts the newcomer.
		room.seats.set(socket.id, { socket, member });
		this.#placeOf.set(socket.id, { workshop, room });
		const snapshot = await this.#inTurn(room, async () => {
			const parts: Record<string, unknown> = {};
			for (const part of this.#partsOf(room)) parts[part.name] = await this.#valueFor(room, part, member);
			return { rev: room.rev, now: this.#clock.now(), parts };
		});
		if (!wasHere) this.#presenceChanged(workshop);
		return snapshot;
	}

	leave(socketId: string): void {
		const place = this.#placeOf.get(socketId);
		this.#placeOf.delete(socketId);
		if (!place) return;
		const { workshop, room } = place;
		const seat = room.seats.get(socketId);
		room.seats.delete(socketId);
		if (seat && !this.present(workshop).has(seat.member.participant)) this.#presenceChanged(workshop);
	}

	/** How many room screens show this workshop. */
	screens(workshop: string): number {
		return this.#rooms.screens.get(workshop)?.seats.size ?? 0;
	}

	/** A copy of the seats of a workshop, or of one participant in it. */
	seats(workshop: string, participant?: string): Seat[] {
		const seats = this.#roomsOf(workshop).flatMap((room) => [...room.seats.values()]);
		return seats.filter((seat) => participant === undefined || seat.member.participant === participant);
	}

	renew(socketId: string, member: Member): void {
		const seat = this.#placeOf.get(socketId)?.room.seats.get(socketId);
		if (seat) seat.member = member;
	}

	/** Closes all connections of a participant. */
	expel(workshop: string, participant: string): void {
		for (const seat of this.seats(workshop, participant)) seat.socket.disconnect();
		this.#presenceChanged(workshop);
	}

	changed(workshop: string, part: string): void {
		if (!this.#parts.has(part)) throw new Error(`no part named ${part}`);
		for (const room of this.#roomsOf(workshop)) {
			const concerned = this.#partsOf(room).filter(
				({ name, follows }) => name === part || follows?.includes(part)
			);
			if (concerned.length === 0) continue;
			for (const { name } of concerned) room.dirty.add(name);
			this.#schedule(room);
		}
	}

	close(): void {
		this.#closed = true;
		for (const sort of sorts) {
			for (const room of this.#rooms[sort].values()) clearTimeout(room.timer);
		}
	}

	/** The rooms of a workshop that there are. */
	#roomsOf(workshop: string): Room[] {
		return sorts.flatMap((sort) => this.#rooms[sort].get(workshop) ?? []);
	}

	#partsOf({ sort }: Room): KnownPart[] {
		return [...this.#parts.values()].filter(({ screens, oneBoard }) => {
			if (sort === 'screens') return screens;
			return sort === 'one-board' ? oneBoard : screens !== 'only';
		});
	}

	#room(workshop: string, sort: Sort): Room {
		const rooms = this.#rooms[sort];
		let room = rooms.get(workshop);
		if (!room) {
			room = {
				sort,
				// Grows over restarts too, without being stored.
				rev: this.#clock.now(),
				seats: new Map(),
				dirty: new Set(),
				sentAt: new Map(),
				values: new Map(),
				timer: undefined,
				queue: Promise.resolve()
			};
			rooms.set(workshop, room);
		}
		return room;
	}

	#presenceChanged(workshop: string): void {
		for (const listener of this.#presenceListeners) listener(workshop);
	}

	#schedule(room: Room): void {
		if (room.timer || this.#closed) return;
		const now = this.#clock.now();
		const waits = [...room.dirty].map((name) => {
			const interval = this.#parts.get(name)?.interval ?? 0;
			return Math.min(interval, Math.max(0, (room.sentAt.get(name) ?? -Infinity) + interval - now));
		});
		room.timer = setTimeout(
			() => {
				room.timer = undefined;
				void this.#inTurn(room, () => this.#flush(room));
			},
			Math.max(coalesce, Math.min(...waits))
		);
	}

	async #flush(room: Room): Promise<void> {
		const now = this.#clock.now();
		for (const name of [...room.dirty]) {
			const part = this.#parts.get(name);
			if (!part) continue;
			const sentAt = room.sentAt.get(name) ?? -Infinity;
			// A clock that was set back must not hold a part up.
			if (part.interval && now >= sentAt && now - sentAt < part.interval - coalesce) continue;
			room.dirty.delete(name);
			room.sentAt.set(name, now);
			await this.#send(room, part);
		}
		if (room.dirty.size > 0) this.#schedule(room);
	}

	async #send(room: Room, part: KnownPart): Promise<void> {
		room.rev += 1;
		const rev = room.rev;
		const audiences = new Map<string, { member: Member; sockets: string[] }>();
		for (const { socket, member } of room.seats.values()) {
			const audience = audienceOf(part, member);
			const known = audiences.get(audience);
			if (known) known.sockets.push(socket.id);
			else audiences.set(audience, { member, sockets: [socket.id] });
		}
		// Also of audiences that nobody here belongs to, and of a room that is empty: who comes back is not told what was
		// true before.
		for (const key of room.values.keys()) {
			if (key.startsWith(keyOf(part, ''))) room.values.delete(key);
		}
		for (const [audience, { member, sockets }] of audiences) {
			const value = await part.provide(member);
			this.#keep(room, part, audience, value);
			const message: PartChanged = { rev, name: part.name, value };
			this.#broadcast(sockets, partChangedEvent, message);
		}
	}

	/**
	 * For a snapshot. A crowd that enters is told what was found out for the first of it. A part with an interval may
	 * have changed since it was last sent: the sending that is due brings everybody, this newcomer too, up to date.
	 */
	async #valueFor(room: Room, part: KnownPart, member: Member): Promise<unknown> {
		const audience = audienceOf(part, member);
		const known = room.values.get(keyOf(part, audience));
		const due = room.dirty.has(part.name);
		const since = due ? (room.sentAt.get(part.name) ?? -Infinity) : (known?.at ?? -Infinity);
		const lasts = due ? (part.interval ?? 0) : crowd;
		// A clock that was set back must not keep anything for ever.
		const age = this.#clock.now() - since;
		if (known && age >= 0 && age < lasts) return known.value;
		const value = await part.provide(member);
		this.#keep(room, part, audience, value);
		return value;
	}

	/** What is one person's alone would only take memory. */
	#keep(room: Room, part: KnownPart, audience: string, value: unknown): void {
		if (part.audience) room.values.set(keyOf(part, audience), { value, at: this.#clock.now() });
	}

	/** Runs one step of a room after all earlier ones; a failed step does not hold up the next. */
	#inTurn<T>(room: Room, step: () => Promise<T>): Promise<T> {
		const result = room.queue.then(step);
		room.queue = result.then(
			() => undefined,
			(error: unknown) =>
				this.#logger.error(
					{ error: error instanceof Error ? error.name : typeof error },
					'channel step failed'
				)
		);
		return result;
	}
}

const keyOf = (part: KnownPart, audience: string): string => `${part.name} ${audience}`;
function sortOf({ role, review }: Member): Sort {
	if (role === 'screen') return 'screens';
	return seesOneBoard(review) ? 'one-board' : 'people';
}

const audienceOf = (part: KnownPart, member: Member): string =>
	part.audience?.(member) ?? `participant ${member.participant}`;
