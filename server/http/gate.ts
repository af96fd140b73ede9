/**
 * The one door: every request and every upgrade comes through here. Sets the security headers, checks the
 * origin of whatever changes something, and hands on to Socket.IO, the API or the pages.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { isTrustedOrigin, originFacts } from '../auth/origin.ts';
import { errorBody } from '../support/errors.ts';
import { placeOf } from '../support/place-of.ts';
import type { Logger } from '../support/logger.ts';
import { Refusal, refusalResponse, type ApiEnv, type Routes } from './api.ts';
import { policyFor, securityHeaders } from './headers.ts';
import type { PageServices } from './page-services.ts';

/** A node request as pages get it. */
export type PageRequest = IncomingMessage & { pageServices?: PageServices };
export type PageHandler = (request: PageRequest, response: ServerResponse) => void;
type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface GateParts {
	readonly origin: string | undefined;
	readonly https: boolean;
	readonly api: Hono<ApiEnv>;
	/** SvelteKit's handler, or Vite's in development; absent in tests of the API. */
	readonly pages: PageHandler | undefined;
	/** @param gone aborts when nobody waits for the answer any more */
	pageServices(request: IncomingMessage, gone: AbortSignal): PageServices;
	readonly polling: (request: IncomingMessage, response: ServerResponse) => void;
	/** Upgrades by the start of their path. Others are refused, unless development takes them. */
	readonly upgrades: Readonly<Record<string, UpgradeHandler>>;
	/** Development: Vite's own sockets, which its own listener serves. */
	readonly foreignUpgrade?: (request: IncomingMessage) => boolean;
}

const apiPath = /^\/(api|assets)\/|^\/(healthz|readyz|metrics)$/;
/** Files are written with the words and looks of the pages, so the pages answer for them. */
const filePath =
	/^\/api\/(series\/[a-z]+|workshops\/[^/]+\/(report|deadlines|(plans|posters)\/[^/]+|boards\/[^/]+\/picture))\.[a-z]+$/;

export function createGate(parts: GateParts): Server {
	const { api, pages, polling } = parts;
	const serveApi = getRequestListener((request, bindings) => api.fetch(request, bindings), {
		overrideGlobalObjects: false
	});
	const headers = Object.entries(securityHeaders(parts.https));
	const trusts = (request: IncomingMessage) => isTrustedOrigin(originFacts(request.headers), parts.origin);

	const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, (request, response) => {
		const path = pathOf(request);
		for (const [name, value] of headers) response.setHeader(name, value);
		response.setHeader('content-security-policy', policyFor(path));
		if (request.method !== 'GET' && request.method !== 'HEAD' && !trusts(request)) {
			return refuseRequest(response);
		}
		if (path === '/socket.io/' || path === '/socket.io') return polling(request, response);
		if ((apiPath.test(path) && !filePath.test(path)) || !pages) return void serveApi(request, response);
		const pageRequest: PageRequest = request;
		pageRequest.pageServices = parts.pageServices(request, leaving(response));
		// adapter-node takes the scheme from here when no ORIGIN is set; nobody else may set it.
		request.headers['x-forwarded-proto'] = parts.https ? 'https' : 'http';
		pages(pageRequest, response);
	});

	server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		// A socket that breaks while it is being upgraded is nobody's error.
		socket.on('error', () => socket.destroy());
		if (parts.foreignUpgrade?.(request)) return;
		const path = pathOf(request);
		const handler = Object.entries(parts.upgrades).find(([start]) => path.startsWith(start))?.[1];
		if (!handler) return refuseUpgrade(socket, '404 Not Found');
		if (!trusts(request)) return refuseUpgrade(socket, '403 Forbidden');
		handler(request, socket, head);
	});
	return server;
}

/** Aborts when the connection ends before the answer is sent. */
function leaving(response: ServerResponse): AbortSignal {
	const gone = new AbortController();
	response.once('close', () => {
		if (!response.writableFinished) gone.abort();
	});
	return gone.signal;
}

/** The API without pages: all routes, refusals in one shape, nothing cached unless a route says so. */
export function createApi(routes: readonly Routes[], logger: Logger): Hono<ApiEnv> {
	const app = new Hono<{ Bindings: HttpBindings }>();
	app.use('/api/*', async (c, next) => {
		await next();
		if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
	});
	for (const add of routes) add(app);
	app.notFound(() => refusalResponse('not-found'));
	app.onError((error, c) => {
		if (error instanceof Refusal) return refusalResponse(error.code, error.retryAfter);
		logger.error(
			{ method: c.req.method, route: c.req.routePath, error: error.name, at: placeOf(error) },
			'request failed'
		);
		return refusalResponse('internal');
	});
	return app;
}

/** Without query; what is no valid address has no path. */
export function pathOf(request: IncomingMessage): string {
	const address = request.url ?? '/';
	const end = address.search(/[?#]/);
	return end === -1 ? address : address.slice(0, end);
}

function refuseRequest(response: ServerResponse): void {
	response.writeHead(403, {
		'content-type': 'application/json',
		'cache-control': 'no-store',
		connection: 'close'
	});
	response.end(JSON.stringify(errorBody('bad-origin')));
}

function refuseUpgrade(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
