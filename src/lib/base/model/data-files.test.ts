import * as v from 'valibot';
import { expect, it } from 'vitest';
import { readDataFiles, versioned, withFirst } from './data-files.ts';

const Form = v.object({ ...versioned, limit: v.number() });
const file = (name: string, data: object) => ({ name, data: { id: 'form', limit: 1, ...data } });

it('reads files in the order of their names, with those in front that say so', () => {
	const files = [
		file('a.json', { version: '1' }),
		file('b.json', { version: '2' }),
		file('c.json', { version: '3', first: true })
	];
	expect(readDataFiles(files, Form).map(({ version }) => version)).toEqual(['3', '1', '2']);
});

it('says which file cannot be read, and why', () => {
	expect(() => readDataFiles([file('a.json', { version: '1', limit: 'long' })], Form)).toThrow(
		/^a\.json: limit .*number/i
	);
	const twice = [file('a.json', { version: '1' }), file('b.json', { version: '1' })];
	expect(() => readDataFiles(twice, Form)).toThrow('b.json: a.json is form@1 already');
	expect(() => withFirst([])).toThrow('without a file');
});
