/**
 * The built files of the pages. adapter-node would serve them, too, but reads each without listening for errors: a file
 * that is gone, because somebody builds anew beside the running server, or too many open files would end the process
 * with everybody's connection.
 */
import { readdirSync } from 'node:fs';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { refusalResponse } from './api.ts';
import { pathOf, type PageHandler } from './gate.ts';

/** Under it the name of a file changes with what is in it. */
const immutable = '/_app/immutable/';

/** Serves what lies in a folder, also compressed beforehand, and leaves everything else to `pages`. */
export function withPageFiles(folder: string, pages: PageHandler): PageHandler {
	const names = new Set(readdirSync(folder));
	const files = new Hono();
	files.use(async (c, next) => {
		await next();
		if (!c.res.ok) return;
		const lasts = c.req.path.startsWith(immutable);
		// Other names stay when their files change, so a browser asks each time whether they did.
		c.header('cache-control', lasts ? 'public, max-age=31536000, immutable' : 'no-cache');
	});
	files.use('/:file', etag());
	files.use(serveStatic({ root: folder, precompressed: true }));
	files.notFound(() => refusalResponse('not-found'));
	const serve = getRequestListener(files.fetch, { overrideGlobalObjects: false });
	return (request, response) => {
		if (names.has(pathOf(request).split('/')[1] ?? '')) void serve(request, response);
		else pages(request, response);
	};
}
