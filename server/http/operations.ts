/** For the operator: alive, able to store, and the figures. */
import { timingSafeEqual } from 'node:crypto';
import type { Registry } from 'prom-client';
import type { ApiContext, Routes } from './api.ts';

export interface OperationsParts {
	readonly metrics: Registry;
	readonly metricsToken: string | undefined;
	/** Writes to the database; resolves when the write is on disk. */
	probe(): Promise<void>;
	draining(): boolean;
}

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const probeTimeout = 1000;

export const operationsRoutes =
	({ metrics, metricsToken, probe, draining }: OperationsParts): Routes =>
	(app) => {
		app.get('/healthz', (c) => c.text('ok\n', 200, { 'cache-control': 'no-store' }));

		app.get('/readyz', async (c) => {
			const answer = (ready: boolean, text: string) =>
				c.text(`${text}\n`, ready ? 200 : 503, { 'cache-control': 'no-store' });
			if (draining()) return answer(false, 'stopping');
			const stored = await Promise.race([
				probe().then(
					() => true,
					() => false
				),
				new Promise<false>((done) => setTimeout(() => done(false), probeTimeout).unref())
			]);
			return stored ? answer(true, 'ready') : answer(false, 'cannot store');
		});

		app.get('/metrics', async (c) => {
			if (!mayRead(c, metricsToken)) return c.text('', 404);
			return c.body(await metrics.metrics(), 200, {
				'content-type': metrics.contentType,
				'cache-control': 'no-store'
			});
		});
	};

/** With a token set, the token; without one, this machine only, and not through a proxy on it. */
function mayRead(c: ApiContext, token: string | undefined): boolean {
	if (token !== undefined) {
		const given = Buffer.from(c.req.header('authorization') ?? '');
		const wanted = Buffer.from(`Bearer ${token}`);
		return given.length === wanted.length && timingSafeEqual(given, wanted);
	}
	return loopback.test(c.env.incoming.socket.remoteAddress ?? '') && !c.req.header('x-forwarded-for');
}
