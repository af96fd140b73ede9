import { expect, it } from 'vitest';
import { words } from '../../../tests/support/sample-report.ts';
import { standsTogether } from './facts.ts';

const facts = (count: number, value = 'Lubelskie') =>
	Array.from({ length: count }, (_, at) => ({ name: words(`Name ${at}`), value: words(value) }));

it('keeps a few short facts on one page, and neither a glossary nor long values', () => {
	expect(standsTogether(facts(8))).toBe(true);
	expect(standsTogether(facts(9))).toBe(false);
	expect(standsTogether(facts(2, 'a'.repeat(400)))).toBe(false);
});
