/**
 * How much JavaScript a page asks for before it stands: everything that its files import at once, compressed
 * as servers do. What a page loads later is not counted; it never keeps anybody from beginning.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
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

/** Kilobytes (1,000 bytes), gzip. */
async function weightOf(route: string): Promise<number> {
	const { client, nodes, routes } = await built();
	const page = routes.find(({ id }) => id === route)?.page;
	if (!page) throw new Error(`there is no page ${route}`);
	const numbers = [...page.layouts.filter((layout) => layout !== undefined), page.leaf];
	const parts = await Promise.all(numbers.map(async (number) => v.parse(Node, await nodes[number]?.())));
	const files = new Set([...client.imports, ...parts.flatMap(({ imports }) => imports)]);
	const bytes = [...files].map((name) => gzipSync(readFileSync(join(output, 'client', name))).length);
	return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

describe('a page asks for no more JavaScript than', () => {
	it.each([
		// The router's list of all pages is nine of them, and grows with each page.
		['/(site)/join/[code]', 92],
		['/w/[workshop]', 150],
		['/w/[workshop]/polls', 150],
		['/w/[workshop]/polls/[poll]', 160],
		['/w/[workshop]/board/[board]', 350],
		['/w/[workshop]/plans', 190],
		['/w/[workshop]/plans/[plan]', 220],
		['/screen/[code]', 120]
	])('%s: %i kB', { timeout: 60_000 }, async (route, most) => {
		const weight = await weightOf(route);
		expect(weight).toBeLessThanOrEqual(most);
	});
});
