import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { posterRegister } from '../posters/model.ts';
import { fileKey } from './files.ts';
import { isFilled } from './poster.ts';
import { entryOf, registerOf } from './record.ts';
import { RegisterCommands } from './register-commands.ts';
import { recordIn } from './register-record.ts';
import { fieldOf } from './register.ts';

const asset = (letter: string) => letter.repeat(16);

function begun() {
	const doc = new Y.Doc();
	const commands = new RegisterCommands(doc, posterRegister);
	commands.add({ id: 'p1', author: 'anna', region: 'lubelskie', language: 'pl', now: 1 });
	return { doc, commands };
}
const poster = (doc: Y.Doc) => {
	const record = recordIn(doc, posterRegister, 'p1');
	if (!record) throw new Error('no poster');
	return record;
};
const told = (doc: Y.Doc, field: string) =>
	poster(doc).files[field]?.map(({ asset: id, words }) => `${id.slice(0, 1)} ${words}`);

it('files stand in the order in which they came, whatever their ids, and can be taken away one by one', () => {
	const { doc, commands } = begun();
	const second = fileKey('documents', asset('a'), 36 ** 8 + 1);
	commands.addFile('p1', second, 'Ulotka');
	commands.addFile('p1', fileKey('documents', asset('z'), 36 ** 8), 'Ewaluacja');
	commands.addFile('p1', fileKey('pictures', asset('m'), 36 ** 8 + 0.25), 'Sad');
	expect(told(doc, 'documents')).toEqual(['z Ewaluacja', 'a Ulotka']);
	expect(told(doc, 'pictures')).toEqual(['m Sad']);
	const field = fieldOf(poster(doc).template, 'documents');
	expect(field && isFilled(poster(doc), field)).toBe(true);
	commands.setKey('p1', second, undefined);
	expect(told(doc, 'documents')).toEqual(['z Ewaluacja']);
});

it('two people who add at the same moment displace nothing, and both write in the words of one file', () => {
	const { doc: one, commands } = begun();
	const key = fileKey('pictures', asset('s'), 36 ** 8);
	commands.addFile('p1', key, 'Sad');
	const two = new Y.Doc();
	Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
	commands.addFile('p1', fileKey('pictures', asset('b'), 36 ** 8 + 5), 'B');
	new RegisterCommands(two, posterRegister).addFile('p1', fileKey('pictures', asset('c'), 36 ** 8 + 5), 'C');
	for (const [doc, words] of [
		[one, ' w maju'],
		[two, ', Lublin']
	] as const) {
		const text = entryOf(registerOf(doc, 'posters'), 'p1')?.get(key);
		if (text instanceof Y.Text) text.insert(3, words);
	}
	Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
	Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
	expect(told(one, 'pictures')).toEqual(told(two, 'pictures'));
	expect(poster(one).files['pictures']?.map(({ words }) => words)).toEqual([
		expect.stringMatching(/^Sad(?=.* w maju)(?=.*, Lublin)/),
		'B',
		'C'
	]);
});

it('what is no file reads as nothing and stays in the document', () => {
	const { doc } = begun();
	const entry = entryOf(registerOf(doc, 'posters'), 'p1');
	entry?.set('documents:lost', new Y.Text('x'));
	entry?.set('documents:k1-../../etc', new Y.Text('y'));
	entry?.set(fileKey('documents', asset('a'), 1), { garbage: true });
	expect(told(doc, 'documents')).toEqual(['a ']);
	expect(entry?.has('documents:lost')).toBe(true);
});
