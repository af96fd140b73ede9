import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { criterionRegister } from '../criteria/model.ts';
import { RegisterCommands } from './register-commands.ts';
import { listRecords } from './register-record.ts';
import { entriesFrom, mostRows, readTable, tableOf, writeTable } from './spreadsheet.ts';

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
		const cell = fc.string().map((text) =>
			text
				.trim()
				.replace(/^[=@+\-'\t\r]+/, '')
				.trim()
		);
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
	it('goes by the headings, in any language, and tells what it does not know', () => {
		const pasted = entriesFrom(
			criterionRegister,
			readTable('Nazwa\tWaga\tStan\tTagi\tBudżet\nZaufanie\t12,5\tomawiane\tludzie; czas\t7\n\t3\t\t\t'),
			'pl'
		);
		expect(pasted.entries).toEqual([
			{
				texts: { name: { pl: 'Zaufanie' } },
				values: { weight: 12.5, state: 'discussed' },
				tags: { tags: ['ludzie', 'czas'] }
			}
		]);
		expect(pasted.unknown).toEqual(['Budżet']);
		expect(pasted.fields.map(({ id }) => id)).toEqual(['name', 'weight', 'state', 'tags']);
	});

	it('takes the first column for the names where there are no headings', () => {
		const { entries, unknown } = entriesFrom(criterionRegister, readTable('Trust\tx\nSkills\ty'), 'en');
		expect(entries.map(({ texts }) => texts)).toEqual([
			{ name: { en: 'Trust' } },
			{ name: { en: 'Skills' } }
		]);
		expect(unknown).toEqual([]);
	});

	it('has an end', () => {
		const rows = Array.from({ length: mostRows + 20 }, (_, at) => [`c${at}`]);
		const { entries, left } = entriesFrom(criterionRegister, rows, 'en');
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
		const { entries, unknown } = entriesFrom(criterionRegister, readTable(writeTable(table)), 'en');
		expect(entries).toEqual([{ texts, values, tags: { tags: ['people'] } }]);
		expect(unknown).toEqual(['Region']);
	});
});
