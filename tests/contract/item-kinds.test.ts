/**
 * What every kind of item must keep to. A new kind is a folder under src/lib/kinds and a line in models.ts
 * and views.ts (CONTRIBUTING.md, "Add an item kind"); this file needs no change for it.
 */
import { globSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boxContains } from '#lib/base/model/geometry.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import { itemFromFields, parseItem, writeItem } from '#lib/board/model/item-entry.ts';
import { fieldsOf, withPatch } from '#lib/board/model/item.ts';
import type { Item } from '#lib/board/model/item.ts';
import { styleProps, styleValue } from '#lib/canvas/item-view.ts';
import { TextLayouts } from '#lib/canvas/text-layout.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { itemViews } from '#lib/kinds/views.ts';
import { getLocale, overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { recordingContext, testEnv } from '../support/recording.ts';

const texts = new TextLayouts(
	(text, font) => (text.length * Number(/([\d.]+)px/.exec(font)?.[1])) / 2,
	'sans-serif'
);
const none = () => undefined;

/** Of all test files that this process runs. */
const usualLocale = getLocale;
afterEach(() => overwriteGetLocale(usualLocale));

function sample(name: string): Item {
	const kind = itemKinds.get(name);
	if (!kind) throw new Error(`no kind ${name}`);
	return {
		id: 'sample',
		kind: name,
		x: 40,
		y: 60,
		w: Math.max(kind.size.w, 30),
		h: Math.max(kind.size.h, 30),
		rotation: 0,
		z: 'a0',
		author: 'p1',
		region: 'lubelskie',
		frame: null,
		locked: false,
		lockedBy: null,
		group: null,
		props: kind.defaults,
		broken: false
	};
}

it('every kind has a view and every view a kind', () => {
	expect(itemViews.all.map((view) => view.kind).sort()).toEqual(
		itemKinds.all.map((kind) => kind.kind).sort()
	);
});

it('shortcuts of kinds are single letters and differ', () => {
	const keys = itemViews.all.flatMap((view) => view.shortcut ?? []);
	expect(new Set(keys).size).toBe(keys.length);
	for (const key of keys) expect(key).toMatch(/^[A-Z]$/);
});

describe.each(itemKinds.all.map((kind) => [kind.kind, kind] as const))('%s', (name, kind) => {
	const view = itemViews.get(name);
	if (!view) throw new Error(`no view for ${name}`);

	it('reads garbage without throwing: as an item or as a placeholder', () => {
		const value = fc.oneof(
			fc.string(),
			fc.double(),
			fc.boolean(),
			fc.constant(null),
			fc.array(fc.double()),
			fc.object()
		);
		const fields = [...Object.keys(fieldsOf(sample(name))), 'more'];
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...fields), value), (garbage) => {
				const doc = new Y.Doc();
				const entry = new Y.Map<unknown>(Object.entries({ ...garbage, kind: name }));
				doc.getMap('items').set('odd', entry);
				const item = parseItem('odd', entry, itemKinds);
				for (const size of [item.x, item.y, item.w, item.h]) expect(Number.isFinite(size)).toBe(true);
				const bounds = itemKinds.bounds(item, none);
				expect(Number.isFinite(bounds.x + bounds.y + bounds.w + bounds.h)).toBe(true);
				itemKinds.hit(item, { x: 1, y: 1 }, 2, none);
			}),
			{ numRuns: 200 }
		);
	});

	it('accepts its own defaults and comes back from the document as it was', () => {
		expect(v.safeParse(kind.props, kind.defaults).success).toBe(true);
		const doc = new Y.Doc();
		const item = sample(name);
		writeItem(doc.getMap('items'), item, itemKinds);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
		expect(parseItem('sample', copy.getMap('items').get('sample'), itemKinds)).toEqual(item);
		expect(itemFromFields('sample', JSON.parse(JSON.stringify(fieldsOf(item))), itemKinds)).toEqual(item);
	});

	it('keeps its text as a shared text, and says it', () => {
		if (kind.textField === null) return expect(kind.text(sample(name))).toBe('');
		const board = new BoardDocument(new Y.Doc(), itemKinds);
		const commands = new BoardCommands(board, { participant: 'p1', region: null }, () => 'x');
		commands.create([{ kind: name, x: 0, y: 0, props: { ...kind.defaults, [kind.textField]: 'before' } }]);
		board.textOf('x')?.insert(0, 'just ');
		const item = board.lookup('x');
		expect(item && kind.text(item)).toBe('just before');
	});

	it('has bounds that hold it and that move along with it', () => {
		const item = sample(name);
		expect(boxContains(itemKinds.bounds(item, none), itemKinds.outline(item, none))).toBe(true);
		const before = itemKinds.outline(item, none);
		const moved = withPatch(item, kind.moved(item, { x: 70, y: -30 }));
		const after = itemKinds.outline(moved, none);
		expect([after.x - before.x, after.y - before.y, after.w, after.h]).toEqual([70, -30, before.w, before.h]);
		expect(v.safeParse(kind.props, moved.props).success).toBe(true);
	});

	it('is hit somewhere in its bounds and nowhere far away', () => {
		const item = sample(name);
		const box = itemKinds.outline(item, none);
		const steps = Array.from({ length: 21 }, (_, index) => index / 20);
		const points = steps.flatMap((x) => steps.map((y) => ({ x: box.x + x * box.w, y: box.y + y * box.h })));
		expect(points.some((point) => kind.hit(item, point, 2, none))).toBe(true);
		expect(kind.hit(item, { x: box.x - 5000, y: box.y - 5000 }, 2, none)).toBe(false);
	});

	it('takes the box it is given, if it can be resized, and stays readable', () => {
		if (kind.resize === 'none') return;
		const item = sample(name);
		const resized = withPatch(item, kind.resized(item, { x: 5, y: 6, w: 300, h: 200 }));
		expect({ x: resized.x, y: resized.y, w: resized.w }).toEqual({ x: 5, y: 6, w: 300 });
		expect(v.safeParse(kind.props, resized.props).success).toBe(true);
	});

	it('refers to nothing outside a copy', () => {
		const item = sample(name);
		const copy = withPatch(item, { props: { ...kind.retargeted(item, new Map(), none) } });
		expect(kind.references(copy)).toEqual([]);
	});

	it('can be made by the tool it asks for', () => {
		if (kind.creation === 'stroke') {
			const patch = kind.fromStroke?.([10, 10, 0.5, 60, 40, 0.5, 90, 90, 0.5], kind.defaults, true);
			expect(patch && v.safeParse(kind.props, { ...kind.defaults, ...patch.props }).success).toBe(true);
			expect(patch).toMatchObject({ x: 10, y: 10, w: 80, h: 80 });
		}
		if (kind.creation === 'connect') {
			const patch = kind.fromEnds?.({ x: 0, y: 0 }, { x: 50, y: 20 }, kind.defaults, none);
			expect(patch && v.safeParse(kind.props, { ...kind.defaults, ...patch.props }).success).toBe(true);
			expect(kind.ends).toBeDefined();
		}
		if (kind.creation !== 'command') expect(view.shortcut).toBeDefined();
	});

	it.each(['en', 'pl'] as const)('has names and labels in %s', (language) => {
		overwriteGetLocale(() => language);
		expect(view.name()).toMatch(/\S/);
		expect(view.icon.length).toBeGreaterThan(0);
		expect(view.label(sample(name), testEnv())).toMatch(/\S/);
		for (const control of view.styles) {
			expect(control.label()).toMatch(/\S/);
			for (const option of control.options) expect(option.label()).toMatch(/\S/);
		}
	});

	it('offers only styles that it accepts itself', () => {
		for (const control of view.styles) {
			for (const { value } of control.options) {
				// What is a part of another field is only offered where there is such a field.
				if (control.read && control.read(kind.defaults) === undefined) continue;
				const parsed = v.safeParse(kind.props, {
					...kind.defaults,
					...styleProps(control, kind.defaults, value)
				});
				expect(parsed.success && styleValue(control, parsed.output)).toBe(value);
			}
		}
	});

	it('shows the card of the record that it names, and says when there is none', () => {
		const field = kind.recordField;
		expect(view.cardOf !== undefined).toBe(field !== undefined);
		if (field === undefined) return;
		const item = withPatch(sample(name), { props: { [field]: 'r1' } });
		expect(view.cardOf?.(item)).toBe('r1');
		const card = { title: 'Growers', subtitle: 'Together', region: 'latvia', tag: 'Open' };
		const env = testEnv({ r1: { ...card, figure: '', figureUnit: '' } });
		expect(view.label(item, env)).toContain('Growers');
		expect(view.words?.(item, env)).toContain('Growers');
		expect(view.words?.(item, testEnv())).toBe('');
		expect(view.label(item, testEnv())).not.toContain('Growers');
		const said = (known: typeof env) => {
			const { ctx, calls } = recordingContext();
			view.paint(item, { ctx, scale: 1, env: known, texts, lookup: none, editing: false, image: none });
			return calls.filter((call) => call.name === 'fillText').map(({ args }) => String(args[0]));
		};
		expect(said(env)).toContain('Growers');
		expect(said(testEnv()).join(' ')).toBe(view.label(item, testEnv()));
	});

	it('paints from afar and near, and shows where its text is edited', () => {
		const item = withPatch(sample(name), {
			props: kind.textField === null ? {} : { [kind.textField]: 'Some words' }
		});
		for (const scale of [0.01, 0.1, 0.4, 1, 4]) {
			const { ctx, calls } = recordingContext();
			view.paint(item, { ctx, scale, env: testEnv(), texts, lookup: none, editing: false, image: none });
			expect(calls.length).toBeGreaterThan(0);
			expect(calls.filter((call) => call.name === 'save').length).toBe(
				calls.filter((call) => call.name === 'restore').length
			);
		}
		const place = view.textPlace?.(item, texts, none);
		expect(place !== undefined).toBe(kind.textField !== null);
		if (place) expect(place.fontSize).toBeGreaterThan(0);
	});
});

it('no kind is named outside src/lib/kinds', () => {
	const names = itemKinds.all.map((kind) => kind.kind).join('|');
	const naming = new RegExp(
		`\\b(kind|creation|tool|choose)\\b[^\\n'"]{0,12}['"](${names})['"]|case ['"](${names})['"]`
	);
	const files = globSync('src/lib/{board,canvas}/**/*.{ts,svelte}').filter(
		(file) => !file.endsWith('.test.ts')
	);
	expect(files.length).toBeGreaterThan(20);
	const naughty = files.filter((file) => naming.test(readFileSync(file, 'utf8')));
	expect(naughty, 'ask the kind instead of naming it').toEqual([]);
});
