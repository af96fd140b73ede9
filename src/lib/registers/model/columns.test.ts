import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { challengeRegister } from '../challenges/model.ts';
import { posterRegister } from '../posters/model.ts';
import { swotRegister } from '../swot/model.ts';
import { byRegion, columnsOf, layoutFrom, layoutsOf } from './columns.ts';
import { RegisterCommands } from './register-commands.ts';
import { listRecords, type PlainValue } from './register-record.ts';
import type { RegisterModel } from './register.ts';

const regions = ['lubelskie', 'latvia'];

function columns(
	model: RegisterModel,
	layout: string,
	entries: readonly { id: string; region?: string | null; values?: Record<string, PlainValue> }[]
) {
	const doc = new Y.Doc();
	const commands = new RegisterCommands(doc, model);
	for (const { region = 'lubelskie', ...entry } of entries) {
		commands.add({ author: 'p1', language: 'en', now: 1, region, ...entry });
	}
	return columnsOf(model, layout, listRecords(doc, model), regions).map(({ id, records }) => [
		id,
		records.map((record) => record.id)
	]);
}

it('has a column for every option, empty ones too, and keeps the order of the entries', () => {
	const entries = [
		{ id: 'a', values: { quadrant: 'threat' } },
		{ id: 'b', values: { quadrant: 'strength' } },
		{ id: 'c', values: { quadrant: 'threat' } }
	];
	expect(columns(swotRegister, 'quadrant', entries)).toEqual([
		['strength', ['b']],
		['weakness', []],
		['opportunity', []],
		['threat', ['a', 'c']]
	]);
});

it('shows what nobody sorted yet, and what belongs to a region that is no more, in a column of its own', () => {
	expect(columns(swotRegister, 'theme', [{ id: 'a' }]).at(-1)).toEqual([null, ['a']]);
	const entries = [
		{ id: 'a', region: 'latvia' },
		{ id: 'b', region: 'atlantis' },
		{ id: 'c', region: null }
	];
	expect(columns(swotRegister, byRegion, entries)).toEqual([
		['lubelskie', []],
		['latvia', ['a']],
		[null, ['b', 'c']]
	]);
});

it('lays entries with a region in their form out by that one', () => {
	const entries = [{ id: 'a', region: 'lubelskie', values: { region: 'latvia' } }];
	expect(columns(posterRegister, byRegion, entries)).toEqual([
		['lubelskie', []],
		['latvia', ['a']]
	]);
});

it('takes the usual layout where another one is asked for than there is', () => {
	expect(layoutsOf(swotRegister)).toEqual(['quadrant', 'theme', byRegion]);
	expect(layoutFrom(swotRegister, 'theme')).toBe('theme');
	expect(layoutFrom(swotRegister, 'detail')).toBe('quadrant');
	expect(layoutFrom(challengeRegister, null)).toBe(byRegion);
});
