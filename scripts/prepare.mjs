/**
 * Makes a checkout ready, doing only what is missing: packages, messages, the build, a browser for tests.
 * Plain JavaScript for any Node from 18 on, because it runs before the project's own Node is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { listDataFiles } from './data-files.mjs';
import { installedBrowser } from './installed-browser.mjs';
import { root } from './root.mjs';

const bin = join(root, 'node_modules', '.bin');
export const node = join(bin, 'node');
/** Where Node keeps what it made of the server's TypeScript: a start takes half the time. */
export const compiledCode = join(root, 'node_modules', '.cache', 'compiled');

/** Stops with one clear sentence. @param {string} sentence @returns {never} */
export function stop(sentence) {
	console.error(`transferboard: ${sentence}`);
	process.exit(1);
}

/**
 * Runs a command in the checkout with the project's own Node first on the path.
 * @param {string} command @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {number} the exit code
 */
export function run(command, args, options = {}) {
	const result = spawnSync(command, args, {
		cwd: root,
		stdio: options.quiet ? ['ignore', 'ignore', 'inherit'] : 'inherit',
		env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, ...options.env }
	});
	if (result.error) stop(`${command} could not be started: ${result.error.message}`);
	return result.status ?? 1;
}

/** One of the project's installed tools. @param {string} name */
export const toolPath = (name) => join(bin, name);

/** Runs one of them. @param {string} name @param {string[]} args */
export const tool = (name, args) => run(toolPath(name), args);

/**
 * Runs a command beside others. @param {string} command @param {string[]} args
 * @returns {Promise<{ status: number, output: string }>} its exit code and all it printed
 */
export async function finished(command, args) {
	const child = spawn(command, args, {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` }
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	const [status] = await once(child, 'close');
	return { status: status ?? 1, output };
}

/** Runs a file of the project with the project's Node. @param {string[]} args @param {Record<string, string>} [env] */
export const runNode = (args, env = {}) => run(node, args, { env });

/** @param {string} file */
const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Installs the locked packages if the lockfile changed since the last time. */
export function installPackages() {
	const lock = join(root, 'package-lock.json');
	const stamp = join(root, 'node_modules', '.transferboard-lock');
	const wanted = hashOf(lock);
	if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	console.log('Installing packages …');
	// Not `npm ci`: it refuses a lockfile that lacks the optional packages of some other platform, which is
	// what npm writes when a registry does not have them all. `--no-save` keeps the locked versions and the file.
	if (run('npm', ['install', '--no-save', '--loglevel=error']) !== 0) {
		stop('the packages could not be installed; is the npm registry reachable and the disk not full?');
	}
	if (run(node, ['--version'], { quiet: true }) !== 0) {
		stop('the npm package "node" did not bring a runtime for this system; install Node 24 or newer yourself');
	}
	writeFileSync(stamp, wanted);
}

/** Compiles messages and SvelteKit's types; both are quick. */
export function generateCode() {
	if (runNode(['scripts/generate.mjs']) !== 0) stop('the messages could not be compiled; see above');
}

const built = join(root, 'build', '.built');
const sources = [
	'src',
	'static',
	'project.inlang',
	'scripts/chunks.ts',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/** Whether the pages were built and no source is newer than that. */
export function isBuilt() {
	if (!existsSync(built)) return false;
	const newest = Math.max(...sources.map((source) => newestChange(join(root, source))));
	return newest < statSync(built).mtimeMs;
}

/** @type {[command: string, args: string[]]} */
export const build = [toolPath('vite'), ['build', '--logLevel=error']];

/** Remembers that what stands in the sources now is built. */
export function rememberBuild() {
	mkdirSync(join(root, 'build'), { recursive: true });
	writeFileSync(built, '');
}

/** Builds the pages if a source is newer than the last build. */
export function buildIfStale() {
	listDataFiles();
	if (isBuilt()) return;
	console.log('Building …');
	if (run(...build) !== 0) stop('the build failed; see above');
	rememberBuild();
}

/** @param {string} path @returns {number} the newest modification time below `path`, generated code left out */
function newestChange(path) {
	if (path.endsWith('paraglide')) return 0;
	const info = statSync(path);
	if (!info.isDirectory()) return info.mtimeMs;
	return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** @returns {string} the path of a Chromium for tests: installed, else Debian's package; empty for Playwright's own */
export function findBrowser() {
	const installed = installedBrowser();
	if (installed) return installed;
	if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
		console.log("Installing Debian's Chromium for the browser tests …");
		run('apt-get', ['update', '-qq'], { quiet: true });
		for (const name of ['chromium-headless-shell', 'chromium']) {
			run('apt-get', ['install', '-y', '-qq', name], {
				quiet: true,
				env: { DEBIAN_FRONTEND: 'noninteractive' }
			});
			if (existsSync(`/usr/bin/${name}`)) return `/usr/bin/${name}`;
		}
	}
	console.log("Downloading Playwright's Chromium for the browser tests …");
	if (run(join(bin, 'playwright'), ['install', '--only-shell', 'chromium']) === 0) return '';
	return stop(
		'no browser for the tests: install Chromium (Debian: apt-get install chromium-headless-shell) or set CHROMIUM to one'
	);
}
