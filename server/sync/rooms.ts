/**
 * The rooms in memory. A document is loaded once however many ask for it, stays while anybody uses it or
 * anything is unwritten, and leaves after a while of silence, written and with a snapshot.
 */
import { documentKind } from '#lib/realtime/model/sync-protocol.ts';
import { Room, type RoomParts } from './room.ts';

/** How long an unused document stays in memory. */
const idleTime = 30_000;

export class NoSuchDocument extends Error {}

export class Rooms {
	readonly #parts: Omit<RoomParts, 'onFailed'>;
	readonly #rooms = new Map<string, Promise<Room>>();
	readonly #idle = new Map<string, NodeJS.Timeout>();
	readonly #idleTime: number;

	constructor(parts: Omit<RoomParts, 'onFailed'>, idle = idleTime) {
		this.#parts = parts;
		this.#idleTime = idle;
	}

	get count(): number {
		return this.#rooms.size;
	}

	/**
	 * The room of a document, loaded if need be. It stays until `release`.
	 * @throws NoSuchDocument; or whatever made loading fail, and the next call tries again
	 */
	async hold(name: string): Promise<Room> {
		for (;;) {
			clearTimeout(this.#idle.get(name));
			this.#idle.delete(name);
			let loading = this.#rooms.get(name);
			if (!loading) {
				loading = this.#load(name);
				this.#rooms.set(name, loading);
				loading.catch(() => this.#forget(name, loading));
			}
			const room = await loading;
			// It may have been unloaded in the very moment in which it was asked for.
			if (this.#rooms.get(name) !== loading) continue;
			room.holds++;
			return room;
		}
	}

	release(room: Room): void {
		room.holds--;
		this.left(room);
	}

	/** Somebody left; call whenever a room may have become unused. */
	left(room: Room): void {
		if (room.ended || !room.unused || this.#idle.has(room.name)) return;
		const timer = setTimeout(() => void this.#unload(room), this.#idleTime);
		timer.unref();
		this.#idle.set(room.name, timer);
	}

	/** Writes everything and ends all rooms; gives up waiting after `deadline` milliseconds. */
	async close(code: number, deadline: number): Promise<void> {
		for (const timer of this.#idle.values()) clearTimeout(timer);
		const loaded = await Promise.allSettled(this.#rooms.values());
		const rooms = loaded.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
		let giveUp: NodeJS.Timeout | undefined;
		const late = new Promise<void>((resolve) => (giveUp = setTimeout(resolve, deadline)));
		await Promise.race([late, Promise.allSettled(rooms.map((room) => room.settled()))]);
		clearTimeout(giveUp);
		for (const room of rooms) room.end(code, 'restarting');
		this.#rooms.clear();
	}

	async #load(name: string): Promise<Room> {
		const kind = documentKind(name);
		const stored = kind ? await this.#parts.store.load(name) : undefined;
		if (!kind || !stored) throw new NoSuchDocument(name);
		const room: Room = new Room(name, kind, stored, {
			...this.#parts,
			onFailed: () => {
				this.#rooms.delete(name);
				this.#parts.metrics.rooms.dec();
			}
		});
		this.#parts.metrics.rooms.inc();
		return room;
	}

	#forget(name: string, loading: Promise<Room> | undefined): void {
		if (this.#rooms.get(name) === loading) this.#rooms.delete(name);
	}

	async #unload(room: Room): Promise<void> {
		try {
			await room.settled();
			await room.snapshot();
			await room.settled();
		} catch (error) {
			// It failed and left already; its name may be another room's by now.
			if (room.ended) return;
			this.#parts.logger.warn({ document: room.name, err: error }, 'document stays in memory');
			this.#idle.delete(room.name);
			return this.left(room);
		}
		if (room.ended) return;
		// Writing can take long; whoever came and left meanwhile started another timer.
		clearTimeout(this.#idle.get(room.name));
		this.#idle.delete(room.name);
		// From here on nothing waits, so nobody can come in between.
		if (!room.unused) return;
		this.#rooms.delete(room.name);
		room.end(1001, 'unloaded');
		this.#parts.metrics.rooms.dec();
	}
}
