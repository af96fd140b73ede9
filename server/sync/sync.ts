/** The sync server: `/sync/<document>` for clients, `read` and `write` for the rest of the server. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Registry } from 'prom-client';
import { Registry as OwnRegistry } from 'prom-client';
import { WebSocketServer, type WebSocket } from 'ws';
import type * as Y from 'yjs';
import { closeCodes, packedParameter, syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import { freeRules, type StepRules } from '#lib/session/model/rights.ts';
import type { Disk } from '../storage/disk.ts';
import type { DocumentStore, LogEntry } from '../storage/document-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { AcceptGate } from './accept-gate.ts';
import { allSights, type AccessPort, type AccessRequest, type Sights } from './access.ts';
import { Budgets } from './budgets.ts';
import { Connection } from './connection.ts';
import { createSyncMetrics } from './metrics.ts';
import type { Room } from './room.ts';
import { NoSuchDocument, Rooms } from './rooms.ts';
import { webSocketTransport, type Transport } from './transport.ts';

export interface SyncParts {
	readonly store: DocumentStore;
	readonly access: AccessPort;
	/** What participants may do in a document of a workshop now; absent: all that their role allows. */
	readonly rules?: (workshop: string, document: string) => readonly StepRules[];
	/** What people of a workshop may see of each other now; absent: everything. */
	readonly sights?: (workshop: string) => Sights;
	/** Called with the name of a document and what was written to its log. */
	readonly onWritten?: (document: string, entries: readonly LogEntry[]) => void;
	readonly clock: Clock;
	readonly logger: Logger;
	/** Where the metrics are published. */
	readonly registry?: Registry;
	/** What `store` writes to; closing does not wait for one that has failed. */
	readonly disk?: Disk;
	/** Milliseconds an unused document stays in memory. */
	readonly idleTime?: number;
}

/** What a client asks for when it connects. */
export interface Asked {
	/** The name of a document; whatever it is, it is judged later. */
	readonly document: string;
	/** It reads packed messages. */
	readonly unpacks: boolean;
}

export interface Sync {
	/** Takes over an upgrade request for `/sync/<document>`. The Origin has been checked. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** The same for a client that cannot open a WebSocket: frames travel through `transport`. */
	handleTransport(request: AccessRequest, asked: Asked, transport: Transport): Promise<void>;
	/** Looks at a document when all that is in it is on disk. Do not change it and do not keep it. */
	read<T>(document: string, look: (doc: Y.Doc) => T): Promise<T>;
	/**
	 * Changes a document as the server; resolves when that is on disk.
	 * @param participant who is recorded as its maker; null for the server
	 */
	write(document: string, change: (doc: Y.Doc) => void, participant: string | null): Promise<void>;
	/** Asks again what everybody connected to this workshop's documents may do, and closes whom it must. */
	recheck(workshop: string): Promise<void>;
	/** Shows everybody in this workshop's documents anew: `sights` answers something else now. */
	sightsChanged(workshop: string): void;
	/** False from the first failed write to the next good one. */
	readonly storing: boolean;
	/** Writes everything, then closes all connections with 1012. */
	close(): Promise<void>;
}

const newcomersAtOnce = 50;
const longestLine = 4000;
/** A newcomer that does not ask for the document gives its place to the next. */
const newcomerTime = 2000;
const tickEvery = 3000;
const closeDeadline = 5000;

export function createSync(parts: SyncParts): Sync {
	const { store, access, clock, logger } = parts;
	const metrics = createSyncMetrics(parts.registry ?? new OwnRegistry());
	const gate = new AcceptGate(newcomersAtOnce, longestLine);
	const budgets = new Budgets(clock);
	const connections = new Set<Connection>();
	const upgrades = new WebSocketServer({
		noServer: true,
		clientTracking: false,
		maxPayload: syncLimits.frameBytes,
		maxFragments: 64,
		maxBufferedChunks: 1024,
		perMessageDeflate: false
	});
	/** How often rights were looked at again; whoever arrives meanwhile is looked at, too. */
	let rechecks = 0;
	let storing = true;
	let closing = false;

	const rooms = new Rooms(
		{
			store,
			clock,
			logger,
			metrics,
			rules: parts.rules ?? (() => [freeRules]),
			sights: parts.sights ?? (() => allSights),
			onWritten: parts.onWritten,
			onStored(error) {
				storing = error === undefined;
			}
		},
		parts.idleTime
	);
	const ticker = setInterval(() => {
		for (const connection of connections) connection.tick();
		budgets.sweep();
	}, tickEvery);
	ticker.unref();

	async function connect(
		request: AccessRequest,
		{ document, unpacks }: Asked,
		open: () => Promise<Transport>,
		leaveGate: () => void
	): Promise<void> {
		// A failing answer is worth another try, but it needs an open connection to say so.
		const judgedAt = rechecks;
		const answer = await access(request, document).catch((error: unknown) => {
			logger.error({ document, err: error }, 'access could not be checked');
			return { ok: false, code: closeCodes.roomFailed } as const;
		});
		const transport = await open();
		if (closing) return transport.close(closeCodes.restarting, 'restarting');
		if (!answer.ok) {
			leaveGate();
			return transport.close(answer.code, 'refused');
		}
		const { member, mode } = answer;
		let room: Room | undefined;
		const budget = budgets.hold(member.participant);
		const connection = new Connection(member, mode, {
			transport,
			request,
			document,
			unpacks,
			budget,
			clock,
			metrics,
			onJoined: leaveGate,
			onClosed() {
				connections.delete(connection);
				metrics.connections.dec();
				budgets.release(budget);
				if (room) rooms.left(room);
			}
		});
		connections.add(connection);
		metrics.connections.inc();
		const others = [...connections].filter(
			(other) => other.document === document && other.member.participant === member.participant
		);
		if (others.length > syncLimits.connectionsPerParticipant) {
			return connection.refuse(closeCodes.tooMany, 'too many connections');
		}
		try {
			if (judgedAt !== rechecks) await connection.recheck(access);
			room = await rooms.hold(document);
			connection.enter(room);
			rooms.release(room);
		} catch (error) {
			if (error instanceof NoSuchDocument) {
				return connection.refuse(closeCodes.noSuchDocument, 'no such document');
			}
			logger.error({ document, err: error }, 'document could not be loaded');
			connection.refuse(closeCodes.roomFailed, 'cannot be loaded');
		}
	}

	/** Runs one admission with a place in the gate. */
	async function admit(document: string, arrive: (leaveGate: () => void) => Promise<void>): Promise<boolean> {
		const leave = await gate.enter();
		if (!leave) return false;
		const late = setTimeout(leave, newcomerTime);
		const leaveGate = () => {
			clearTimeout(late);
			leave();
		};
		try {
			await arrive(leaveGate);
		} catch (error) {
			leaveGate();
			if (error instanceof ClientLeft) return true;
			logger.error({ document, err: error }, 'connection could not be admitted');
		}
		return true;
	}

	const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
		new Promise<WebSocket>((resolve, reject) => {
			if (socket.destroyed) return reject(new ClientLeft());
			socket.once('close', () => reject(new ClientLeft()));
			upgrades.handleUpgrade(request, socket, head, resolve);
		});

	async function hold<T>(document: string, use: (room: Room) => Promise<T>): Promise<T> {
		const room = await rooms.hold(document);
		try {
			return await use(room);
		} finally {
			rooms.release(room);
		}
	}

	return {
		handleUpgrade(request, socket, head) {
			const asked = askedBy(request);
			socket.on('error', () => socket.destroy());
			const admitted = admit(asked.document, (leaveGate) =>
				connect(
					request,
					asked,
					async () => webSocketTransport(await upgrade(request, socket, head), socket),
					leaveGate
				)
			);
			void admitted.then((entered) => {
				if (!entered)
					socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n\r\n');
			});
		},

		async handleTransport(request, asked, transport) {
			const entered = await admit(asked.document, (leaveGate) =>
				connect(request, asked, () => Promise.resolve(transport), leaveGate)
			);
			if (!entered) transport.close(closeCodes.slow, 'try again');
		},

		read: (document, look) => hold(document, (room) => room.read(look)),
		write: (document, change, participant) => hold(document, (room) => room.write(change, participant)),

		async recheck(workshop) {
			rechecks++;
			const concerned = [...connections].filter(({ member }) => member.workshop === workshop);
			const results = await Promise.allSettled(concerned.map((one) => one.recheck(access)));
			for (const [index, result] of results.entries()) {
				if (result.status === 'fulfilled') continue;
				// Whoever cannot be judged must not go on; the client returns and is judged then.
				concerned[index]?.refuse(closeCodes.roomFailed, 'try again');
				logger.error({ err: result.reason }, 'access could not be checked');
			}
		},

		sightsChanged(workshop) {
			const rooms = new Set<Room>();
			for (const { member, room } of connections) {
				if (room && member.workshop === workshop) rooms.add(room);
			}
			for (const room of rooms) room.sightsChanged();
		},

		get storing() {
			return storing;
		},

		async close() {
			closing = true;
			clearInterval(ticker);
			gate.close();
			await rooms.close(closeCodes.restarting, parts.disk?.failed ? 0 : closeDeadline);
			for (const connection of connections) connection.refuse(closeCodes.restarting, 'restarting');
		}
	};
}

class ClientLeft extends Error {}

/** `/sync/<document>`, and perhaps `?packed=1`. */
function askedBy(request: IncomingMessage): Asked {
	const [path = '', query = ''] = (request.url ?? '').split('?');
	const unpacks = new URLSearchParams(query).get(packedParameter) === '1';
	return { document: path.slice('/sync/'.length), unpacks };
}
