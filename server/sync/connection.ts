/**
 * One client in one room: keeps frames until the room takes them, pays for them from the participant's
 * budget, and closes a reader that is too slow. Knows the transport only as a port.
 */
import { closeCodes, syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import type { Clock } from '../support/clock.ts';
import type { AccessPort, AccessRequest, SyncMember } from './access.ts';
import type { Budget } from './budgets.ts';
import {
	accessMessage,
	Bundle,
	heartbeatMessage,
	readClientMessage,
	type ClientMessage
} from './messages.ts';
import type { SyncMetrics } from './metrics.ts';
import type { Guest } from './guest.ts';
import type { Room } from './room.ts';
import type { Transport } from './transport.ts';

export interface ConnectionParts {
	readonly transport: Transport;
	readonly request: AccessRequest;
	readonly document: string;
	readonly unpacks: boolean;
	readonly budget: Budget;
	readonly clock: Clock;
	readonly metrics: SyncMetrics;
	/** The client has the document; or the connection ended before. */
	readonly onJoined: () => void;
	readonly onClosed: (connection: Connection) => void;
}

/** Frames that wait, in bytes, above which the socket is not read. */
const fullInbox = 256 * 1024;
/** What a waiting frame takes in memory besides its bytes, roughly: a million empty ones are not free. */
const frameOverhead = 256;
const heartbeat = new Bundle([heartbeatMessage]);
const probeAfter = 25_000;
const deadAfter = 60_000;

export class Connection implements Guest {
	readonly document: string;
	readonly unpacks: boolean;
	member: SyncMember;
	mode: 'read' | 'write';
	hears = false;
	asked = false;
	behind = false;
	couldWrite: boolean;

	readonly #parts: ConnectionParts;
	#room: Room | undefined;
	#inbox: Uint8Array[] = [];
	#inboxBytes = 0;
	#paused = false;
	#waiting: NodeJS.Timeout | undefined;
	#frames = 0;
	#allowance: number = syncLimits.lagBytes;
	#sentAt: number;
	#heardAt: number;
	#closed = false;

	constructor(member: SyncMember, mode: 'read' | 'write', parts: ConnectionParts) {
		this.document = parts.document;
		this.unpacks = parts.unpacks;
		this.member = member;
		this.mode = mode;
		this.couldWrite = mode === 'write';
		this.#parts = parts;
		this.#sentAt = this.#heardAt = parts.clock.now();
		parts.transport.listen({
			message: (bytes) => this.#receive(bytes),
			alive: () => (this.#heardAt = parts.clock.now()),
			closed: () => this.#handleClosed()
		});
		this.send(new Bundle([accessMessage(mode)]));
	}

	get closed(): boolean {
		return this.#closed;
	}

	/** Undefined until it is loaded. */
	get room(): Room | undefined {
		return this.#room;
	}

	/** The room is loaded. */
	enter(room: Room): void {
		if (this.#closed) return;
		this.#room = room;
		room.enter(this);
		this.drain();
	}

	send(bundle: Bundle): void {
		if (this.#closed) return;
		const { transport, clock, metrics } = this.#parts;
		transport.send(bundle);
		this.#sentAt = clock.now();
		if (transport.buffered > this.#allowance) {
			metrics.slowClosed.inc();
			this.refuse(closeCodes.slow, 'reads too slowly');
			transport.terminate();
		}
	}

	countFrame(): number {
		return ++this.#frames;
	}

	joined(stateBytes: number): void {
		this.hears = true;
		this.#allowance = syncLimits.lagBytes + stateBytes;
		this.#parts.onJoined();
	}

	drain(): void {
		if (this.#inbox.length === 0 || this.#waiting) return;
		const room = this.#room;
		let at = 0;
		for (; room && at < this.#inbox.length && room.accepting && !this.#closed; at++) {
			const bytes = this.#inbox[at];
			if (!bytes) continue;
			const message = readClientMessage(bytes);
			const wait = this.#parts.budget.pay(bytes.length, message?.kind === 'state-vector' ? 1 : 0);
			if (wait > 0) {
				this.#waiting = setTimeout(() => {
					this.#waiting = undefined;
					this.drain();
				}, wait);
				break;
			}
			this.#inboxBytes -= bytes.length + frameOverhead;
			this.#handle(room, message);
		}
		if (this.#closed) return;
		if (at > 0) this.#inbox.splice(0, at);
		const full = this.#inboxBytes > fullInbox;
		if (full !== this.#paused) {
			this.#paused = full;
			if (full) this.#parts.transport.pause();
			else this.#parts.transport.resume();
		}
	}

	/** Keeps the line alive in both directions; call every few seconds. */
	tick(): void {
		const now = this.#parts.clock.now();
		if (now - this.#heardAt > deadAfter && !this.#paused) return this.#parts.transport.terminate();
		if (now - this.#heardAt > probeAfter) this.#parts.transport.probe();
		if (now - this.#sentAt > syncLimits.heartbeatMilliseconds) this.send(heartbeat);
	}

	/** Asks again what this client may do. */
	async recheck(access: AccessPort): Promise<void> {
		const answer = await access(this.#parts.request, this.document);
		if (this.#closed) return;
		if (!answer.ok) return this.refuse(answer.code, 'access ended');
		if (answer.member.participant !== this.member.participant) {
			return this.refuse(closeCodes.notAllowed, 'somebody else now');
		}
		const changed =
			answer.member.name !== this.member.name ||
			answer.member.region !== this.member.region ||
			answer.member.role !== this.member.role;
		this.member = answer.member;
		if (answer.mode !== this.mode) {
			this.mode = answer.mode;
			this.couldWrite ||= answer.mode === 'write';
			this.send(new Bundle([accessMessage(answer.mode)]));
			this.#room?.modeChanged(this);
		}
		if (changed) this.#room?.memberChanged(this);
	}

	refuse(code: number, what: string): void {
		if (this.#closed) return;
		if (code === closeCodes.malformed) this.#parts.budget.drain();
		this.#parts.transport.close(code, what);
		this.#handleClosed();
	}

	#receive(bytes: Uint8Array): void {
		if (this.#closed) return;
		this.#heardAt = this.#parts.clock.now();
		this.#inbox.push(bytes);
		this.#inboxBytes += bytes.length + frameOverhead;
		this.drain();
		if (this.#inboxBytes > fullInbox && !this.#paused && !this.#closed) {
			this.#paused = true;
			this.#parts.transport.pause();
		}
	}

	#handle(room: Room, message: ClientMessage | undefined): void {
		if (!message) {
			this.#parts.metrics.rejected.inc({ reason: 'unreadable' });
			return this.refuse(closeCodes.malformed, 'unreadable');
		}
		room.handle(this, message);
	}

	#handleClosed(): void {
		if (this.#closed) return;
		this.#closed = true;
		clearTimeout(this.#waiting);
		this.#inbox = [];
		this.#room?.leave(this);
		this.#parts.onJoined();
		this.#parts.onClosed(this);
	}
}
