/** Bundles the pages of the peers for the browser, as a production build would. */
import { build } from 'esbuild';

await build({
	entryPoints: ['canvas.js', 'excalidraw.jsx', 'tldraw.jsx', 'excalidraw-reader.js'],
	// Where neither git nor the linters look.
	outdir: 'node_modules/.built',
	bundle: true,
	splitting: true,
	minify: true,
	format: 'esm',
	target: 'es2023',
	conditions: ['production'],
	jsx: 'automatic',
	logLevel: 'error',
	define: { 'process.env.NODE_ENV': '"production"' },
	loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file' }
});
