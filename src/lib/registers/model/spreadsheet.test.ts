import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { criterionRegister } from '../criteria/model.ts';
import { RegisterCommands } from './register-commands.ts';
import { listRecords } from './register-record.ts';
import {
	entriesFrom,
	mappingOf,
	mostRows,
	readTable,
	tableOf,
	writeTable,
	type Mapping
} from './spreadsheet.ts';

const taken = (table: string[][], language: string, mapping?: Mapping) =>
	entriesFrom(criterionRegister, table, mapping ?? mappingOf(criterionRegister, table), language);

describe('a table', () => {
	it.each([
		[
			'tabs',
			'a\tb\nc\td',
			[
				['a', 'b'],
				['c', 'd']
			]
		],
		[
			'semicolons, as a Polish spreadsheet saves it',
			'a;b,5\r\nc;d',
			[
				['a', 'b,5'],
				['c', 'd']
			]
		],
		['commas', 'a,"b, c"', [['a', 'b, c']]],
		['a quoted cell with a new line and quotes', '"a\nb"\t"say ""yes"""', [['a\nb', 'say "yes"']]],
		['empty rows', 'a\n\n\t\nb', [['a'], ['b']]],
		['one column', 'a', [['a']]],
		['nothing', '', []]
	])('is read with %s', (_name, text, rows) => expect(readTable(text)).toEqual(rows));

	it('comes back as it was written', () => {
		const cell = fc.string().map((text) => text.replace(/^[=@+\-'\s]+/, '').trim());
		const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
		fc.assert(
			fc.property(table, (rows) => {
				const kept = rows
					.map((row) => row.map((each) => each.replaceAll('\r', '')))
					.filter((row) => row.some((each) => each.trim() !== ''));
				expect(readTable(writeTable(kept))).toEqual(kept.map((row) => row.map((each) => each.trim())));
			})
		);
	});

	it('runs nothing in the spreadsheet that it is pasted into', () => {
		expect(writeTable([['=cmd()', '@x', '+1', '-2,5', '-x']])).toBe("'=cmd()\t'@x\t+1\t-2,5\t'-x");
	});
});

describe('pasting', () => {
	const polish = readTable(
		'Nazwa\tWaga\tStan\tTagi\tBudżet\nZaufanie\t12,5\tomawiane\tludzie; czas\t7\n\t3\t\t\t\nCzas\tdużo\tinny'
	);

	it('goes by the headings, in any language, and tells what it cannot take', () => {
		const mapping = mappingOf(criterionRegister, polish);
		expect(mapping).toEqual({ headed: true, columns: ['name', 'weight', 'state', 'tags', null] });
		expect(taken(polish, 'pl')).toEqual({
			entries: [
				{
					texts: { name: { pl: 'Zaufanie' } },
					values: { weight: 12.5, state: 'discussed' },
					tags: { tags: ['ludzie', 'czas'] }
				},
				{ texts: { name: { pl: 'Czas' } }, values: {}, tags: {} }
			],
			nameless: 1,
			unread: 2,
			left: 0
		});
	});

	it('goes by what somebody said of the columns instead', () => {
		const { entries } = taken(polish, 'pl', {
			headed: true,
			columns: ['definition', null, null, null, 'name']
		});
		expect(entries).toEqual([
			{ texts: { definition: { pl: 'Zaufanie' }, name: { pl: '7' } }, values: {}, tags: {} }
		]);
	});

	it('takes the first column for the names where there are no headings, and no field twice', () => {
		const table = readTable('Trust\tx\nSkills\ty\tz');
		expect(mappingOf(criterionRegister, table)).toEqual({ headed: false, columns: ['name', null, null] });
		expect(taken(table, 'en').entries.map(({ texts }) => texts)).toEqual([
			{ name: { en: 'Trust' } },
			{ name: { en: 'Skills' } }
		]);
		expect(mappingOf(criterionRegister, [['Name', 'Nazwa']]).columns).toEqual(['name', null]);
	});

	it('has an end', () => {
		const rows = Array.from({ length: mostRows + 20 }, (_, at) => [`c${at}`]);
		const { entries, left } = taken(rows, 'en');
		expect([entries.length, left]).toEqual([mostRows, 20]);
	});

	it('takes back what was copied out', () => {
		const doc = new Y.Doc();
		const commands = new RegisterCommands(doc, criterionRegister);
		const texts = { name: { en: 'Trust' }, definition: { en: 'Two lines\nof words' } };
		const values = { weight: 12.5, state: 'agreed', scale: 'percent' };
		commands.add({ id: 'a', author: null, region: 'r1', language: 'en', now: 1, texts, values });
		commands.setKey('a', 'tags:people', true);
		const table = tableOf(
			criterionRegister,
			listRecords(doc, criterionRegister),
			'en',
			() => 'Latvia',
			'Region'
		);
		const back = readTable(writeTable(table));
		expect(taken(back, 'en').entries).toEqual([{ texts, values, tags: { tags: ['people'] } }]);
		expect(mappingOf(criterionRegister, back).columns.at(-1)).toBeNull();
	});
});
