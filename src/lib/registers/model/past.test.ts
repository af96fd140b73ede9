import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { posterRegister } from '../posters/model.ts';
import { EntryLog } from './past.ts';
import { RegisterCommands } from './register-commands.ts';

const minute = 60_000;

/** A workshop's document of which every change is a row of the log. */
function written() {
	const doc = new Y.Doc();
	const rows: { at: number; by: string; region: string; update: Uint8Array }[] = [];
	let now = { at: 0, by: '', region: '' };
	doc.on('update', (update: Uint8Array) => rows.push({ ...now, update }));
	const commands = new RegisterCommands(doc, posterRegister);
	const title = () => commands.ensureText('a', 'title', 'en', 'en');
	return {
		commands,
		title,
		by(who: string, at: number, act: () => void) {
			now = { at: at * minute, by: who, region: `${who}-land` };
			act();
		},
		past() {
			const log = new EntryLog('posters', 'a');
			for (const row of rows) log.add(row);
			const { steps } = log.past();
			log.close();
			return steps;
		}
	};
}

it('tells who changed what when; who goes on writing is at one step, and other entries are none of it', () => {
	const { commands, title, by, past } = written();
	const plain = { region: null, language: 'en', now: 1 };
	by('ana', 0, () => commands.add({ ...plain, id: 'a', author: 'ana', texts: { title: { en: 'Apples' } } }));
	by('ben', 1, () => commands.add({ ...plain, id: 'b', author: 'ben' }));
	by('ben', 2, () => title()?.insert(6, ' sold'));
	by('ben', 11, () => title()?.insert(11, ' as one'));
	by('ben', 30, () => commands.setValue('a', 'keyValue', 7));
	by('ben', 31, () => commands.setValue('a', 'keyValue', null));
	by('ana', 40, () => commands.moderate('a', 'submitted'));
	by('ana', 41, () => commands.move('a', 'b', undefined));
	const template = { key: 'template', before: null, after: 'good-practice@2014-2020' };
	expect(past()).toEqual([
		{
			...{ at: 41 * minute, by: 'ana', region: 'ana-land', added: false },
			fields: [{ key: 'moderation', before: null, after: 'submitted' }]
		},
		{
			...{ at: 11 * minute, by: 'ben', region: 'ben-land', added: false },
			fields: [{ key: 'title', before: 'Apples', after: 'Apples sold as one' }]
		},
		{
			...{ at: 0, by: 'ana', region: 'ana-land', added: true },
			fields: [template, { key: 'title', before: null, after: 'Apples' }]
		}
	]);
});

it('of an entry that never was there is nothing to tell', () => {
	expect(written().past()).toEqual([]);
});
