/** Rules of markup which no linter checks. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'svelte/compiler';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const Control = v.object({
	type: v.picklist(['RegularElement', 'Component']),
	name: v.pipe(v.string(), v.regex(/^(a|button|summary)$|Button$|Link$/)),
	attributes: v.array(v.unknown()),
	fragment: v.unknown()
});
const Label = v.object({ type: v.literal('Attribute'), name: v.literal('aria-label'), value: v.unknown() });
/** `m.key(…)` */
const Call = v.object({
	type: v.literal('CallExpression'),
	callee: v.object({
		object: v.object({ name: v.literal('m') }),
		property: v.object({ name: v.string() })
	})
});

function* partsOf(node: unknown): Generator<object> {
	if (typeof node !== 'object' || node === null) return;
	yield node;
	for (const value of Object.values(node)) yield* partsOf(value);
}

const messagesIn = (node: unknown): string[] =>
	[...partsOf(node)].flatMap((part) => (v.is(Call, part) ? [part.callee.property.name] : []));

/** What is heard and what is seen of every control of a file that has a name of its own, as keys of messages. */
function namesIn(file: string): { heard: string[]; seen: string[] }[] {
	const { fragment } = parse(readFileSync(resolve(root, file), 'utf8'), { modern: true });
	return [...partsOf(fragment)].flatMap((part) => {
		if (!v.is(Control, part)) return [];
		const label = part.attributes.find((attribute) => v.is(Label, attribute));
		const [heard, seen] = [messagesIn(label), messagesIn(part.fragment)];
		return label && heard.length > 0 && seen.length > 0 ? [{ heard, seen }] : [];
	});
}

const Settings = v.object({
	locales: v.array(v.string()),
	'plugin.inlang.messageFormat': v.object({ pathPattern: v.array(v.string()) })
});
const readJson = (path: string): unknown => JSON.parse(readFileSync(resolve(root, path), 'utf8'));
const { locales, ...settings } = v.parse(Settings, readJson('project.inlang/settings.json'));

/** By key; a text of several forms with all of them. */
const textsOf = (locale: string): Map<string, string> =>
	new Map(
		settings['plugin.inlang.messageFormat'].pathPattern
			.map((pattern) => pattern.replace('{locale}', locale))
			.filter((path) => existsSync(resolve(root, path)))
			.flatMap((path) => Object.entries(v.parse(v.record(v.string(), v.unknown()), readJson(path))))
			.map(([key, text]) => [key, (typeof text === 'string' ? text : JSON.stringify(text)).toLowerCase()])
	);

const files = globSync('src/**/*.svelte', { cwd: root }).filter((file) => namesIn(file).length > 0);

test('controls with a name of their own are found', () => {
	expect(files.length).toBeGreaterThan(5);
});

/** Whoever speaks to the computer says what stands on a button (WCAG 2.2, 2.5.3). */
test.each(locales)('what is heard of a control contains what is seen of it, in %s', (locale) => {
	const texts = textsOf(locale);
	const apart = files.flatMap((file) =>
		namesIn(file).flatMap(({ heard, seen }) =>
			seen
				.filter((key) => !heard.some((name) => texts.get(name)?.includes(texts.get(key) ?? '')))
				.map((key) => `${file}: ${heard.join(', ')} without ${key}`)
		)
	);
	expect(apart).toEqual([]);
});

test('what is wrong in a form is said by the page in its own language, not by the browser in another', () => {
	const forms = globSync('src/**/*.svelte', { cwd: root }).flatMap((file) =>
		[...readFileSync(resolve(root, file), 'utf8').matchAll(/<form\b[^>]*?>/g)].map(
			([tag]) => `${file}: ${tag}`
		)
	);
	expect(forms.length).toBeGreaterThan(20);
	expect(forms.filter((form) => !/\snovalidate\b/.test(form))).toEqual([]);
});
