/**
 * Lists the files in folders of data (templates of forms, decks, terms) as code, so that a new file there needs no line
 * anywhere. Pages and server read the same list: it becomes a part of both.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from './root.mjs';

/** Folders of data have one of these names and stand in a folder `model`. */
const names = ['templates', 'decks', 'terms'];

/** Writes `all.ts` into every folder of data where it is not there or says something else. */
export function listDataFiles() {
	const lib = join(root, 'src/lib');
	for (const folder of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
		if (!names.includes(basename(folder)) || basename(dirname(folder)) !== 'model') continue;
		const path = join(lib, folder);
		const files = readdirSync(path)
			.filter((name) => name.endsWith('.json'))
			.sort();
		const list = join(path, 'all.ts');
		const code = codeOf(files);
		if (textOf(list) !== code) writeFileSync(list, code);
	}
}

/** @param {readonly string[]} files */
const codeOf = (files) =>
	[
		'/** Made by scripts/data-files.mjs: the files of this folder. */',
		"import type { DataFile } from '#lib/base/model/data-files.ts';",
		...files.map((name, at) => `import data${at} from './${name}' with { type: 'json' };`),
		'',
		'export const all: readonly DataFile[] = [',
		files.map((name, at) => `\t{ name: '${name}', data: data${at} }`).join(',\n'),
		'];',
		''
	].join('\n');

/** @param {string} file @returns {string} empty where there is none */
function textOf(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
