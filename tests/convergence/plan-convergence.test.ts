/**
 * Several people write one plan at once: they add, move and delete actions, type in lines and long texts, tick,
 * link evidence, lock and sign, while changes arrive late and in bursts. In the end everybody reads the same plan,
 * nothing that a foreign program put in is gone, and no word typed into a text that stands is lost. `SEED` repeats a
 * failure.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addAction, listActions, markActionDeleted, moveAction } from '#lib/plan/model/actions.ts';
import { choose, setMonth } from '#lib/plan/model/content.ts';
import {
	actionsOf,
	ensureText,
	placeOfField,
	readMeta,
	startPlan,
	textOf
} from '#lib/plan/model/document.ts';
import { link, unlink } from '#lib/plan/model/evidence.ts';
import { readPlan, readSection, sectionIds } from '#lib/plan/model/plan.ts';
import { noteAnchor, plainText, readRich } from '#lib/plan/model/rich-text.ts';
import { lockSection, readLock, readSignatures, sign, unlockSection } from '#lib/plan/model/sections.ts';
import { isPlanChoice, planTemplates } from '#lib/plan/model/template.ts';
import { paragraphs, writeRich } from '#lib/plan/model/write-rich.ts';

const people = 3;
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 60);

const step = fc.record({
	who: fc.nat(people - 1),
	what: fc.constantFrom(
		...(['add', 'move', 'delete', 'restore', 'line', 'rich', 'note', 'picture', 'tick', 'month'] as const),
		...(['link', 'unlink', 'lock', 'unlock', 'sign', 'receive'] as const)
	),
	at: fc.nat(30),
	text: fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'ż', '🍎', 'b') })
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

class Writer {
	readonly doc = new Y.Doc();
	readonly inbox: Uint8Array[] = [];
	readonly #name: string;
	#made = 0;

	constructor(name: string, start: Uint8Array) {
		this.#name = name;
		Y.applyUpdate(this.doc, start);
	}

	act({ what, at, text }: Step): void {
		const { doc } = this;
		const actions = listActions(doc).map(({ id }) => id);
		const some = actions[at % Math.max(1, actions.length)];
		const ids = sectionIds(doc);
		const section = ids[at % ids.length] ?? 'general';
		const fields = readSection(doc, section)?.part.fields ?? [];
		const of = (type: string) => fields.filter((field) => field.type === type);
		const signer = { participant: this.#name, region: `r-${this.#name}` };
		switch (what) {
			case 'add':
				addAction(doc, {
					id: `${this.#name}-${(this.#made += 1)}`,
					author: this.#name,
					region: signer.region,
					now: at
				});
				return;
			case 'move':
				if (some) moveAction(doc, some, actions[(at * 7) % (actions.length + 1)] ?? null);
				return;
			case 'delete':
				if (some) markActionDeleted(doc, some, at);
				return;
			case 'restore':
				for (const id of actionsOf(doc).keys()) markActionDeleted(doc, id, null);
				return;
			case 'line':
			case 'rich': {
				const field = of(what)[at % Math.max(1, of(what).length)];
				const shared = field && ensureText(doc, section, field);
				if (shared instanceof Y.XmlFragment) writeRich(shared, paragraphs(text));
				else shared?.insert(at % (shared.length + 1), text);
				return;
			}
			case 'picture': {
				const field = of('rich')[at % Math.max(1, of('rich').length)];
				const shared = field && ensureText(doc, section, field);
				if (!(shared instanceof Y.XmlFragment)) return;
				const known = shared.get(at % Math.max(1, shared.length));
				if (known instanceof Y.XmlElement && known.nodeName === 'picture') known.setAttribute('alt', text);
				else writeRich(shared, [{ kind: 'picture', asset: `a${at}`, alt: text, caption: '' }]);
				return;
			}
			case 'note': {
				const field = of('rich')[at % Math.max(1, of('rich').length)];
				const shared = field && ensureText(doc, section, field);
				const paragraph =
					shared instanceof Y.XmlFragment ? shared.get(at % Math.max(1, shared.length)) : undefined;
				const letters = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
				if (!(letters instanceof Y.XmlText)) return;
				// A new one, or other words for one that may be there.
				const mark = { footnote: { note: text } };
				if (at % 2 === 0) letters.insert(at % (letters.length + 1), noteAnchor, mark);
				else letters.format(at % letters.length, 1, mark);
				return;
			}
			case 'tick': {
				const field = fields.find(isPlanChoice);
				const place = field && placeOfField(doc, section, field.id);
				const option = field?.options[at % field.options.length];
				if (place && option) choose(place, field, option.id, at % 3 > 0);
				return;
			}
			case 'month': {
				const place = some && placeOfField(doc, some, 'start');
				if (place) setMonth(place, `20${10 + (at % 20)}-0${1 + (at % 9)}`);
				return;
			}
			case 'link':
			case 'unlink': {
				const action = some && actionsOf(doc).get(some);
				if (!(action instanceof Y.Map)) return;
				const reference = { kind: 'poster' as const, id: `poster-${at % 4}` };
				if (what === 'link') link(action, reference, text, at);
				else unlink(action, reference);
				return;
			}
			case 'lock':
				return lockSection(doc, section, signer, at);
			case 'unlock':
				return unlockSection(doc, section);
			case 'sign': {
				const read = readSection(doc, section);
				if (read) sign(doc, read, signer, at);
				return;
			}
			case 'receive':
				for (const update of this.inbox.splice(0, 1 + (at % 5))) Y.applyUpdate(doc, update, 'remote');
		}
	}
}

/** Everything that people see of a plan. */
function seen(doc: Y.Doc) {
	const plan = readPlan(doc);
	return {
		language: plan.language,
		sections: plan.sections.map((section) => ({
			...section,
			lock: readLock(doc, section.id),
			signatures: readSignatures(doc, section)
		}))
	};
}

it('everybody ends with the same plan, and nothing is lost', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
			const first = new Y.Doc();
			startPlan(first, planTemplates[0], 'pl');
			textOf(first).set('foreign.thing', new Y.Map([['kept', true]]));
			const start = Y.encodeStateAsUpdate(first);
			const writers = Array.from({ length: people }, (_, index) => new Writer(`p${index}`, start));
			for (const writer of writers) {
				writer.doc.on('update', (update: Uint8Array, origin: unknown) => {
					if (origin === 'remote') return;
					for (const other of writers) if (other !== writer) other.inbox.push(update);
				});
			}
			for (const each of steps) writers[each.who]?.act(each);
			for (const { doc, inbox } of writers) for (const update of inbox) Y.applyUpdate(doc, update, 'remote');

			const [one, ...others] = writers.map(({ doc }) => seen(doc));
			for (const other of others) expect(other).toEqual(one);
			for (const { doc } of writers) {
				expect(doc.store.pendingStructs).toBeNull();
				expect(textOf(doc).get('foreign.thing')).toBeInstanceOf(Y.Map);
				expect(readMeta(doc).template).toEqual(planTemplates[0]);
			}
		}),
		{ numRuns: runs }
	);
});

it('two who write in one long text at the same time both keep their words', () => {
	const first = new Y.Doc();
	startPlan(first, planTemplates[0], 'pl');
	const start = Y.encodeStateAsUpdate(first);
	const [a, b] = [new Writer('a', start), new Writer('b', start)];
	for (const [{ doc }, text] of [[a, 'Growers sell as one.'] as const, [b, 'Offices open calls.'] as const]) {
		const details = textOf(doc).get('context.details');
		if (details instanceof Y.XmlFragment) writeRich(details, paragraphs(text));
	}
	const changes = [a, b].map(({ doc }) => Y.encodeStateAsUpdate(doc));
	for (const { doc } of [a, b]) for (const change of changes) Y.applyUpdate(doc, change);
	const texts = [a, b].map(({ doc }) => plainText(readRich(textOf(doc).get('context.details'))));
	expect(texts[0]).toBe(texts[1]);
	expect(texts[0]).toContain('Growers sell as one.');
	expect(texts[0]).toContain('Offices open calls.');
});
