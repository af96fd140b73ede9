/** Every text of the UI exists in every language, whole and with the same placeholders; none stands in markup. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { errorText, knownErrorCodes } from '#lib/i18n/workshop-error-text.ts';
import { errorCodes } from '../../server/support/errors.ts';

const root = resolve(import.meta.dirname, '../..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(resolve(root, path), 'utf8'));

const Settings = v.object({
	locales: v.array(v.string()),
	'plugin.inlang.messageFormat': v.object({ pathPattern: v.array(v.string()) })
});
const Variants = v.array(
	v.object({ selectors: v.array(v.string()), match: v.record(v.string(), v.string()) })
);
const Messages = v.record(v.string(), v.union([v.string(), Variants]));
type Message = v.InferOutput<typeof Messages>[string];

const settings = v.parse(Settings, readJson('project.inlang/settings.json'));
const { locales } = settings;
const patterns = settings['plugin.inlang.messageFormat'].pathPattern;
const pathOf = (pattern: string, locale: string) => pattern.replace('{locale}', locale);
const used = patterns.filter((pattern) =>
	locales.some((locale) => existsSync(resolve(root, pathOf(pattern, locale))))
);

function messagesOf(pattern: string, locale: string): Record<string, Message> {
	const json = readJson(pathOf(pattern, locale));
	const { $schema: _schema, ...messages } = v.parse(v.record(v.string(), v.unknown()), json);
	return v.parse(Messages, messages);
}

const texts = (message: Message): string[] =>
	typeof message === 'string' ? [message] : message.flatMap((variant) => Object.values(variant.match));

const placeholders = (message: Message): string[] => [
	...new Set(
		texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))
	)
];

describe.each(used)('%s', (pattern) => {
	test('has the same messages in every language', () => {
		const [first, ...others] = locales.map((locale) => Object.keys(messagesOf(pattern, locale)).sort());
		for (const other of others) expect(other).toEqual(first);
	});

	test('has the same placeholders in every language', () => {
		const [first = {}, ...others] = locales.map((locale) => messagesOf(pattern, locale));
		for (const [key, message] of Object.entries(first)) {
			for (const other of others) {
				const translated = other[key];
				if (translated === undefined) continue;
				expect(placeholders(translated).sort(), key).toEqual(placeholders(message).sort());
			}
		}
	});

	test.each(locales)('has no empty text and no missing plural form in %s', (locale) => {
		const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
		for (const [key, message] of Object.entries(messagesOf(pattern, locale))) {
			for (const text of texts(message)) expect(text.trim(), key).not.toBe('');
			if (typeof message === 'string') continue;
			for (const { match } of message) {
				const forms = Object.keys(match).join(' ');
				if (!/=(one|few|many|other)\b/.test(forms)) continue;
				expect(forms, `${key} needs a form for everything else`).toMatch(/=(\*|other)/);
				// What `*` stands for is the form of most numbers; the small ones need their own.
				for (const category of ['one', 'few'].filter((name) => categories.some((known) => known === name))) {
					expect(forms, key).toContain(`=${category}`);
				}
			}
		}
	});
});

test('no message has two homes', () => {
	const keys = used.flatMap((pattern) => Object.keys(messagesOf(pattern, locales[0] ?? 'en')));
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('every code of a refusal by the server has a text of its own', () => {
	expect(Object.keys(errorCodes).filter((code) => !knownErrorCodes.includes(code))).toEqual([]);
	for (const code of knownErrorCodes) expect(errorText(code), code).not.toContain(`(${code})`);
});

test('every message about an error belongs to a code', () => {
	const source = ['error-text.ts', 'workshop-error-text.ts']
		.map((file) => readFileSync(resolve(root, 'src/lib/i18n', file), 'utf8'))
		.join('\n');
	const keys = used
		.flatMap((pattern) => Object.keys(messagesOf(pattern, locales[0] ?? 'en')))
		.filter((key) => key.startsWith('error_'));
	expect(keys.filter((key) => !source.includes(`m.${key}`))).toEqual([]);
});

test('every message is used', () => {
	const sources = globSync('src/**/*.{ts,svelte}', { cwd: root })
		.filter((file) => !file.includes('paraglide'))
		.map((file) => readFileSync(resolve(root, file), 'utf8'))
		.join('\n');
	const keys = used.flatMap((pattern) => Object.keys(messagesOf(pattern, locales[0] ?? 'en')));
	const mentioned = new Set(sources.match(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g));
	// Some keys are put together of a prefix and a word that stands somewhere in quotes.
	const prefixes = [...sources.matchAll(/`([a-z_]+_)\$\{/g)].map((match) => match[1] ?? '');
	const isUsed = (key: string) =>
		mentioned.has(key) ||
		prefixes.some((prefix) => key.startsWith(prefix) && sources.includes(`'${key.slice(prefix.length)}'`));
	expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

describe('markup', () => {
	/** Attributes whose text people read or hear. */
	const spoken = new Set([
		...['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt'],
		...['label', 'text', 'hint', 'error', 'confirm', 'heading', 'description', 'submit']
	]);
	const hasWords = (text: string) => /\p{L}/u.test(text);

	type Node = AST.SvelteNode | { readonly type: string };

	const isNode = (value: object): value is Node => 'type' in value && typeof value.type === 'string';

	function* nodesOf(node: unknown): Generator<Node> {
		if (typeof node !== 'object' || node === null) return;
		if (isNode(node)) yield node;
		for (const value of Object.values(node)) {
			if (Array.isArray(value)) for (const one of value) yield* nodesOf(one);
			else yield* nodesOf(value);
		}
	}

	function textsIn(source: string): string[] {
		const found: string[] = [];
		for (const node of nodesOf(parse(source, { modern: true }).fragment)) {
			if (node.type === 'Text' && 'data' in node && hasWords(node.data)) found.push(node.data.trim());
			if (node.type === 'ExpressionTag' && 'expression' in node && node.expression.type === 'Literal') {
				const { value } = node.expression;
				if (typeof value === 'string' && hasWords(value)) found.push(value);
			}
		}
		return found;
	}

	/** Attribute values are text nodes too: those nobody reads are taken off the list again. */
	function unspokenIn(source: string): string[] {
		const found: string[] = [];
		for (const node of nodesOf(parse(source, { modern: true }).fragment)) {
			if (!('name' in node) || typeof node.name !== 'string' || spoken.has(node.name)) continue;
			if (!/^(Attribute|StyleDirective)$/.test(node.type)) continue;
			for (const value of nodesOf('value' in node ? node.value : undefined)) {
				if (value.type === 'Text' && 'data' in value && hasWords(value.data)) found.push(value.data.trim());
				if (value.type === 'ExpressionTag' && 'expression' in value && value.expression.type === 'Literal') {
					found.push(String(value.expression.value));
				}
			}
		}
		return found;
	}

	function literalTexts(source: string): string[] {
		const left = textsIn(source);
		for (const text of unspokenIn(source)) {
			const index = left.indexOf(text);
			if (index >= 0) left.splice(index, 1);
		}
		return left;
	}

	test('the scan sees literal text in elements, attributes and expressions', () => {
		expect(literalTexts('<p class="note">Hello</p>')).toEqual(['Hello']);
		expect(literalTexts('<button aria-label="Close" type="button"></button>')).toEqual(['Close']);
		expect(literalTexts('<Field label="Name" size="large" />')).toEqual(['Name']);
		expect(literalTexts("<p>{'Hello'}</p>")).toEqual(['Hello']);
		expect(literalTexts('<p style:color="red" title={m.x()}>{m.y()} · {count}</p>')).toEqual([]);
	});

	test.each(globSync('src/**/*.svelte', { cwd: root }))('%s has no literal text', (file) => {
		expect(literalTexts(readFileSync(resolve(root, file), 'utf8'))).toEqual([]);
	});
});
