import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { swotRegister } from '../swot/model.ts';
import { mergedRecords, regionsOf } from './merging.ts';
import { RegisterCommands } from './register-commands.ts';
import { listRecords } from './register-record.ts';

function open(...entries: readonly (readonly [id: string, region: string | null])[]) {
	const doc = new Y.Doc();
	const commands = new RegisterCommands(doc, swotRegister);
	for (const [id, region] of entries)
		commands.add({ id, region, author: `of-${id}`, language: 'en', now: 1 });
	const groups = () =>
		[...mergedRecords(listRecords(doc, swotRegister))].map(([stand, group]) => ({
			id: stand.id,
			of: group.map(({ id }) => id),
			authors: group.map(({ author }) => author),
			regions: regionsOf(group)
		}));
	return { commands, groups };
}

describe('merging', () => {
	it('lists one entry for all that say the same, with the authors and regions of all', () => {
		const { commands, groups } = open(['a', 'r1'], ['b', 'r2'], ['c', 'r2'], ['d', null]);
		commands.merge('a', 'b');
		commands.merge('c', 'b');
		expect(groups()).toEqual([
			{ id: 'b', of: ['b', 'a', 'c'], authors: ['of-b', 'of-a', 'of-c'], regions: ['r2', 'r1'] },
			{ id: 'd', of: ['d'], authors: ['of-d'], regions: [] }
		]);
	});

	it('can be undone, and follows a chain to its end', () => {
		const { commands, groups } = open(['a', 'r1'], ['b', 'r2'], ['c', 'r3']);
		commands.merge('a', 'b');
		commands.merge('b', 'c');
		expect(groups().map(({ of }) => of)).toEqual([['c', 'a', 'b']]);
		commands.merge('b', null);
		expect(groups().map(({ of }) => of)).toEqual([['b', 'a'], ['c']]);
	});

	it('loses nothing when two people merge each into the other', () => {
		const { commands, groups } = open(['a', 'r1'], ['b', 'r2'], ['c', 'r3']);
		commands.merge('a', 'b');
		commands.merge('b', 'a');
		commands.merge('c', 'b');
		expect(groups().map(({ id, of }) => [id, of])).toEqual([['a', ['a', 'b', 'c']]]);
	});

	it('an entry comes back when the one that stands for it is deleted', () => {
		const { commands, groups } = open(['a', 'r1'], ['b', 'r2']);
		commands.merge('a', 'b');
		commands.markDeleted('b', 5);
		expect(groups().map(({ id }) => id)).toEqual(['a']);
	});
});
