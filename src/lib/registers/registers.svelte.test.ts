import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { createPoster } from './model/poster.ts';
import { Registers } from './registers.svelte.ts';

function open() {
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	const registers = new Registers({ doc, awareness, loaded: true, readOnly: false });
	return { doc, registers };
}

const plain = { author: 'p1', region: null, language: 'en', now: 5 };

describe('registers', () => {
	it('tell what is there and what comes', () => {
		const { doc, registers } = open();
		createPoster(doc, { ...plain, id: 'a' });
		const b = registers.of('posters').add(plain);
		expect(registers.posters.map(({ id }) => id)).toEqual(['a', b]);
	});

	it('a change of one poster leaves the snapshots of the others as they are', () => {
		const { registers } = open();
		const one = registers.of('posters').add(plain);
		const two = registers.of('posters').add(plain);
		const before = registers.poster(two);
		registers.of('posters').setValue(one, 'keyValue', 7);
		expect(registers.poster(one)?.values['keyValue']).toBe(7);
		expect(registers.poster(two)).toBe(before);
	});

	it('deleting hides, restoring brings back', () => {
		const { registers } = open();
		const id = registers.of('posters').add(plain);
		registers.of('posters').delete(id, 10);
		expect(registers.posters).toEqual([]);
		expect(registers.poster(id)?.deletedAt).toBe(10);
		registers.of('posters').restore(id);
		expect(registers.posters.map((poster) => poster.id)).toEqual([id]);
	});

	it('a translation has texts of its own', () => {
		const { registers } = open();
		const id = registers.of('posters').add(plain);
		const poster = registers.poster(id);
		if (!poster) throw new Error('not added');
		registers.of('posters').ensureText(id, 'title', 'en')?.insert(0, 'Apples');
		registers.of('posters').beginTranslation(poster, 'pl');
		registers.of('posters').findText(id, 'title', 'pl')?.insert(0, 'Jabłka');
		expect(registers.poster(id)?.texts['title']).toEqual({ en: 'Apples', pl: 'Jabłka' });
	});
});
