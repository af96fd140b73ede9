/** The contract of a register, for every one of the list: its data, its fields, and reading that takes garbage. */
import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import * as v from 'valibot';
import * as Y from 'yjs';
import inlang from '../../project.inlang/settings.json' with { type: 'json' };
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { cardsOf, listCards } from '#lib/registers/model/cards.ts';
import { memberKey, regionKey, regionMemberKey } from '#lib/registers/model/keys.ts';
import { moderationKey } from '#lib/registers/model/moderation.ts';
import { registerOf } from '#lib/registers/model/record.ts';
import { RecordCard } from '#lib/registers/model/record-card.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { listRecords, readRecord, recordIn } from '#lib/registers/model/register-record.ts';
import { fieldOf, groupingField, type RegisterModel } from '#lib/registers/model/register.ts';
import { isChoiceField, isTextField, type Template } from '#lib/registers/model/template.ts';
import { registerById, registers } from '#lib/registers/models.ts';
import { evidenceKey } from '#lib/plan/model/evidence.ts';
import { pollResultKind } from '#lib/trace/model/trace.ts';
import { documentRoots } from '../../server/sync/roots.ts';

const everyLanguage = (text: LocalizedText): void => {
	for (const locale of inlang.locales) expect(text[locale]?.trim(), JSON.stringify(text)).toBeTruthy();
};
const plain = { author: 'p1', region: 'r1', language: 'pl', now: 1 };

test('no two registers have the same root, and the server knows all of them', () => {
	const ids = registers.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(documentRoots.workshop).toEqual(expect.arrayContaining(ids));
});

test('actions name entries of no two registers in the same way', () => {
	const kinds = [...registers.flatMap(({ evidence }) => evidence?.kind ?? []), pollResultKind.kind];
	expect(new Set(kinds).size).toBe(kinds.length);
	for (const kind of kinds) expect(evidenceKey({ kind, id: 'a' })).toBe(`${kind}:a`);
	everyLanguage(pollResultKind.one);
});

describe.each(registers.map((model) => [model.id, model] as const))('%s', (_id, model) => {
	it('says what it is in every language of the installation', async () => {
		for (const text of Object.values(model.about)) everyLanguage(text);
		for (const { title, about, entries } of (await model.decks?.()) ?? []) {
			everyLanguage(title);
			everyLanguage(about);
			for (const { texts } of entries) for (const text of Object.values(texts)) everyLanguage(text);
		}
	});

	describe.each(model.templates.map((template) => [template.version, template] as const))(
		'template %s',
		(_version, template) => {
			it('has its words in every language', () => {
				everyLanguage(template.title);
				for (const { title } of template.groups) everyLanguage(title);
				for (const field of template.fields) {
					everyLanguage(field.label);
					if (field.hint) everyLanguage(field.hint);
					if (isChoiceField(field)) for (const { label } of field.options) everyLanguage(label);
				}
			});

			it('names an entry by one of its texts, and lays entries out by its choices', () => {
				expect(fieldOf(template, model.heading)?.type).toBe('short-text');
				for (const id of model.columns) {
					const field = fieldOf(template, id);
					expect(field && isChoiceField(field) && field.options.length, id).toBeGreaterThan(1);
				}
			});

			it('has what a card shows of an entry', () => {
				const { text, figure } = model.card;
				const texts = [text ?? [], figure?.unit ?? []].flat().map((id) => fieldOf(template, id));
				for (const field of texts) expect(field && isTextField(field)).toBe(true);
				if (figure) expect(fieldOf(template, figure.value)?.type).toBe('number');
			});

			it('keeps its fields apart from what the server minds about every entry', () => {
				expect(fieldOf(template, moderationKey)).toBeUndefined();
			});

			it('tells by its texts why an action follows', () => {
				for (const id of model.evidence?.texts ?? []) {
					const field = fieldOf(template, id);
					expect(field && isTextField(field), id).toBe(true);
				}
			});

			it('waits with its pictures for the consent that its people give', () => {
				if (!model.consent) return;
				const field = fieldOf(template, model.consent.field);
				if (!field || !isChoiceField(field)) throw new Error('consent is a choice');
				const options = field.options.map(({ id }) => id);
				expect(options).toEqual(expect.arrayContaining([...model.consent.given]));
				expect(field.initial).toBeDefined();
				expect(model.consent.given).not.toContain(field.initial);
				// A picture of another sort of field would not be withheld.
				expect(template.fields.filter(({ type }) => type === 'image')).toEqual([]);
			});

			it('begins its choices with one that exists, and points to registers that exist', () => {
				for (const field of template.fields) {
					if (isChoiceField(field) && field.initial !== undefined) {
						expect(field.options.map(({ id }) => id)).toContain(field.initial);
					}
					if (field.type === 'entries' || field.type === 'region-scores') {
						expect(registerById(field.register)).toBeDefined();
					}
				}
			});
		}
	);

	it('has decks that fit its first template', async () => {
		const [template] = model.templates;
		for (const { entries } of (await model.decks?.()) ?? []) {
			expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
			for (const { texts, values } of entries) {
				expect(texts[model.heading]).toBeDefined();
				for (const field of Object.keys(texts)) {
					const found = fieldOf(template, field);
					expect(found && isTextField(found), field).toBe(true);
				}
				for (const field of Object.keys(values)) expect(fieldOf(template, field)).toBeDefined();
			}
		}
	});

	it('reads back what was written, field by field', () => {
		const doc = new Y.Doc();
		const commands = new RegisterCommands(doc, model);
		const [template] = model.templates;
		const texts = Object.fromEntries(
			template.fields.filter(isTextField).map(({ id }) => [id, { pl: `pl ${id}`, en: `en ${id}` }])
		);
		commands.add({ ...plain, id: 'a', texts });
		write(commands, template);
		const record = recordIn(doc, model, 'a');
		expect(record).toMatchObject({ author: 'p1', region: 'r1', language: 'pl', texts });
		for (const { id, type } of template.fields) {
			if (type === 'tags' || type === 'entries') expect(record?.sets[id]).toEqual(['x1', 'x2']);
			if (type === 'region-marks') expect(record?.marks[id]).toEqual(['r1', 'r2']);
			if (type === 'region-text') expect(record?.regionTexts[id]).toEqual({ r1: 'Here too.' });
			if (type === 'region-scores') expect(record?.scores[id]).toEqual({ x1: { r1: 3, r2: 4 } });
		}
	});

	it('tells on a card what an entry is called, of what sort, whose, and what it chose', () => {
		const doc = new Y.Doc();
		const commands = new RegisterCommands(doc, model);
		const [template] = model.templates;
		const field = template.fields.find(({ type }) => type === 'region');
		const option = groupingField(model)?.options[1];
		const values = {
			...(field ? { [field.id]: 'r1' } : {}),
			...(option ? { [model.columns[0] ?? '']: option.id } : {})
		};
		const long = 'many words '.repeat(30);
		commands.add({
			...plain,
			id: 'a',
			texts: {
				[model.heading]: { pl: 'Tak' },
				...(model.card.text === null ? {} : { [model.card.text]: { pl: long } })
			},
			values
		});
		commands.add({ ...plain, id: 'b' });
		commands.add({ ...plain, id: 'gone' });
		commands.markDeleted('gone', 2);
		const [card, unnamed] = cardsOf(doc, ['a', 'b', 'gone', 'poll']);
		expect(listCards(doc)).toEqual([card, unnamed]);
		expect(card).toMatchObject({ id: 'a', region: 'r1', title: { pl: 'Tak' }, kind: model.about.one });
		expect(card?.choice).toEqual(option?.label ?? {});
		expect(card?.text['pl']?.length ?? 0).toBeLessThan(170);
		expect(card?.text['pl'] === undefined).toBe(model.card.text === null);
		expect(unnamed?.title).toEqual(model.about.untitled);
		expect(v.parse(RecordCard, card)).toEqual(card);
	});

	it('keeps its order when entries are moved, also between two of the same order', () => {
		const doc = new Y.Doc();
		const commands = new RegisterCommands(doc, model);
		for (const id of ['a', 'b', 'c', 'd']) commands.add({ ...plain, id });
		const order = () => listRecords(doc, model).map(({ id }) => id);
		commands.move('d', 'a', 'b');
		expect(order()).toEqual(['a', 'd', 'b', 'c']);
		commands.move('c', undefined, 'a');
		expect(order()).toEqual(['c', 'a', 'd', 'b']);
		for (const id of ['c', 'a', 'd']) commands.setValue(id, 'order', 'a0');
		expect(order()).toEqual(['a', 'c', 'd', 'b']);
		commands.move('b', 'a', 'c');
		expect(order()).toEqual(['a', 'b', 'c', 'd']);
	});

	it('takes garbage as nothing, and leaves it where it is', () => {
		const [template] = model.templates;
		const keys = template.fields.flatMap(({ id }) => [
			id,
			`${id}.pl`,
			memberKey(id, 'x'),
			regionKey(id, 'r1'),
			regionMemberKey(id, 'x', 'r1')
		]);
		const heads = [
			'language',
			'author',
			'region',
			'createdAt',
			'deletedAt',
			'order',
			'template',
			'mergedInto',
			moderationKey
		];
		fc.assert(
			fc.property(
				fc.dictionary(fc.constantFrom(...keys, ...heads, '@', ':', '.pl'), fc.jsonValue()),
				(values) => {
					const doc = new Y.Doc();
					const entry = new Y.Map<unknown>(Object.entries(values));
					registerOf(doc, model.id).set('a', entry);
					const before = entry.toJSON();
					const record = readRecord(model, 'a', entry);
					expect(record.template.fields.length).toBeGreaterThan(0);
					for (const field of template.fields.filter(isTextField))
						expect(record.texts[field.id]).toBeDefined();
					expect(listRecords(doc, model).length).toBeLessThanOrEqual(1);
					expect(entry.toJSON()).toEqual(before);
				}
			)
		);
	});
});

/** Two people add to the same fields at the same time. */
function write(commands: RegisterCommands, template: Template): void {
	for (const { id, type } of template.fields) {
		if (type === 'tags' || type === 'entries') {
			for (const member of ['x2', 'x1']) commands.setKey('a', memberKey(id, member), true);
		}
		if (type === 'region-marks') {
			for (const region of ['r2', 'r1']) commands.setKey('a', regionKey(id, region), true);
		}
		if (type === 'region-text') commands.ensureRegionText('a', id, 'r1')?.insert(0, 'Here too.');
		if (type === 'region-scores') {
			commands.setKey('a', regionMemberKey(id, 'x1', 'r1'), 3);
			commands.setKey('a', regionMemberKey(id, 'x1', 'r2'), 4);
		}
	}
}

test('what two regions add to one field at the same time is all kept', () => {
	const model: RegisterModel | undefined = registerById('challenges');
	if (!model) throw new Error('no challenges');
	const one = new Y.Doc();
	const two = new Y.Doc();
	new RegisterCommands(one, model).add({ ...plain, id: 'a' });
	Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
	new RegisterCommands(one, model).setKey('a', memberKey('tags', 'trade'), true);
	new RegisterCommands(two, model).setKey('a', memberKey('tags', 'people'), true);
	new RegisterCommands(two, model).setKey('a', regionKey('named', 'latvia'), true);
	Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
	expect(recordIn(one, model, 'a')).toMatchObject({
		sets: { tags: ['people', 'trade'] },
		marks: { named: ['latvia'] }
	});
});
