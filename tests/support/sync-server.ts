/**
 * The sync server alone on a port of its own. Who somebody is stands in a cookie that a test writes:
 * `tester=<participant>.<role>.<region>`; tests of sessions use the whole server instead.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { closeCodes } from '#lib/realtime/model/sync-protocol.ts';
import { can, roles } from '#lib/session/model/roles.ts';
import type { Db } from '../../server/storage/database.ts';
import { Disk } from '../../server/storage/disk.ts';
import {
	createDocumentStore,
	guardedDocuments,
	type DocumentStore
} from '../../server/storage/document-store.ts';
import type { UpdateWriter } from '../../server/storage/update-writer.ts';
import { systemClock } from '../../server/support/clock.ts';
import type { AccessRequest, SyncAccess } from '../../server/sync/access.ts';
import { createSync, type Sync } from '../../server/sync/sync.ts';
import { tunnelSync } from '../../server/sync/tunnel.ts';
import { testWorkshop } from './documents.ts';

export interface TestServer {
	readonly sync: Sync;
	readonly store: DocumentStore;
	/** The address of `/sync`, for providers. */
	readonly address: string;
	readonly port: number;
	/** What `access` answers, by participant; unlisted people are what their cookie says. */
	readonly overrides: Map<string, SyncAccess>;
	/** Prometheus text. */
	metrics(): Promise<string>;
	/** Writes and ends, as a good operator would. */
	close(): Promise<void>;
}

export interface TestServerOptions {
	readonly port?: number;
	readonly idleTime?: number;
	/** Stands between the room and the disk, to make it fail. */
	readonly wrapStore?: (store: DocumentStore) => DocumentStore;
	readonly log?: boolean;
	readonly onDiskFailure?: () => void;
	/** Appends to the log in a thread of its own, as the real server does. */
	readonly writer?: UpdateWriter;
	/** As in a network whose proxy knows no upgrades: only plain requests get through, the tunnel's among them. */
	readonly blockWebSocket?: boolean;
}

export async function startSyncServer(db: Db, options: TestServerOptions = {}): Promise<TestServer> {
	const stored = createDocumentStore(db, options.writer);
	const disk = new Disk(options.onDiskFailure);
	const store = guardedDocuments(options.wrapStore?.(stored) ?? stored, disk);
	const overrides = new Map<string, SyncAccess>();
	const registry = new Registry();
	const sync = createSync({
		store,
		clock: systemClock,
		logger: pino({ level: options.log ? 'warn' : 'silent' }),
		registry,
		disk,
		...(options.idleTime === undefined ? {} : { idleTime: options.idleTime }),
		access: async (request) => {
			const tester = testerOf(request);
			return overrides.get(tester?.participant ?? '') ?? admit(tester);
		}
	});
	const http = createServer();
	if (options.blockWebSocket) http.on('upgrade', (_request, socket) => socket.destroy());
	else http.on('upgrade', (request, socket, head) => sync.handleUpgrade(request, socket, head));
	const plain = createServer();
	const socketIo = new Server(plain, { path: '/socket.io', maxHttpBufferSize: 64 * 1024 });
	tunnelSync(sync, socketIo.of('/sync'));
	http.on('request', (request, response) => {
		if (request.url?.startsWith('/socket.io/')) plain.emit('request', request, response);
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
	const port = portOf(http.address());
	return {
		sync,
		store,
		address: `ws://127.0.0.1:${port}/sync`,
		port,
		overrides,
		metrics: () => registry.metrics(),
		async close() {
			await sync.close();
			await socketIo.close();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		}
	};
}

export interface Tester {
	readonly participant: string;
	readonly role?: 'facilitator' | 'participant' | 'observer' | 'reviewer';
	readonly region?: string;
}

export const cookieOf = ({ participant, role = 'participant', region = '' }: Tester): string =>
	`tester=${participant}.${role}.${region}`;

function testerOf(request: AccessRequest): (Tester & { readonly role: Tester['role'] }) | undefined {
	const match = /tester=([^.;]+)\.([a-z]+)\.([^.;]*)/.exec(request.headers.cookie ?? '');
	const role = roles.find((candidate) => candidate === match?.[2]);
	if (!match?.[1] || !role || role === 'screen') return undefined;
	return { participant: match[1], role, ...(match[3] ? { region: match[3] } : {}) };
}

export function admit(tester: Tester | undefined): SyncAccess {
	if (!tester) return { ok: false, code: closeCodes.noSession };
	const role = tester.role ?? 'participant';
	return {
		ok: true,
		mode: can(role, 'write') ? 'write' : 'read',
		member: {
			participant: tester.participant,
			workshop: testWorkshop,
			role,
			name: `Name of ${tester.participant}`,
			region: tester.region ?? null
		}
	};
}

function portOf(address: AddressInfo | string | null): number {
	if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
	return address.port;
}
