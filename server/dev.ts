/** Development: the same app with Vite's middleware instead of built pages, and hot reload on the same port. */
import { createServer } from 'vite';
import { createApp } from './app.ts';
import { developmentRequest } from './http/development-platform.js';
import { readSettings, run } from './http/process.ts';
import { systemClock } from './support/clock.ts';
import { createLogger } from './support/logger.ts';

const config = readSettings(process.env);
const logger = createLogger(config.logLevel);

await run(config, logger, (restart) =>
	createApp(config, {
		logger,
		clock: systemClock,
		onDiskFailure: restart,
		foreignUpgrade: (request) => /^vite-(hmr|ping)$/.test(request.headers['sec-websocket-protocol'] ?? ''),
		async pages(server) {
			const vite = await createServer({ server: { middlewareMode: true, ws: { server } } });
			return (request, response) => {
				// Pages bring their own policy, and Vite's modules need none.
				response.removeHeader('content-security-policy');
				developmentRequest.run(request, () => vite.middlewares(request, response));
			};
		}
	})
);
