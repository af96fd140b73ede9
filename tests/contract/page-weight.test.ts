/**
 * How much JavaScript a page asks for before it stands: its files and all that these import at once, file by file to
 * the last one, each counted once and compressed as servers do. The built files themselves are asked, because the
 * server's list of them leaves out what another page loads later. What a page loads later is not counted; it never
 * keeps anybody from beginning.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

const output = join(import.meta.dirname, '../../.svelte-kit/output');

const Node = v.object({ imports: v.array(v.string()) });
const Manifest = v.object({
	manifest: v.object({
		_: v.object({
			client: v.object({ imports: v.array(v.string()) }),
			nodes: v.array(v.function()),
			routes: v.array(
				v.object({
					id: v.string(),
					page: v.nullable(v.object({ layouts: v.array(v.optional(v.number())), leaf: v.number() }))
				})
			)
		})
	})
});

async function built() {
	const file = join(output, 'server/manifest-full.js');
	if (!existsSync(file)) throw new Error('nothing is built: npm run build comes first');
	return v.parse(Manifest, await import(pathToFileURL(file).href)).manifest._;
}

const textOf = (file: string): string => readFileSync(join(output, 'client', file), 'utf8');

/** The files that a built file imports at once. */
function importsOf(file: string): string[] {
	const sources = parseAst(textOf(file)).body.flatMap((statement) =>
		'source' in statement && statement.source ? [statement.source.value] : []
	);
	return sources.map((source) => join(dirname(file), v.parse(v.string(), source)));
}

/** These files and all that they import, to the last one. */
function reachable(files: readonly string[]): ReadonlySet<string> {
	const found = new Set(files);
	// A set that grows while it is gone through is gone through to its end.
	for (const file of found) for (const imported of importsOf(file)) found.add(imported);
	return found;
}

/** Kilobytes (1,000 bytes), gzip. */
async function weightOf(route: string): Promise<number> {
	const { client, nodes, routes } = await built();
	const page = routes.find(({ id }) => id === route)?.page;
	if (!page) throw new Error(`there is no page ${route}`);
	const numbers = [...page.layouts.filter((layout) => layout !== undefined), page.leaf];
	const parts = await Promise.all(numbers.map(async (number) => v.parse(Node, await nodes[number]?.())));
	const files = reachable([...client.imports, ...parts.flatMap(({ imports }) => imports)]);
	return [...files].reduce((sum, file) => sum + gzipSync(textOf(file)).length, 0) / 1000;
}

describe('a page asks for no more JavaScript than', () => {
	it.each([
		// The router's list of all pages is nine of them, and grows with each page.
		['/(site)/join/[code]', 92],
		['/w/[workshop]', 140],
		['/w/[workshop]/polls', 145],
		['/w/[workshop]/polls/[poll]', 150],
		['/w/[workshop]/board/[board]', 335],
		['/w/[workshop]/plans', 172],
		['/w/[workshop]/plans/[plan]', 212],
		['/screen/[code]', 103]
	])('%s: %i kB', { timeout: 60_000 }, async (route, most) => {
		const weight = await weightOf(route);
		expect(weight).toBeLessThanOrEqual(most);
	});
});
