/**
 * Several people work on one board with the real editor, each on a document of their own, and hear of one
 * another late and in pieces. Every action of the list takes part, so that a new one is covered when it is
 * added. In the end all have the same board, every editor's picture of it is what a fresh one would have, and
 * nothing is broken. `BOARD_FUZZ_RUNS=10000` for a long run; a failure prints its seed, which `SEED`
 * takes.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { BoardDriver } from '../support/board-driver.ts';

const runs = Number(process.env['BOARD_FUZZ_RUNS'] ?? 500);
const options = { numRuns: runs };
const patience = Math.max(300_000, runs * 2000);

const who = fc.nat(2);
const place = fc.record({ x: fc.integer({ min: 0, max: 1200 }), y: fc.integer({ min: 0, max: 750 }) });
const placeable = itemKinds.all.filter((kind) => kind.creation === 'place').map((kind) => kind.kind);
const keys = ['ArrowLeft', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Alt+ArrowUp', 'Escape'];

const step = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constant('add'), who, at: place, kind: fc.constantFrom(...placeable) })
	},
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constant('select'),
			who,
			picks: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 })
		})
	},
	{ weight: 12, arbitrary: fc.record({ do: fc.constant('act'), who, action: fc.nat(1000) }) },
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('drag'),
			who,
			from: place,
			to: place,
			alt: fc.boolean(),
			shift: fc.boolean()
		})
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('key'), who, key: fc.constantFrom(...keys) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('draw'), who, from: place, to: place }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('connect'), who, from: place, to: place }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('write'), who, pick: fc.nat(20), text: fc.string() }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('tag'),
			who,
			word: fc.constantFrom('Soil', 'soil', 'ask again'),
			on: fc.boolean()
		})
	},
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('hear'), who, from: who }) }
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const toolOf = (creation: string): string =>
	itemKinds.all.find((kind) => kind.creation === creation)?.kind ?? 'select';

function run(drivers: readonly BoardDriver[], next: Step): void {
	const driver = drivers[next.who % drivers.length];
	if (!driver) return;
	const { editor } = driver;
	const ids = [...driver.board.items()].map((item) => item.id).sort();
	if (next.do !== 'act' && next.do !== 'hear') editor.stopEditing();
	if (next.do === 'add') editor.commands.create([{ kind: next.kind, ...next.at }]);
	else if (next.do === 'select') {
		const picked = next.picks.flatMap((pick) => ids[pick % Math.max(1, ids.length)] ?? []);
		editor.select([...new Set(picked)]);
	} else if (next.do === 'act') {
		const action = editor.actions[next.action % editor.actions.length];
		if (action?.enabled()) action.perform();
		editor.deleting.answer(next.action % 2 === 0 ? 'keep' : 'delete');
	} else if (next.do === 'drag') {
		driver.tool('select').drag(next.from, next.to, { alt: next.alt, shift: next.shift });
	} else if (next.do === 'key') driver.key(next.key);
	else if (next.do === 'draw') driver.tool(toolOf('stroke')).drag(next.from, next.to);
	else if (next.do === 'connect') driver.tool(toolOf('connect')).drag(next.from, next.to);
	else if (next.do === 'write')
		editor.commands.setText(ids[next.pick % Math.max(1, ids.length)] ?? '', next.text);
	else if (next.do === 'tag') {
		const { tagging, selectedItems } = editor;
		if (next.on) tagging.add(selectedItems, next.word);
		else tagging.remove(selectedItems, next.word);
	} else {
		const other = drivers[next.from % drivers.length];
		if (other && other !== driver) hear(driver, other);
	}
}

/** What `driver` does not know yet of what `other` has. */
function hear(driver: BoardDriver, other: BoardDriver): void {
	const missing = Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(driver.doc));
	Y.applyUpdate(driver.doc, missing, 'remote');
}

/** Plain data of every item as the board sees it, with who belongs to whom. */
function picture(board: BoardDocument): unknown {
	const items = [...board.items()].sort((a, b) => (a.id < b.id ? -1 : 1));
	return items.map((item) => ({
		...item,
		children: [...board.childrenOf(item.id)].sort(),
		dependents: [...board.dependentsOf(item.id)].sort(),
		together: [...board.togetherWith(item.id)].sort(),
		bounds: board.boundsOf(item)
	}));
}

/**
 * Svelte collects what changed until the program pauses. Without a pause between schedules it would keep every
 * editor of the run.
 */
const letGo = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a board in several hands', () => {
	it(
		'is the same for everybody in the end, and whole',
		async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.integer({ min: 2, max: 3 }),
					fc.array(step, { minLength: 10, maxLength: 60 }),
					async (people, steps) => {
						const drivers = Array.from(
							{ length: people },
							(_, index) => new BoardDriver({ participant: `p${index}`, region: `r${index}` })
						);
						try {
							for (const next of steps) run(drivers, next);
							for (const driver of drivers) driver.editor.stopEditing();
							for (let round = 0; round < 2; round += 1)
								for (const driver of drivers) for (const other of drivers) hear(driver, other);
							const [first, ...rest] = drivers;
							for (const driver of rest) expect(driver.snapshot()).toEqual(first?.snapshot());
							for (const driver of drivers) {
								const fresh = new BoardDocument(driver.doc, itemKinds);
								expect(picture(driver.board)).toEqual(picture(fresh));
								expect(driver.board.inPaintOrder()).toEqual(fresh.inPaintOrder());
								fresh.close();
								for (const item of driver.board.items()) {
									expect(item.broken, `${item.kind} ${item.id}`).toBe(false);
									expect(driver.editor.index.boundsOf(item.id)).toMatchObject(driver.board.boundsOf(item));
								}
							}
						} finally {
							for (const driver of drivers) driver.close();
							await letGo();
						}
					}
				),
				options
			);
		},
		patience
	);

	it(
		'every action is one step, which undo takes back exactly and redo does again',
		async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(step, { minLength: 5, maxLength: 25 }),
					fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
					async (steps, picks) => {
						const driver = new BoardDriver({ participant: 'p0', region: 'r0' });
						try {
							for (const next of steps) run([driver], next);
							driver.editor.stopEditing();
							driver.tool('select');
							for (const { id, group } of driver.editor.actions) {
								if (group === 'history') continue;
								const ids = [...driver.board.items()].map((item) => item.id).sort();
								const picked = picks.flatMap((pick) => ids[pick % Math.max(1, ids.length)] ?? []);
								driver.editor.select([...new Set(picked)]);
								const before = driver.snapshot();
								const action = driver.editor.actions.find((each) => each.id === id);
								if (!action?.enabled()) continue;
								action.perform();
								driver.editor.deleting.answer(picks.length % 2 === 0 ? 'keep' : 'delete');
								driver.editor.stopEditing();
								const after = driver.snapshot();
								if (JSON.stringify(after) === JSON.stringify(before)) continue;
								driver.perform('undo');
								expect(driver.snapshot(), id).toEqual(before);
								driver.perform('redo');
								expect(driver.snapshot(), id).toEqual(after);
								driver.perform('undo');
							}
						} finally {
							driver.close();
							await letGo();
						}
					}
				),
				options
			);
		},
		patience
	);
});
