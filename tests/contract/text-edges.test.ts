/** Svelte drops white space where a block or an element begins: a dot between two things would stick to the first. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('no block and no element begins with a line that begins with a dot between two things', () => {
	const files = globSync('src/**/*.svelte');
	expect(files.length).toBeGreaterThan(100);
	const glued = files.filter((file) => /\S(?:\{#if[^}]*\}|<\w+>)\s*·/.test(readFileSync(file, 'utf8')));
	expect(glued).toEqual([]);
});
