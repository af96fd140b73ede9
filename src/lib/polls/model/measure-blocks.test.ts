import { describe, expect, it } from 'vitest';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { pollKindOf } from './kinds.ts';
import type { CountedBallot } from './poll-kind.ts';

const subjects = [{ id: 'pipes', title: { en: 'Pipes' }, region: null }];
const config = { points: 5, lowest: {}, highest: {}, stop: null };
const rating = pollKindOf('rating');
if (!rating) throw new Error('ratings are a poll kind');

const cast = (...answers: readonly number[]): CountedBallot<unknown>[] =>
	answers.map((answer) => ({ subject: 'pipes', region: 'pl', ballot: { subject: 'pipes', answer } }));
const tallyOf = (...answers: readonly number[]) =>
	rating.count(config, subjects, ['pl'], cast(...answers), { minimumCell: 3, voters: answers.length });
const told = (tally: unknown): string => {
	const blocks: readonly ReportBlock[] = rating.report({
		config,
		subjects,
		tally,
		weighting: 'person',
		regions: [],
		language: 'en'
	});
	return JSON.stringify(blocks);
};

describe('the stop rule of a rating', () => {
	const toldBy = (stop: 1 | 2 | null, ...answers: readonly number[]) =>
		JSON.stringify(
			rating.report({
				config: { ...config, stop },
				subjects,
				tally: tallyOf(...answers),
				weighting: 'person',
				regions: [],
				language: 'en'
			})
		);

	it('is met when the middle half of everything is narrow enough: 2,3,3,4,4,5,5 spans 1.5', () => {
		expect(toldBy(2, 2, 3, 3, 4, 4, 5, 5)).toContain('rating_stop_met');
		expect(toldBy(1, 2, 3, 3, 4, 4, 5, 5)).toContain('rating_stop_open');
		expect(toldBy(1, 3)).toContain('rating_stop_open');
	});

	it('is not spoken of where none was fixed', () => {
		expect(toldBy(null, 3, 3, 3)).not.toContain('rating_stop');
	});
});

describe('what a chart is called', () => {
	const captionOf = (ends: object, ...answers: readonly number[]) => {
		const regions = [{ id: 'pl', name: { en: 'Poland' }, country: 'PL', nuts: '', color: 1 }];
		const asked = { config: { ...config, ...ends }, subjects, weighting: 'person' as const, regions };
		const blocks = rating.report({ ...asked, tally: tallyOf(...answers), language: 'en' });
		return blocks.flatMap((block) => (block.kind === 'bars' ? [block.caption] : []));
	};

	it('speaks of the marks of regions only where there are any', () => {
		expect(JSON.stringify(captionOf({}, 3, 4, 5))).toContain('result_marks');
		expect(JSON.stringify(captionOf({}, 3, 4))).not.toContain('result_marks');
	});

	it('names the ends of the scale that have a name', () => {
		const ends = { lowest: { en: 'light' }, highest: { en: 'very heavy' } };
		expect(captionOf(ends, 3)).toEqual([
			{
				parts: [
					{ message: 'rating_chart' },
					{ text: '; ' },
					{ text: '1 – light, 5 – very heavy', language: 'en' }
				]
			}
		]);
		expect(captionOf({}, 3)).toEqual([{ parts: [{ message: 'rating_chart' }] }]);
	});
});

describe('the mark of dissent', () => {
	it('is for people at odds, not for neighbouring answers', () => {
		expect(told(tallyOf(1, 1, 5, 5, 3))).toContain('result_bar_dissent');
		expect(told(tallyOf(1, 2, 3, 4, 5))).toContain('result_bar_dissent');
		expect(told(tallyOf(2, 3, 3, 4, 4, 5))).not.toContain('result_bar_dissent');
	});

	it('of an old tally keeps the formula by which it was counted, in figures and in words', () => {
		const old = Object.assign({}, tallyOf(2, 3, 3, 4, 4, 5), { formula: 'rating-1' });
		expect(rating.parseTally(old)).toEqual({ ok: true, value: old });
		expect(told(old)).toContain('"result_formula_dissent_first"');
		expect(told(tallyOf(3, 3))).toContain('"result_formula_dissent"');
	});
});
