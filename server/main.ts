/** Production: the built pages and everything else in one process. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import type { PageHandler } from './http/gate.ts';
import { withPageFiles } from './http/page-files.ts';
import { readSettings, run } from './http/process.ts';
import { systemClock } from './support/clock.ts';
import { createLogger } from './support/logger.ts';

const config = readSettings(process.env);
const logger = createLogger(config.logLevel);
const handler = new URL('../build/handler.js', import.meta.url);

// adapter-node reads these when it is loaded: the scheme comes from the gate, which knows it.
process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';

await run(config, logger, (restart) =>
	createApp(config, {
		logger,
		clock: systemClock,
		onDiskFailure: restart,
		async pages() {
			if (!existsSync(handler))
				throw new Error('the pages are not built; run `npm start` or `npm run build`');
			const built: { handler: PageHandler } = await import(handler.href);
			return withPageFiles(fileURLToPath(new URL('client', handler)), built.handler);
		}
	})
);
