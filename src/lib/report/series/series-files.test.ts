import { expect, it } from 'vitest';
import type { CriteriaSeries } from '../model/series/criteria.ts';
import { criteriaSheet } from './criteria-sheet.ts';
import { csvOfSheet } from './sheet-file.ts';

const series: CriteriaSeries = {
	projects: [],
	meetings: [
		{ id: 'one', title: 'Lublin', place: '', from: '2017-03-07', to: '' },
		{ id: 'two', title: 'Riga', place: '', from: '', to: '' }
	],
	rows: [
		{
			...{ key: 'a', name: '=1+1', definition: '', gone: false, similar: [] },
			cells: [
				null,
				{
					...{ id: 'x', name: '=1+1', state: 'agreed', stateName: 'Agreed', weight: 2.5, same: 'name' },
					agreed: [
						{ id: 'latvia', name: 'Latvia', color: 3 },
						{ id: 'piedmont', name: 'Piedmont', color: 4 }
					],
					changes: [{ kind: 'agreed' }, { kind: 'heavier', before: 1 }]
				}
			]
		}
	]
};

it('is one row for a criterion in one meeting, of which nothing runs in a spreadsheet', () => {
	const lines = csvOfSheet(criteriaSheet(series, 'en')).split('\r\n');
	expect(lines).toHaveLength(3);
	expect(lines[1]).toBe(
		`"'=1+1","Riga",,"'=1+1","Agreed",2.5,"Latvia, Piedmont","Agreed since the last meeting; Heavier, before: 1","Same name"`
	);
	expect(csvOfSheet(criteriaSheet(series, 'pl'))).toContain('Ta sama nazwa');
});
