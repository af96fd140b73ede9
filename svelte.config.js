import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { developmentPlatform } from './server/http/development-platform.js';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	kit: {
		// The one app reaches pages through `platform.req`; in development SvelteKit has no request
		// to hand over, so the development server puts it into the emulated platform.
		adapter: { ...adapter({ out: 'build' }), emulate: () => ({ platform: developmentPlatform }) },
		// Only same-origin scripts with this response's nonce run. Styles come from our own files;
		// style attributes are needed by positioned overlays.
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// Every non-GET is checked in hooks.server.ts against the configured origin, for every content type.
		csrf: { trustedOrigins: ['*'] },
		version: { pollInterval: 0 }
	},
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) }
};

export default config;
