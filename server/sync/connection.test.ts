import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Registry } from 'prom-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeCodes, syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import { Budgets } from './budgets.ts';
import { Connection } from './connection.ts';
import { Bundle, heartbeatMessage } from './messages.ts';
import { createSyncMetrics } from './metrics.ts';
import type { Transport, TransportEvents } from './transport.ts';

let now = 0;
const clock = { now: () => now };

/** A transport that keeps what it is told. */
class Recorder implements Transport {
	sent: Uint8Array[] = [];
	buffered = 0;
	probes = 0;
	closedWith: number | undefined;
	terminated = false;
	events: TransportEvents | undefined;
	send(bundle: Bundle): void {
		this.sent.push(...bundle.messages);
	}
	paused = false;
	pause(): void {
		this.paused = true;
	}
	resume(): void {
		this.paused = false;
	}
	probe(): void {
		this.probes++;
	}
	close(code: number): void {
		this.closedWith = code;
	}
	terminate(): void {
		this.terminated = true;
	}
	listen(events: TransportEvents): void {
		this.events = events;
	}
}

let transport: Recorder;
let connection: Connection;

beforeEach(() => {
	now = 1_000_000;
	transport = new Recorder();
	connection = new Connection(
		{ participant: 'ana', workshop: 'w', role: 'participant', name: 'Ana', region: null },
		'write',
		{
			transport,
			request: new IncomingMessage(new Socket()),
			document: 'board.one',
			unpacks: false,
			budget: new Budgets(clock).hold('ana'),
			clock,
			metrics: createSyncMetrics(new Registry()),
			onJoined: () => undefined,
			onClosed: () => undefined
		}
	);
	transport.sent = [];
});

describe('a connection on which nothing happens (W3)', () => {
	it('is sent something well before a stock client gives up after 30 s', () => {
		for (let second = 0; second < 60; second += 3) {
			now += 3000;
			transport.events?.alive();
			connection.tick();
		}
		expect(transport.sent.length).toBeGreaterThanOrEqual(3);
		expect(transport.sent.every((message) => message === heartbeatMessage)).toBe(true);
		expect(transport.closedWith).toBeUndefined();
	});

	it('is asked for a sign of life, and cut when there is none', () => {
		now += 30_000;
		connection.tick();
		expect(transport.probes).toBe(1);
		expect(transport.terminated).toBe(false);
		now += 31_000;
		connection.tick();
		expect(transport.terminated).toBe(true);
	});
});

describe('frames that cannot be handled yet', () => {
	it('stop the reading before they fill the memory, empty ones too', () => {
		for (let frame = 0; frame < 100; frame++) transport.events?.message(new Uint8Array());
		expect(transport.paused).toBe(false);
		for (let frame = 0; frame < 2000; frame++) transport.events?.message(new Uint8Array());
		expect(transport.paused).toBe(true);
	});
});

describe('a slow reader', () => {
	it('is closed with a code that means try again, once it lags more than the limit behind', () => {
		const bundle = new Bundle([Uint8Array.of(1)]);
		transport.buffered = syncLimits.lagBytes;
		connection.send(bundle);
		expect(transport.closedWith).toBeUndefined();
		transport.buffered++;
		connection.send(bundle);
		expect(transport.closedWith).toBe(closeCodes.slow);
		expect(transport.terminated).toBe(true);
	});

	it('may take as long as it needs for the document itself', () => {
		connection.joined(10_000_000);
		transport.buffered = 10_000_000 + syncLimits.lagBytes;
		connection.send(new Bundle([Uint8Array.of(1)]));
		expect(transport.closedWith).toBeUndefined();
	});
});
