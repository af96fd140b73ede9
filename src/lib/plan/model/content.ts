/** What the fields of a plan hold, read as plain values. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { characters } from '#lib/base/model/characters.ts';
import { saysSomething } from '#lib/base/model/rich-blocks.ts';
import type { FieldPlace } from './document.ts';
import { countedText, plainText, readRich, type RichBlock } from './rich-text.ts';
import type { PlanChoiceField, PlanField } from './template.ts';

export type FieldContent =
	| { readonly type: 'line'; readonly text: string }
	| { readonly type: 'rich'; readonly blocks: readonly RichBlock[]; readonly text: string }
	| { readonly type: 'choice' | 'choices'; readonly chosen: readonly string[] }
	/** `YYYY-MM`; empty when it is not set. */
	| { readonly type: 'month'; readonly month: string };

export const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** The key of one option of a field with several; each is its own key, so that two people can tick at once. */
export const optionKey = (key: string, option: string): string => `${key}.${option}`;

export function readContent({ map, key }: FieldPlace, field: PlanField): FieldContent {
	const value = map.get(key);
	switch (field.type) {
		case 'line':
			return { type: 'line', text: lineOf(value) };
		case 'rich': {
			const blocks = readRich(value);
			return { type: 'rich', blocks, text: plainText(blocks) };
		}
		case 'choice':
			return { type: 'choice', chosen: options(field).filter((option) => option === value) };
		case 'choices':
			return {
				type: 'choices',
				chosen: options(field).filter((option) => map.get(optionKey(key, option)) === true)
			};
		case 'month':
			return { type: 'month', month: v.is(Month, value) ? value : '' };
	}
}

const options = (field: PlanChoiceField): string[] => field.options.map(({ id }) => id);

function lineOf(value: unknown): string {
	if (value instanceof Y.XmlText || value instanceof Y.XmlFragment) return '';
	if (value instanceof Y.Text) return value.toString();
	return typeof value === 'string' ? value : '';
}

/** How many characters of its limit a field uses, those of footnotes too; 0 for fields without one. */
export function usedOf(content: FieldContent): number {
	if (content.type === 'rich') return characters(countedText(content.blocks));
	return 'text' in content ? characters(content.text) : 0;
}

export function isEmpty(content: FieldContent): boolean {
	if (content.type === 'rich') return !saysSomething(content.blocks);
	if ('text' in content) return content.text.trim() === '';
	return 'month' in content ? content.month === '' : content.chosen.length === 0;
}

/** Chooses an option, adds it to the chosen ones, or takes it away. */
export function choose(
	{ map, key }: FieldPlace,
	field: PlanChoiceField,
	option: string,
	chosen: boolean,
	origin?: unknown
): void {
	if (!options(field).includes(option)) return;
	const place = field.type === 'choices' ? optionKey(key, option) : key;
	const value = field.type === 'choices' ? true : option;
	if ((map.get(place) === value) === chosen) return;
	map.doc?.transact(() => (chosen ? map.set(place, value) : map.delete(place)), origin);
}

/** @param month `YYYY-MM`, or empty to take it away */
export function setMonth({ map, key }: FieldPlace, month: string, origin?: unknown): void {
	if (month === '' ? !map.has(key) : !v.is(Month, month) || map.get(key) === month) return;
	map.doc?.transact(() => (month === '' ? map.delete(key) : map.set(key, month)), origin);
}

/** All that a field holds, to be compared. */
export function contentOf(content: FieldContent | undefined): unknown {
	if (!content) return null;
	if (content.type === 'rich') return content.blocks;
	if ('text' in content) return content.text;
	return 'month' in content ? content.month : content.chosen;
}
