/**
 * Which files the pages' code is written into (docs/decisions/0039). Left alone, the bundler writes one file for every
 * set of pages and late parts that share a module: a page of a workshop asked for more than a hundred, most of them a
 * single message or picture. Here modules are gathered by the few shells that people arrive at.
 */
import { resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What everybody loads who arrives at one of these, by its name in the names of files. */
const shells: Readonly<Record<string, readonly string[]>> = {
	site: ['node_modules/@sveltejs/kit/src/runtime/client/entry.js', 'src/routes/+layout.svelte'],
	join: ['src/routes/(site)/+layout.svelte', 'src/routes/(site)/join/[code]/+page.svelte'],
	screen: ['src/routes/screen/[code]/+page.svelte'],
	workshop: ['src/routes/w/[workshop]/+layout.svelte', 'src/routes/w/[workshop]/+layout.ts']
};

const paraglide = resolve('src/lib/i18n/paraglide');

/**
 * What a module is loaded with. Each message is a module, and all of them are imported by one list, of which the bundler
 * keeps what is used (`m.some_message`): that is read here as well.
 */
function importsOf(id: string, context: Rolldown.ChunkingContext): readonly string[] {
	const info = context.getModuleInfo(id);
	if (!info) return [];
	const others = info.importedIds.filter(
		(each) => !each.startsWith(paraglide) || each.endsWith('runtime.js')
	);
	if (others.length === info.importedIds.length) return others;
	const used = (info.code ?? '').matchAll(/\bm\.([a-z0-9_]+)/g);
	return [...others, ...Array.from(used, ([, name]) => `${paraglide}/messages/${name}.js`)];
}

/** All that is loaded with `starts`, themselves included. */
function loadedWith(starts: readonly string[], context: Rolldown.ChunkingContext): ReadonlySet<string> {
	const loaded = new Set<string>();
	const queue = starts.map((path) => resolve(path));
	for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
		if (loaded.has(id)) continue;
		loaded.add(id);
		queue.push(...importsOf(id, context));
	}
	return loaded;
}

/**
 * Names a module's file after the shells that load it, so that a shell loads nothing it does not need. What a module
 * imports is loaded wherever the module is: files import only files of more shells, and there are no circles.
 */
function byShells(): Rolldown.CodeSplittingGroup[] {
	const names = Object.keys(shells);
	let loads: (readonly [name: string, loaded: ReadonlySet<string>])[] | undefined;
	const shellsOf = (id: string, context: Rolldown.ChunkingContext) => {
		loads ??= Object.entries(shells).map(([name, starts]) => [name, loadedWith(starts, context)]);
		const loading = loads.filter(([, loaded]) => loaded.has(id)).map(([name]) => name);
		// Every page stands in the site's.
		return loading.includes('site') ? names : loading;
	};
	// What more shells load goes first: taking a module takes along what it imports, unless it is taken already.
	return names.map((_, index) => ({
		priority: index + 1,
		name: (id, context) => {
			const loading = shellsOf(id, context);
			return loading.length === index + 1 ? loading.join('-') : null;
		}
	}));
}

/** For Vite: the files of the browser; the server's stay as they are. */
export function chunks(): Plugin {
	return {
		name: 'transferboard-chunks',
		configEnvironment(name) {
			if (name !== 'client') return undefined;
			return { build: { rolldownOptions: { output: { codeSplitting: { groups: byShells() } } } } };
		}
	};
}
