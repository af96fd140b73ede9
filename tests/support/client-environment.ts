/** Vitest environment for rune classes: plain Node, but compiled as for the browser, so that effects run. */
import type { Environment } from 'vitest/runtime';

export default {
	name: 'client',
	viteEnvironment: 'client',
	setup: () => ({ teardown: () => undefined })
} satisfies Environment;
