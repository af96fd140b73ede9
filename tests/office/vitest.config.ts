/** Tests that need the programs of an office: the nightly run has them, `npm test` leaves them out. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** A word processor starts slowly on a busy machine; only what hangs may fail. Milliseconds. */
const patience = 300_000;

export default defineConfig({
	root: resolve(import.meta.dirname, '../..'),
	test: {
		include: ['tests/office/*.test.ts'],
		testTimeout: patience,
		hookTimeout: patience
	}
});
