import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bringTo, itemsOf, readEntries, readEntry, type Entry } from './entries.ts';
import { entriesAfter, sortOf, Timeline } from './timeline.ts';

const word = fc.constantFrom('', 'a', 'ab', 'abc', 'xbc', '👍a', '👎a', 'a👍', 'a👎b');
const value = fc.oneof(
	fc.integer(),
	fc.boolean(),
	word,
	fc.constant(null),
	fc.array(fc.integer(), { maxLength: 3 })
);
/** No field is a text in one entry and a plain value in another of the same item unless it says so. */
const entry: fc.Arbitrary<Entry> = fc
	.record({
		plain: fc.dictionary(fc.constantFrom('x', 'y', 'kind', 'author', 'label'), value),
		texts: fc.dictionary(fc.constantFrom('text', 'label'), word)
	})
	.map(({ plain, texts }) => ({
		plain: Object.fromEntries(Object.entries(plain).filter(([key]) => !(key in texts))),
		texts
	}));
const state = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), entry);
type State = Record<string, Entry>;

const asMap = (wanted: State): Map<string, Entry> => new Map(Object.entries(wanted));
const plain = (entries: ReadonlyMap<string, Entry>): unknown => structuredClone(Object.fromEntries(entries));
/** Everything that is wanted, and that what else is there goes. */
function target(doc: Y.Doc, wanted: State): Map<string, Entry | undefined> {
	const entries = new Map<string, Entry | undefined>([...itemsOf(doc).keys()].map((id) => [id, undefined]));
	for (const [id, each] of Object.entries(wanted)) entries.set(id, each);
	return entries;
}

describe('bringing a document to entries', () => {
	test('gives these entries, whatever was there before', () => {
		fc.assert(
			fc.property(state, state, (from, to) => {
				const doc = new Y.Doc();
				bringTo(doc, target(doc, from));
				expect(plain(readEntries(doc))).toEqual(plain(asMap(from)));
				bringTo(doc, target(doc, to));
				expect(plain(readEntries(doc))).toEqual(plain(asMap(to)));
			})
		);
	});

	test('writes nothing where nothing differs', () => {
		fc.assert(
			fc.property(state, (wanted) => {
				const doc = new Y.Doc();
				bringTo(doc, target(doc, wanted));
				const before = Y.encodeStateVector(doc);
				expect(bringTo(doc, target(doc, wanted))).toBe(0);
				expect(Y.encodeStateVector(doc)).toEqual(before);
			})
		);
	});

	test('keeps what somebody types meanwhile beside the difference', () => {
		const doc = new Y.Doc();
		const other = new Y.Doc();
		bringTo(doc, new Map([['a', { plain: {}, texts: { text: 'one two three' } }]]));
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		const typed = itemsOf(other).get('a');
		const text = typed instanceof Y.Map ? typed.get('text') : undefined;
		if (text instanceof Y.Text) text.insert(text.length, '!');
		bringTo(doc, new Map([['a', { plain: {}, texts: { text: 'one 2 three' } }]]));
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		expect(readEntry(itemsOf(doc).get('a'))?.texts['text']).toBe('one 2 three!');
	});

	test('leaves alone what it cannot read', () => {
		const doc = new Y.Doc();
		itemsOf(doc).set('odd', 7);
		itemsOf(doc).set('deep', new Y.Map([['list', new Y.Array()]]));
		bringTo(
			doc,
			new Map<string, Entry | undefined>([
				['odd', undefined],
				['deep', { plain: { x: 1 }, texts: {} }]
			])
		);
		expect(itemsOf(doc).toJSON()).toEqual({ odd: 7, deep: { list: [], x: 1 } });
	});
});

/** A timeline of these states, one row each, and one row that changes no item in between. */
function timelineOf(states: readonly State[]): Timeline {
	const doc = new Y.Doc();
	const timeline = new Timeline();
	let seq = 0;
	doc.on('update', (update: Uint8Array) => {
		seq += 1;
		timeline.add({ seq, at: seq * 1000, region: null, update });
	});
	for (const wanted of states) {
		bringTo(doc, target(doc, wanted));
		doc.getMap('comments').set('c', seq);
	}
	return timeline;
}

describe('a timeline', () => {
	test('leads from any moment to any other', () => {
		fc.assert(
			fc.property(
				fc.array(state, { minLength: 1, maxLength: 6 }),
				fc.array(fc.nat(), { maxLength: 6 }),
				(all, jumps) => {
					const timeline = timelineOf(all);
					const shown = new Y.Doc();
					let place = 0;
					for (const jump of [...jumps, timeline.moments.length]) {
						const to = jump % (timeline.moments.length + 1);
						bringTo(shown, timeline.between(place, to));
						place = to;
					}
					const whole = new Y.Doc();
					bringTo(whole, timeline.between(0, place));
					expect(plain(readEntries(shown))).toEqual(plain(readEntries(whole)));
					if (place === timeline.moments.length) {
						expect(plain(readEntries(shown))).toEqual(plain(asMap(all.at(-1) ?? {})));
					}
				}
			)
		);
	});

	test('taking a restoring back gives what was, and leaves what others did to other things', () => {
		fc.assert(
			fc.property(state, state, entry, (first, second, foreign) => {
				const timeline = timelineOf([first, second]);
				const end = timeline.moments.length;
				const begin = timeline.placeOfSeq(timeline.moments.find(() => true)?.seq ?? 0);
				const doc = new Y.Doc();
				bringTo(doc, timeline.between(0, end));
				bringTo(doc, entriesAfter(timeline.differences(end, begin)));
				bringTo(doc, new Map([['foreign', foreign]]));
				bringTo(doc, entriesAfter(timeline.differences(begin, end)));
				const wanted = asMap(end === 0 ? {} : second).set('foreign', foreign);
				expect(plain(readEntries(doc))).toEqual(plain(end === 0 ? new Map([['foreign', foreign]]) : wanted));
			})
		);
	});

	const note = (x: number, text = ''): Entry => ({ plain: { x, region: 'riga' }, texts: { text } });

	test('says what happened between two moments', () => {
		const timeline = timelineOf([
			{ a: note(1), b: note(1), c: note(1), d: note(1) },
			{ a: note(2), b: note(2, 'word'), d: note(1), e: note(1) }
		]);
		const sorts = timeline.differences(1, 2).map((change) => [change.id, sortOf(change)]);
		expect(Object.fromEntries(sorts)).toEqual({ a: 'moved', b: 'changed', c: 'gone', e: 'added' });
	});

	test('finds by row and by time, and passes over rows without items', () => {
		const timeline = timelineOf([{ a: note(1) }, { a: note(2) }]);
		expect(timeline.seq).toBe(4);
		expect(timeline.moments.map(({ seq }) => seq)).toEqual([1, 3]);
		expect([0, 1, 2, 3, 4].map((seq) => timeline.placeOfSeq(seq))).toEqual([0, 1, 1, 2, 2]);
		expect([999, 1000, 2999, 3000].map((time) => timeline.placeAt(time))).toEqual([0, 1, 1, 2]);
	});

	test('knows what is gone, the last first, and not what came back', () => {
		const timeline = timelineOf([
			{ a: note(1), b: note(1), c: note(1) },
			{ b: note(1), c: note(1) },
			{ a: note(1), b: note(1) },
			{ a: note(1) }
		]);
		expect(timeline.deleted(0).map(({ id, moment }) => [id, moment])).toEqual([
			['b', 3],
			['c', 2]
		]);
		expect(timeline.deleted(7000).map(({ id }) => id)).toEqual(['b']);
	});

	test('refuses a log with a hole', () => {
		const timeline = new Timeline();
		const update = Y.encodeStateAsUpdate(new Y.Doc());
		expect(() => timeline.add({ seq: 2, at: 0, region: null, update })).toThrow('missing');
	});
});
