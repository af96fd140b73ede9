/**
 * The session channel seen from a page: enters the workshop on every connect, keeps the parts of its state,
 * sends commands. Parts arrive whole; a hole in `rev` or a new connection means entering again, so a late
 * joiner and a reconnect are the same thing.
 */
import { io, type Socket } from 'socket.io-client';
import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import {
	askTime,
	enterWorkshop,
	PartChanged,
	partChangedEvent,
	Refused,
	restartingEvent,
	type Answer,
	type Command,
	type Part,
	type Snapshot
} from './model/messages.ts';
import { closeCodes } from './model/sync-protocol.ts';
import { reconnectWait } from './reconnect.ts';

/**
 * `connecting`: not entered yet, or an announced restart is going on. `offline`: entered before, not
 * connected now. `refused`: the server does not know this person here; `reason` says why. `closed`: this
 * page has left the workshop.
 */
export type SessionStatus = 'connecting' | 'online' | 'offline' | 'refused' | 'closed';

export interface SessionClientOptions {
	/** Origin of the server; by default this page's own. */
	readonly server?: string;
	/** Extra request headers, for programs outside a browser: a cookie. */
	readonly headers?: Readonly<Record<string, string>>;
	/** Transports in the order in which they are tried. */
	readonly transports?: ('websocket' | 'polling')[];
	/** The token of a room screen, which is nobody's browser: it counts instead of the cookie. */
	readonly screen?: string;
}

/** Refusals that trying again does not change. */
const final: ReadonlySet<string> = new Set(['no-session', 'not-found', 'removed']);

/** An answer that takes longer than this is given up, in milliseconds. */
const answerTimeout = 15_000;
/** Milliseconds after a loss for which a command waits: conference Wi-Fi and an announced restart are mostly back by then. */
const patience = 6_000;
/** Milliseconds between two questions for the time, and how long a better answer is kept against a newer one. */
const timeEvery = 120_000;
const timeKept = 600_000;

export class SessionClient {
	readonly workshop: string;
	readonly #socket: Socket;
	readonly #values = new SvelteMap<string, unknown>();
	readonly #parsed = new WeakMap<object, unknown>();

	#status = $state<SessionStatus>('connecting');
	#reason = $state<string>();
	#restarting = $state(false);
	#rev = -1;
	#entered = false;
	#entering = false;
	#lostAt = performance.now();
	/** What waits for the connection. */
	readonly #waiting: (() => void)[] = [];
	readonly #early: PartChanged[] = [];
	#attempts = $state(0);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#timeTimer: ReturnType<typeof setTimeout> | undefined;
	#clock: { serverAt: number; at: number; roundTrip: number } | undefined;

	constructor(workshop: string, options: SessionClientOptions = {}) {
		this.workshop = workshop;
		const transports = options.transports ?? ['websocket', 'polling'];
		this.#socket = io(options.server ?? location.origin, {
			path: '/socket.io',
			transports,
			// Networks that block WebSocket let plain requests through.
			tryAllTransports: true,
			// Reconnecting is timed here: everybody loses the server at the same moment.
			reconnection: false,
			forceNew: true,
			...(options.screen === undefined ? {} : { auth: { screen: options.screen } }),
			...(options.headers ? { extraHeaders: { ...options.headers } } : {})
		});
		this.#socket.on('connect', () => void this.#enter());
		this.#socket.on('disconnect', () => this.#lost());
		this.#socket.on('connect_error', (error: Error & { data?: unknown }) => this.#notConnected(error.data));
		this.#socket.on(partChangedEvent, (message: unknown) => this.#partChanged(message));
		this.#socket.on(restartingEvent, () => (this.#restarting = true));
	}

	get status(): SessionStatus {
		return this.#status;
	}

	/** The error code behind `refused`. */
	get reason(): string | undefined {
		return this.#reason;
	}

	/** Whether it has tried more than once without getting in; also before the first time. */
	get unreachable(): boolean {
		return this.#attempts > 1;
	}

	/** What the server last said about this part; undefined before the first answer. Reactive. */
	part<Name extends string, Value>(part: Part<Name, Value>): Value | undefined {
		const raw = this.#values.get(part.name);
		if (typeof raw !== 'object' || raw === null) return undefined;
		if (!this.#parsed.has(raw)) {
			const parsed = v.safeParse(part.schema, raw);
			this.#parsed.set(raw, parsed.success ? parsed.output : undefined);
		}
		return this.#parsed.get(raw) as Value | undefined;
	}

	/**
	 * Sends a command; right after a loss, or while the page has just opened, as soon as the connection is there.
	 * Never throws: if that does not come soon it answers `offline` and nothing was sent, after a timeout `unreachable`.
	 */
	async command<Name extends string, Input, Output extends object>(
		command: Command<Name, Input, Output>,
		input: Input
	): Promise<Answer<Output>> {
		await this.#soonOnline();
		if (this.#status !== 'online') return refusal('offline');
		return this.#ask(command, input);
	}

	/** The server's clock in milliseconds since 1970, to about half a round trip; NaN before the first answer. */
	serverNow(): number {
		return this.#clock ? this.#clock.serverAt + performance.now() - this.#clock.at : NaN;
	}

	/** There may be a session again where there was none. No effect otherwise. */
	retry(): void {
		if (this.#status !== 'refused' || this.#reason !== 'no-session' || this.#socket.active) return;
		this.#socket.connect();
	}

	close(): void {
		this.#status = 'closed';
		this.#release();
		clearTimeout(this.#timer);
		clearTimeout(this.#timeTimer);
		this.#socket.off();
		this.#socket.disconnect();
	}

	/** Comes when this is online, when it never will be, or when it has waited long enough. */
	async #soonOnline(): Promise<void> {
		const left = this.#lostAt + patience - performance.now();
		if (left <= 0 || (this.#status !== 'connecting' && this.#status !== 'offline')) return;
		await new Promise<void>((go) => {
			const timer = setTimeout(go, left);
			this.#waiting.push(() => {
				clearTimeout(timer);
				go();
			});
		});
	}

	#release(): void {
		for (const go of this.#waiting.splice(0)) go();
	}

	async #ask<Name extends string, Input, Output extends object>(
		command: Command<Name, Input, Output>,
		input: Input
	): Promise<Answer<Output>> {
		let answer: unknown;
		try {
			answer = await this.#socket.timeout(answerTimeout).emitWithAck(command.name, input);
		} catch {
			return refusal(this.#socket.connected ? 'unreachable' : 'offline');
		}
		const refused = v.safeParse(Refused, answer);
		if (refused.success) return refused.output;
		const parsed = v.safeParse(command.answer, answer);
		return parsed.success ? { ok: true, ...parsed.output } : refusal('bad-answer');
	}

	async #enter(): Promise<void> {
		if (this.#entering) return;
		this.#entering = true;
		this.#early.length = 0;
		const asked = performance.now();
		const answer = await this.#ask(enterWorkshop, { workshop: this.workshop });
		this.#entering = false;
		if (answer.ok) return this.#welcome(answer, performance.now() - asked);
		if (final.has(answer.error.code)) return this.#refuse(answer.error.code);
		// Too fast, restarting, or no answer: try again as after a loss.
		this.#socket.disconnect();
	}

	#welcome(snapshot: Snapshot, roundTrip: number): void {
		this.#rev = snapshot.rev;
		for (const name of this.#values.keys()) if (!(name in snapshot.parts)) this.#values.delete(name);
		for (const [name, value] of Object.entries(snapshot.parts)) this.#values.set(name, value);
		this.#heardTime(snapshot.now, roundTrip);
		this.#entered = true;
		this.#restarting = false;
		this.#attempts = 0;
		this.#reason = undefined;
		this.#status = 'online';
		this.#release();
		for (const change of this.#early.splice(0)) this.#apply(change);
		void this.#learnTime();
	}

	/**
	 * Where a whole room enters at once the answer to entering is late by seconds, on one half of its way only.
	 * A small question a moment later is answered evenly; a few of them, because some are held up, too.
	 */
	async #learnTime(): Promise<void> {
		clearTimeout(this.#timeTimer);
		for (let turn = 0; turn < 3 && this.#status === 'online'; turn++) {
			const asked = performance.now();
			const answer = await this.#ask(askTime, {});
			if (answer.ok) this.#heardTime(answer.now, performance.now() - asked);
		}
		if (this.#status === 'online') this.#timeTimer = setTimeout(() => void this.#learnTime(), timeEvery);
	}

	/** The quickest answer tells the time best; after a while an old one has drifted. */
	#heardTime(now: number, roundTrip: number): void {
		const at = performance.now();
		const stale = !this.#clock || at - this.#clock.at > timeKept;
		if (!this.#clock || stale || roundTrip <= this.#clock.roundTrip) {
			this.#clock = { serverAt: now + roundTrip / 2, at, roundTrip };
		}
	}

	#partChanged(message: unknown): void {
		const change = v.safeParse(PartChanged, message);
		if (!change.success) return;
		// A change may overtake the snapshot that comes before it.
		if (this.#entering) this.#early.push(change.output);
		else this.#apply(change.output);
	}

	#apply({ rev, name, value }: PartChanged): void {
		if (rev <= this.#rev) return;
		if (rev !== this.#rev + 1) return void this.#enter();
		this.#rev = rev;
		this.#values.set(name, value);
	}

	#lost(): void {
		if (this.#status === 'refused') return;
		if (this.#status === 'online') this.#lostAt = performance.now();
		this.#status = this.#entered && !this.#restarting ? 'offline' : 'connecting';
		this.#connectLater();
	}

	#notConnected(data: unknown): void {
		const refused = v.safeParse(v.object({ code: v.string() }), data);
		if (refused.success && refused.output.code === 'no-session') return this.#refuse('no-session');
		if (this.#status === 'refused') return;
		if (this.#entered && !this.#restarting) this.#status = 'offline';
		this.#connectLater();
	}

	#connectLater(): void {
		this.#attempts += 1;
		// An announced restart is over in seconds; if it is not, it is an outage.
		if (this.#attempts > 10) this.#restarting = false;
		const code = this.#restarting ? closeCodes.restarting : undefined;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#socket.connect(), reconnectWait(this.#attempts, code));
	}

	#refuse(reason: string): void {
		this.#reason = reason;
		this.#status = 'refused';
		this.#release();
		this.#socket.disconnect();
	}
}

const refusal = (code: string): { ok: false; error: { code: string; message: string } } => ({
	ok: false,
	error: { code, message: code }
});
