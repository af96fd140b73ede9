import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DocumentStore, StoredDocument } from '../storage/document-store.ts';
import { createSyncMetrics } from './metrics.ts';
import { freeRules } from '#lib/session/model/rights.ts';
import { allSights } from './access.ts';
import { Rooms } from './rooms.ts';

const stored: StoredDocument = { snapshot: null, snapshotSeq: 0, updates: [], seq: 0, clients: [] };
const unexpected = () => Promise.reject(new Error('not expected here'));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a document that is written slowly while people come and go is in memory only once', async () => {
	const written = Promise.withResolvers<number>();
	const store: DocumentStore = {
		create: unexpected,
		workshopOf: () => Promise.resolve('w'),
		named: unexpected,
		writersSince: unexpected,
		load: () => Promise.resolve(stored),
		append: () => written.promise,
		saveSnapshot: unexpected,
		history: unexpected,
		clients: unexpected,
		rewrite: unexpected,
		remove: unexpected
	};
	const rooms = new Rooms(
		{
			store,
			clock: { now: () => Date.now() },
			logger: pino({ level: 'silent' }),
			metrics: createSyncMetrics(new Registry()),
			rules: () => [freeRules],
			sights: () => allSights,
			onStored: () => undefined
		},
		1000
	);
	const first = await rooms.hold('board.one');
	const change = first.write((doc) => void doc.getMap('meta').set('title', 'slow'), null);
	rooms.release(first);
	// Its time is over, but it waits for the disk; meanwhile somebody looks in.
	await vi.advanceTimersByTimeAsync(1500);
	rooms.release(await rooms.hold('board.one'));
	written.resolve(1);
	await change;
	await vi.advanceTimersByTimeAsync(1);
	const second = await rooms.hold('board.one');
	await vi.advanceTimersByTimeAsync(1500);
	expect(await rooms.hold('board.one')).toBe(second);
	await rooms.close(1001, 0);
});
