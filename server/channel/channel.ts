/**
 * The session channel: Socket.IO with one entry, `workshop:enter`, which answers with everything one person
 * may know. Features add parts of that state and handlers of commands; the channel knows none of them.
 * Every command asks anew who its sender is, so rights are never older than the command.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import * as v from 'valibot';
import {
	askTime,
	enterWorkshop,
	restartingEvent,
	type Command,
	type Part,
	type Snapshot
} from '#lib/realtime/model/messages.ts';
import { ok, type Result } from '#lib/base/model/result.ts';
import { seesOneBoard } from '#lib/session/model/review-grant.ts';
import type { Auth, AuthChange, Member, Visitor } from '../auth/auth.ts';
import { isTrustedOrigin, originFacts } from '../auth/origin.ts';
import type { Clock } from '../support/clock.ts';
import { errorBody, errorCodes, type ErrorBody, type ErrorCode } from '../support/errors.ts';
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';
import { TokenBucket } from '../support/token-bucket.ts';
import { Rooms, type PartOptions } from './rooms.ts';

export interface ChannelParts {
	readonly auth: Auth;
	readonly origin: string | undefined;
	readonly clock: Clock;
	readonly logger: Logger;
	/** Headers for every response of the polling transport. */
	readonly headers: Readonly<Record<string, string>>;
}

/** Commands at once and per second of one participant, over all their tabs. */
export const commandBudget = { burst: 60, perSecond: 10 } as const;
const maxBytes = 64 * 1024;

interface SocketData {
	visitor: Visitor;
	workshop?: string;
}
type ChannelSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;
interface Handler extends Required<CommandOptions> {
	answer(member: Member, input: unknown): Promise<object>;
}

/** Who else may send a command. */
export interface CommandOptions {
	/** Room screens may ask this, too. They may send nothing else. */
	readonly screens?: boolean;
	/** Reviewers who may see one board alone may ask this, too. They may send nothing else. */
	readonly oneBoard?: boolean;
}

type Acknowledge = (answer: object) => void;

export class Channel {
	/** For transports of others in namespaces of their own. */
	readonly io: Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;
	readonly #parts: ChannelParts;
	readonly #rooms: Rooms;
	readonly #handlers = new Map<string, Handler>();
	readonly #budgets = new Map<string, TokenBucket>();
	/** Socket.IO's private door: requests reach it only through `handleRequest` and `handleUpgrade`. */
	readonly #door = createServer();
	/** How often somebody lost rights; whoever is judged meanwhile is judged again. */
	#losses = 0;
	readonly #stopListening: () => void;

	constructor(parts: ChannelParts) {
		this.#parts = parts;
		this.#rooms = new Rooms(
			(sockets, name, value) => void this.io.to([...sockets]).emit(name, value),
			parts.clock,
			parts.logger
		);
		this.io = new Server(this.#door, {
			path: '/socket.io',
			serveClient: false,
			maxHttpBufferSize: maxBytes,
			allowEIO3: false,
			connectTimeout: 5000,
			pingInterval: 20_000,
			perMessageDeflate: false,
			httpCompression: false,
			allowRequest: (request, decide) => {
				const trusted = isTrustedOrigin(originFacts(request.headers), parts.origin);
				decide(trusted ? null : 'bad-origin', trusted);
			}
		});
		this.io.engine.on('headers', (headers: Record<string, string>) => {
			Object.assign(headers, parts.headers);
		});
		this.io.use((socket, next) => {
			void this.#admit(socket).then(next, () => next(refusal('internal')));
		});
		this.io.on('connection', (socket) => this.#connected(socket));
		this.handle(askTime, () => Promise.resolve(ok({ now: parts.clock.now() })), { oneBoard: true });
		this.#stopListening = parts.auth.onChange((change) => this.#authChanged(change));
	}

	handleRequest(request: IncomingMessage, response: ServerResponse): void {
		this.#door.emit('request', request, response);
	}

	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		this.#door.emit('upgrade', request, socket, head);
	}

	/** Adds a part of the state. `provide` is asked again whenever the part changed. */
	addPart<Name extends string, Value>(
		part: Part<Name, Value>,
		provide: (member: Member) => Promise<NoInfer<Value>> | NoInfer<Value>,
		options: PartOptions = {}
	): void {
		this.#rooms.addPart(part, provide, options);
	}

	/** Answers a command. A refusal's reason becomes the error code. */
	handle<Name extends string, Input, Answer extends object>(
		command: Command<Name, Input, Answer>,
		answer: (member: Member, input: Input) => Promise<Result<NoInfer<Answer>>>,
		{ screens = false, oneBoard = false }: CommandOptions = {}
	): void {
		if (this.#handlers.has(command.name)) throw new Error(`two handlers for ${command.name}`);
		this.#handlers.set(command.name, {
			screens,
			oneBoard,
			async answer(member, raw) {
				const input = v.safeParse(command.input, raw);
				if (!input.success) return { ok: false, ...errorBody('invalid') };
				const result = await answer(member, input.output);
				if (!result.ok) return { ok: false, ...refusalBody(result.reason) };
				return { ok: true, ...v.parse(command.answer, result.value) };
			}
		});
	}

	/** The names of all commands, for the documentation test. */
	get commandNames(): string[] {
		return [enterWorkshop.name, ...this.#handlers.keys()];
	}

	get partNames(): string[] {
		return this.#rooms.partNames;
	}

	/** Sends a part anew to everybody in the workshop, soon; many calls at once become one. */
	changed(workshop: string, part: string): void {
		this.#rooms.changed(workshop, part);
	}

	/** Participants with a connection that entered this workshop. */
	present(workshop: string): Set<string> {
		return this.#rooms.present(workshop);
	}

	/** How many room screens show this workshop. */
	screens(workshop: string): number {
		return this.#rooms.screens(workshop);
	}

	/** Calls back when somebody came or went for good with all their tabs. */
	onPresence(listener: (workshop: string) => void): void {
		this.#rooms.onPresence(listener);
	}

	get connections(): number {
		return this.io.of('/').sockets.size;
	}

	/** Tells all clients to come back soon, so that they show no error. */
	announceRestart(): void {
		this.io.local.emit(restartingEvent, {});
	}

	async close(): Promise<void> {
		this.#stopListening();
		this.#rooms.close();
		this.io.disconnectSockets(true);
		await new Promise<void>((done) => {
			this.io.engine.close();
			done();
		});
	}

	async #admit(socket: ChannelSocket): Promise<Error | undefined> {
		const visitor = await this.#visitorOf(socket);
		if (!visitor) return refusal('no-session');
		socket.data.visitor = visitor;
		return undefined;
	}

	/** Who connects: a room screen by its token, even in a browser with the cookie of a person; else by cookie. */
	async #visitorOf(socket: ChannelSocket): Promise<Visitor | null> {
		const screen: unknown = socket.handshake.auth['screen'];
		if (screen === undefined) return this.#parts.auth.visitor(socket.request.headers.cookie);
		return typeof screen === 'string' ? this.#parts.auth.screen(screen) : null;
	}

	#connected(socket: ChannelSocket): void {
		socket.onAny((name: unknown, ...values: unknown[]) => {
			const acknowledge = values.at(-1);
			// Everything we understand asks for an answer; whoever sends something else is no client of ours.
			if (typeof name !== 'string' || !isAcknowledge(acknowledge)) return void socket.disconnect(true);
			void this.#answer(socket, name, values.length > 1 ? values[0] : undefined).then(
				acknowledge,
				(error: unknown) => {
					this.#parts.logger.error(
						{ command: name, error: errorName(error), at: placeOf(error) },
						'command failed'
					);
					acknowledge({ ok: false, ...errorBody('internal') });
				}
			);
		});
		socket.on('disconnect', () => this.#rooms.leave(socket.id));
	}

	async #answer(socket: ChannelSocket, name: string, input: unknown): Promise<object> {
		const { auth } = this.#parts;
		const visitor = await this.#visitorOf(socket);
		if (!visitor) {
			socket.disconnect(true);
			return { ok: false, ...errorBody('no-session') };
		}
		if (name === enterWorkshop.name) return this.#enter(socket, visitor, input);
		const handler = this.#handlers.get(name);
		if (!handler) return { ok: false, ...errorBody('unknown-command') };
		const workshop = socket.data.workshop;
		const member = workshop ? await auth.memberOf(visitor, workshop) : null;
		if (!member) return { ok: false, ...errorBody('not-found') };
		if (!this.#budgetOf(member.participant).take()) return { ok: false, ...errorBody('too-fast') };
		const kept =
			member.role === 'screen' ? !handler.screens : seesOneBoard(member.review) && !handler.oneBoard;
		if (kept) return { ok: false, ...errorBody('not-allowed') };
		return handler.answer(member, input);
	}

	async #enter(socket: ChannelSocket, visitor: Visitor, raw: unknown): Promise<object> {
		if (!this.#budgetOf(visitor.sessionHash).take(2)) return { ok: false, ...errorBody('too-fast') };
		const input = v.safeParse(enterWorkshop.input, raw);
		if (!input.success) return { ok: false, ...errorBody('invalid') };
		let member: Member | null;
		let losses: number;
		do {
			losses = this.#losses;
			member = await this.#parts.auth.memberOf(visitor, input.output.workshop);
		} while (losses !== this.#losses);
		if (!member) {
			const removed = await this.#parts.auth.removed(visitor, input.output.workshop);
			return { ok: false, ...errorBody(removed ? 'removed' : 'not-found') };
		}
		socket.data.workshop = member.workshop;
		const snapshot: Snapshot = await this.#rooms.enter(member, {
			id: socket.id,
			disconnect: () => void socket.disconnect(true)
		});
		if (!socket.connected) this.#rooms.leave(socket.id);
		return { ok: true, ...snapshot };
	}

	#budgetOf(key: string): TokenBucket {
		let budget = this.#budgets.get(key);
		if (!budget) {
			if (this.#budgets.size > 5000) {
				for (const [other, bucket] of this.#budgets) if (bucket.full) this.#budgets.delete(other);
			}
			budget = new TokenBucket(this.#parts.clock, commandBudget.burst, commandBudget.perSecond);
			this.#budgets.set(key, budget);
		}
		return budget;
	}

	#authChanged(change: AuthChange): void {
		switch (change.kind) {
			case 'session-ended':
				for (const socket of this.io.of('/').sockets.values()) {
					if (socket.data.visitor.sessionHash === change.sessionHash) socket.disconnect(true);
				}
				return;
			case 'member-removed':
				this.#losses++;
				this.#rooms.expel(change.workshop, change.participant);
				return;
			case 'member-joined':
				return this.#membersChanged(change.workshop);
			case 'member-changed':
			case 'workshop-changed':
				void this.#recheck(change).catch((error: unknown) =>
					this.#parts.logger.error({ error: errorName(error), at: placeOf(error) }, 'recheck failed')
				);
				return;
		}
	}

	/** Renews what the room knows about its members and sends all parts that depend on it. */
	async #recheck(change: AuthChange & { workshop: string; participant?: string }): Promise<void> {
		const { workshop, participant } = change;
		for (const {
			socket: { id }
		} of this.#rooms.seats(workshop, participant)) {
			const socket = this.io.of('/').sockets.get(id);
			const visitor = socket ? await this.#visitorOf(socket) : null;
			const member = await this.#parts.auth.memberOf(visitor, workshop);
			if (member) this.#rooms.renew(id, member);
			else socket?.disconnect(true);
		}
		if (participant !== undefined) return this.#membersChanged(workshop);
		for (const part of this.#rooms.partNames) this.changed(workshop, part);
	}

	#membersChanged(workshop: string): void {
		for (const part of this.#rooms.partNames) {
			if (this.#rooms.followsMembers(part)) this.changed(workshop, part);
		}
	}
}

const isAcknowledge = (value: unknown): value is Acknowledge => typeof value === 'function';

function refusal(code: ErrorCode): Error {
	return Object.assign(new Error(errorCodes[code].message), { data: { code } });
}

/** Features have reasons of their own; those the table does not know carry no sentence. */
function refusalBody(reason: string): ErrorBody {
	const known = Object.entries(errorCodes).find(([code]) => code === reason);
	return { error: { code: reason, message: known?.[1].message ?? reason } };
}

const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
