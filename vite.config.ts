import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { chunks } from './scripts/chunks.ts';
import { paraglideOptions } from './scripts/paraglide.mjs';

/** For one test, in milliseconds: only what hangs may fail for its duration, however busy the machine is. */
const patience = 60_000;

export default defineConfig({
	plugins: [paraglideVitePlugin(paraglideOptions), sveltekit(), chunks()],
	build: { target: 'es2022' },
	test: {
		// Much of the time tests wait for sockets and disks: no core is kept free.
		maxWorkers: '100%',
		// Our modules keep no state, so that test files may share what one of them has loaded: half the processor time.
		// What a test changes for everybody (the language, the clock, globals) it changes back.
		isolate: false,
		// Rules are checked in plain Node; `*.svelte.test.ts` runs rune classes with the client runtime.
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: [
						'{src,server,scripts}/**/*.test.ts',
						'tests/{contract,convergence,integration}/**/*.test.ts'
					],
					exclude: ['**/*.svelte.test.ts'],
					setupFiles: ['./tests/support/property-seed.ts'],
					testTimeout: patience,
					hookTimeout: patience
				}
			},
			{
				extends: true,
				// Real sockets in these tests: `ws` must not be the browser's empty stand-in.
				resolve: {
					conditions: ['browser'],
					alias: { ws: fileURLToPath(import.meta.resolve('ws')) }
				},
				test: {
					name: 'runes',
					environment: './tests/support/client-environment.ts',
					include: ['src/**/*.svelte.test.ts', 'tests/**/*.svelte.test.ts'],
					setupFiles: ['./tests/support/property-seed.ts'],
					testTimeout: patience,
					hookTimeout: patience
				}
			}
		]
	}
});
