import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

const table = (rows: readonly (readonly { text: string; value?: number }[])[]) =>
	csvOf([
		{
			kind: 'table',
			caption: { text: 'All figures' },
			rows: rows.map((row) => row.map(({ text, ...rest }) => ({ words: { text }, ...rest })))
		}
	]);

it('writes figures as numbers and words in quotes', () => {
	expect(table([[{ text: 'Growers "sell"' }, { text: '3,5 (n 4)', value: 3.5 }]])).toBe(
		'\ufeff"All figures"\r\n"Growers ""sell""",3.5\r\n'
	);
});

it('keeps what people typed from running as a formula', () => {
	for (const start of ['=', '+', '-', '@']) {
		expect(table([[{ text: `${start}cmd` }]])).toContain(`"'${start}cmd"`);
	}
});

it('finds tables inside sections', () => {
	const inner = { kind: 'table' as const, caption: { text: 'Inner' }, rows: [] };
	const section = { id: 's', title: { text: 'S' }, blocks: [inner] };
	expect(csvOf([{ kind: 'section', section }])).toContain('Inner');
});
