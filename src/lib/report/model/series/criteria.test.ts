import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { criterionRegister } from '#lib/registers/criteria/model.ts';
import { regionKey } from '#lib/registers/model/keys.ts';
import { listRecords, type PlainValue } from '#lib/registers/model/register-record.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { criteriaSeries, type CriteriaMeeting } from './criteria.ts';

interface Written {
	readonly id: string;
	readonly name: string;
	readonly definition?: string;
	readonly values?: Readonly<Record<string, PlainValue>>;
	readonly agreed?: readonly string[];
}

const latvia = { id: 'latvia', name: { en: 'Latvia', pl: 'Łotwa' }, country: 'LV', nuts: 'LV00', color: 3 };

function meeting(id: string, from: string, ...criteria: readonly Written[]): CriteriaMeeting {
	const doc = new Y.Doc();
	const commands = new RegisterCommands(doc, criterionRegister);
	for (const { id: entry, name, definition = '', values = {}, agreed = [] } of criteria) {
		commands.add({
			...{ id: entry, author: null, region: null, language: 'en', now: 0, values },
			texts: { name: { en: name }, definition: { en: definition } }
		});
		for (const region of agreed) commands.setKey(entry, regionKey('agreed', region), true);
	}
	return {
		...{ id, title: { en: `Meeting ${id}` }, project: 'CLUSTERS3', place: '', from, to: '' },
		regions: [latvia],
		criteria: listRecords(doc, criterionRegister)
	};
}

const series = (...meetings: readonly CriteriaMeeting[]) => criteriaSeries(meetings, '', 'en');
const kinds = (changes: readonly { readonly kind: string }[] | undefined) => changes?.map(({ kind }) => kind);

it('puts each criterion beside its state in every meeting, and says what changed', () => {
	const { meetings, rows } = series(
		meeting(
			'riga',
			'2018-05-01',
			{
				id: 'mass',
				name: 'Critical mass',
				values: { state: 'agreed', weight: 5 },
				agreed: ['latvia', 'gone']
			},
			{ id: 'trust', name: 'Trust', values: { state: 'proposed' } }
		),
		meeting(
			'lublin',
			'2017-03-07',
			{ id: 'mass', name: 'Critical mass', values: { weight: 3 } },
			{ id: 'skills', name: 'Skills' }
		)
	);
	expect(meetings.map(({ id }) => id)).toEqual(['lublin', 'riga']);
	expect(rows.map(({ name, gone }) => [name, gone])).toEqual([
		['Critical mass', false],
		['Skills', true],
		['Trust', false]
	]);
	const [mass, skills, trust] = rows;
	expect(mass?.cells[0]).toMatchObject({ state: 'proposed', weight: 3, same: null, changes: [] });
	expect(mass?.cells[1]).toMatchObject({
		...{ state: 'agreed', stateName: 'Agreed', same: 'entry' },
		agreed: [
			{ id: 'gone', name: 'gone', color: null },
			{ id: 'latvia', name: 'Latvia', color: 3 }
		],
		changes: [{ kind: 'agreed' }, { kind: 'heavier', before: 3 }]
	});
	expect(skills?.cells[1]).toBeNull();
	expect(kinds(trust?.cells[1]?.changes)).toEqual(['new']);
});

it('takes an entry for the same by its id first, then by its name, then by its definition, and says by which', () => {
	const { rows } = series(
		meeting(
			'one',
			'2017-01-01',
			{ id: 'a', name: 'Critical mass', definition: 'How many members.' },
			{ id: 'b', name: 'Trust', definition: 'How well they know each other.' }
		),
		meeting(
			'two',
			'2018-01-01',
			// Called like another one, but the first one's own entry is there as well.
			{ id: 'x', name: 'critical  MASS' },
			{ id: 'a', name: 'Mass of members', definition: 'How many members.' },
			{ id: 'y', name: 'Confidence', definition: 'How well they know each other.' }
		)
	);
	expect(rows.map(({ cells }) => cells.map((cell) => cell?.id))).toEqual([
		['a', 'a'],
		['b', 'y'],
		[undefined, 'x']
	]);
	expect(rows.map(({ cells }) => cells[1]?.same)).toEqual(['entry', 'definition', null]);
	expect(kinds(rows[0]?.cells[1]?.changes)).toEqual(['reworded']);
	const anew = series(
		meeting('one', '2017-01-01', { id: 'a', name: 'Critical mass' }),
		meeting('two', '2018-01-01', { id: 'x', name: 'critical  MASS' })
	);
	expect(anew.rows).toHaveLength(1);
	expect(anew.rows[0]?.cells[1]?.same).toBe('name');
});

it('only points out names that are similar', () => {
	const { rows } = series(
		meeting('one', '2017-01-01', { id: 'a', name: 'Governance and leadership' }),
		meeting('two', '2018-01-01', { id: 'b', name: 'Leadership and governance of clusters' }),
		meeting('three', '2019-01-01', { id: 'c', name: 'Visibility' })
	);
	expect(rows.map(({ similar }) => similar)).toEqual([
		['Leadership and governance of clusters'],
		['Governance and leadership'],
		[]
	]);
});

it('says what a state was before, and leaves out meetings of other projects and those without criteria', () => {
	const dropped = { id: 'a', name: 'Mass', values: { state: 'dropped' } };
	const meetings = [
		meeting('one', '2017-01-01', dropped),
		meeting('none', '2017-06-01'),
		meeting('two', '', { id: 'a', name: 'Mass', values: { state: 'discussed', weight: 1 } }),
		{ ...meeting('other', '2020-01-01', dropped), project: 'Other' }
	];
	const told = criteriaSeries(meetings, 'CLUSTERS3', 'pl');
	expect(told.projects).toEqual(['CLUSTERS3', 'Other']);
	expect(told.meetings.map(({ id }) => id)).toEqual(['one', 'two']);
	expect(told.rows[0]?.cells[1]?.changes).toEqual([{ kind: 'state', before: 'Odrzucone' }]);
	expect(kinds(criteriaSeries(meetings.toReversed(), '', 'en').rows[0]?.cells[1]?.changes)).toEqual([]);
});
