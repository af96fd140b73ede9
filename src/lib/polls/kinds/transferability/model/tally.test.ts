import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedBallot } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
import {
	cannotJudge,
	scale,
	subjectsFor,
	validate,
	type Answer,
	type Ballot,
	type Config,
	type PracticeBallot
} from './ballot.ts';
import { agreementInside, concordOf, indexText, signed, verdictOf } from './reading.ts';
import { count, type Practice } from './tally.ts';

const config: Config = {
	criteria: ['need', 'law'].map((id) => ({ id, name: { en: id }, question: { en: id } })),
	importance: true,
	degree: true
};
const poster: Subject = { id: 'apples', title: { en: 'Apples' }, region: 'pl' };
const regions = ['pl', 'es', 'lv', 'it'];
const rules = { minimumCell: 3, voters: 0 };

const ballot = (
	region: string,
	need: Answer,
	law: Answer = 0,
	more: Partial<PracticeBallot> = {}
): CountedBallot<PracticeBallot> => ({
	subject: 'apples',
	region,
	ballot: { subject: 'apples', answers: { need, law }, ...more }
});
const times = (n: number, region: string, need: Answer, law: Answer = 0) =>
	Array.from({ length: n }, () => ballot(region, need, law));

function practiceOf(ballots: CountedBallot<Ballot>[], subject = poster): Practice {
	const [practice] = count(config, [subject], regions, ballots, rules).practices;
	if (!practice) throw new Error('no practice');
	return practice;
}
const cell = (practice: Practice, region: string) =>
	practice.regions.find((candidate) => candidate.region === region);

it('writes every index as the reader’s language does', () => {
	expect([indexText(0.75, 'pl'), indexText(-1, 'pl'), indexText(1, 'en'), indexText(null, 'pl')]).toEqual([
		'0,75',
		'−1,00',
		'1.00',
		'–'
	]);
});

describe('the tally of a transferability poll', () => {
	it('counts answers, keeps "cannot judge" apart from 0 and shows the share judged', () => {
		const practice = practiceOf([...times(2, 'es', 1), ballot('es', cannotJudge), ballot('es', 0)]);
		const [need] = practice.total.criteria;
		expect(need).toMatchObject({ counts: [0, 0, 1, 2, 0], cannot: 1, median: 1, judged: 0.75 });
		expect(need?.quartiles).toEqual([0.5, 1]);
	});

	it('gives the agreement of the check value 0,1,2,5,2', () => {
		const answers: Answer[] = [-1, 0, 0, 1, 1, 1, 1, 1, 2, 2];
		const practice = practiceOf(answers.map((answer) => ballot('es', answer)));
		expect(practice.total.criteria[0]?.agreement).toBeCloseTo(0.55, 6);
	});

	it('shows blockers even where everything else is fine', () => {
		const practice = practiceOf([...times(9, 'es', 2, 2), ballot('es', 2, -2)]);
		expect(practice.total.overall.median).toBe(2);
		expect(practice.total.blocking).toBe(1);
		expect(practice.total.criteria[1]?.counts[0]).toBe(1);
	});

	it('marks the own region, the silent ones and the hidden ones', () => {
		const practice = practiceOf([...times(3, 'es', 1), ...times(3, 'lv', 1)]);
		expect(practice.regions.map(({ state }) => state)).toEqual(['own', 'shown', 'shown', 'none']);
	});

	it('shows no region with fewer than three ballots, nor lets it be recomputed', () => {
		const practice = practiceOf([...times(5, 'es', 1), ...times(2, 'lv', -2), ...times(4, 'it', 1)]);
		expect(cell(practice, 'lv')?.state).toBe('hidden');
		expect(cell(practice, 'it')?.state).toBe('hidden');
		expect(cell(practice, 'es')?.state).toBe('shown');
		expect(practice.total.ballots).toBe(11);
	});

	it('splits nothing when fewer than three answered in all', () => {
		const practice = practiceOf(times(2, 'es', 1));
		expect(practice.regions.map(({ state }) => state)).toEqual(['own', 'hidden', 'hidden', 'hidden']);
		expect(practice.total.ballots).toBe(2);
	});

	it('says of a region that gave nothing at all the same beside every practice, if that names nobody', () => {
		const pears: Subject = { ...poster, id: 'pears' };
		const about = (subject: string, ballots: CountedBallot<PracticeBallot>[]) =>
			ballots.map((cast) => ({ ...cast, subject, ballot: { ...cast.ballot, subject } }));
		const statesOf = (...cast: CountedBallot<PracticeBallot>[][]) =>
			count(config, [poster, pears], regions, cast.flat(), rules).practices.map((practice) =>
				practice.regions.map(({ state }) => state)
			);
		expect(
			statesOf(
				[...times(1, 'es', 1), ...times(1, 'lv', 1)],
				about('pears', [...times(2, 'es', 1), ...times(2, 'lv', 1)])
			)
		).toEqual([
			['own', 'hidden', 'hidden', 'none'],
			['own', 'hidden', 'hidden', 'none']
		]);
		// With one region left the two ballots would be known to be its own.
		expect(statesOf(times(2, 'es', 1), about('pears', times(3, 'es', 1)))[0]).toEqual([
			'own',
			'hidden',
			'hidden',
			'hidden'
		]);
	});

	it('names the region of a reason only where the region is shown, and nobody anywhere', () => {
		const practice = practiceOf([
			...times(3, 'es', 1),
			ballot('es', 1, 1, { reason: 'From Spain' }),
			...times(3, 'it', 0),
			ballot('lv', 1, 1, { reasons: { law: 'From Latvia' } }),
			...times(2, 'lv', 0)
		]);
		expect(practice.reasons).toEqual([
			{ criterion: 'law', region: 'lv', text: 'From Latvia' },
			{ criterion: null, region: 'es', text: 'From Spain' }
		]);
		const small = practiceOf([...times(4, 'es', 1), ballot('lv', 1, 1, { reason: 'From Latvia' })]);
		expect(small.reasons).toEqual([{ criterion: null, region: null, text: 'From Latvia' }]);
	});

	it('never shows fewer than three ballots as a region, whatever was cast', () => {
		const cast = fc.array(
			fc.record({ region: fc.constantFrom('es', 'lv', 'it', 'gone'), need: fc.constantFrom(...scale) }),
			{ maxLength: 25 }
		);
		fc.assert(
			fc.property(cast, (casts) => {
				const practice = practiceOf(casts.map(({ region, need }) => ballot(region, need)));
				const shown = practice.regions.flatMap((one) => (one.state === 'shown' ? [one.group.ballots] : []));
				const rest = practice.total.ballots - shown.reduce((sum, n) => sum + n, 0);
				expect(shown.every((n) => n >= 3)).toBe(true);
				expect(rest === 0 || rest >= 3 || shown.length === 0).toBe(true);
			})
		);
	});
});

describe('the reading of a practice', () => {
	const divided = [...times(3, 'es', 2, 2), ...times(3, 'lv', -2, -2)];

	it('tells regions that disagree from people who disagree', () => {
		expect(concordOf(practiceOf(divided))).toBe('regional');
		expect(agreementInside(practiceOf(divided))).toBe(1);
		expect(practiceOf(divided).between.overall).toBe(-1);
		const mixed = ['es', 'lv'].flatMap((region) => [...times(2, region, 2, 2), ...times(2, region, -2, -2)]);
		expect(concordOf(practiceOf(mixed))).toBe('personal');
		expect(concordOf(practiceOf([...times(3, 'es', 1, 1), ...times(3, 'lv', 1, 1)]))).toBe('shared');
		expect(concordOf(practiceOf(times(3, 'es', 1)))).toBe('open');
	});

	it('does not take one person’s different answers for disagreement between people', () => {
		const practice = practiceOf([...times(3, 'es', 2, -2), ...times(3, 'lv', 2, -2)]);
		expect(practice.total.overall.agreement).toBe(1);
		expect(concordOf(practice)).toBe('shared');
	});

	it('puts a median on the worded scale', () => {
		const verdicts = [2, 1.5, 1, 0.5, 0, -0.5, -1, -1.5, -2].map((median) => verdictOf({ median }));
		expect(verdicts).toEqual([
			'works',
			'works',
			'small-changes',
			'small-changes',
			'adaptable',
			'hard',
			'hard',
			'blocked',
			'blocked'
		]);
		expect(verdictOf({ median: null })).toBe('unknown');
	});

	it('writes figures with their sign in the reader’s language', () => {
		expect([2, 0, -0.5].map((value) => signed(value, 'pl'))).toEqual(['+2', '0', '−0,5']);
	});
});

describe('a ballot', () => {
	const full: PracticeBallot = { subject: 'apples', answers: { need: 1, law: cannotJudge } };

	it('is not for the own region', () => {
		expect(validate(config, full, { region: 'pl' }, [poster])).toEqual({ ok: false, reason: 'own-region' });
		expect(subjectsFor([poster], { region: 'pl' })).toEqual([]);
		expect(subjectsFor([poster], { region: 'es' })).toEqual([poster]);
	});

	it('answers every criterion of the poll and no other', () => {
		const check = (answers: PracticeBallot['answers']) =>
			validate(config, { ...full, answers }, { region: 'es' }, [poster]);
		expect(check(full.answers).ok).toBe(true);
		expect(check({ need: 1 })).toEqual({ ok: false, reason: 'incomplete-ballot' });
		expect(check({ ...full.answers, other: 1 })).toEqual({ ok: false, reason: 'invalid-ballot' });
	});

	it('is about a practice of the poll', () => {
		const elsewhere = { ...full, subject: 'pears' };
		expect(validate(config, elsewhere, { region: 'es' }, [poster])).toEqual({
			ok: false,
			reason: 'unknown-subject'
		});
	});
});

describe('importance and degree of transfer', () => {
	const matters = (region: string, need: 0 | 1 | 2 | 3, law: 0 | 1 | 2 | 3): CountedBallot<Ballot> => ({
		subject: '*',
		region,
		ballot: { importance: { need, law } }
	});

	it('weigh the score by what matters to the region: (3·2 + 1·−2) / (2·4) = 0.5', () => {
		const ballots = [...times(3, 'es', 2, -2), ...[1, 2, 3].map(() => matters('es', 3, 1))];
		const shown = cell(practiceOf(ballots), 'es');
		expect(shown).toMatchObject({ state: 'shown', group: { score: 0.5, blocking: 3 } });
	});

	it('take everybody’s importance for a region that is too small to show its own', () => {
		const ballots = [
			...times(3, 'lv', 2, -2),
			matters('lv', 0, 3),
			...[1, 2, 3].map(() => matters('es', 3, 1)),
			...[1, 2, 3].map(() => matters('it', 3, 1))
		];
		const tally = count(config, [poster], regions, ballots, rules);
		// Hidden with the next smallest, so that nobody can be worked out.
		expect(tally.importance?.split.regions.filter(({ state }) => state === 'hidden')).toHaveLength(2);
		const [need = NaN, law = NaN] = tally.importance?.total.means ?? [];
		expect([need, law]).toEqual([18 / 7, 9 / 7]);
		const shown = tally.practices[0]?.regions.find(({ region }) => region === 'lv');
		expect(shown).toMatchObject({ group: { score: expect.closeTo(1 / 3, 9) as number } });
	});

	it('give no score where nothing was judged, nothing matters or nobody was asked', () => {
		const zero = [1, 2, 3].map(() => matters('es', 0, 0));
		expect(practiceOf([...times(3, 'es', 2), ...zero]).total.score).toBeNull();
		expect(practiceOf(times(3, 'es', 2)).total.score).toBeNull();
		const cannot = [...times(3, 'es', cannotJudge, cannotJudge), matters('es', 3, 3)];
		expect(practiceOf(cannot).total.score).toBeNull();
	});

	it('keep the score between -1 and 1, and turn its sign with the answers', () => {
		const grade = fc.constantFrom(...scale);
		const important = fc.constantFrom(0, 1, 2, 3);
		fc.assert(
			fc.property(fc.array(fc.tuple(grade, grade), { minLength: 1 }), important, important, (given, a, b) => {
				const of = (sign: 1 | -1) =>
					practiceOf([
						...given.map(([need, law]) => ballot('es', turned(need, sign), turned(law, sign))),
						matters('es', a, b)
					]).total.score;
				const score = of(1);
				if (score === null) {
					expect(a + b).toBe(0);
					return;
				}
				expect(Math.abs(score)).toBeLessThanOrEqual(1 + 1e-9);
				expect(of(-1)).toBeCloseTo(-score, 9);
			})
		);
	});

	it('count how far people would take it over, and refuse what was not asked', () => {
		const practice = practiceOf([
			ballot('es', 1, 1, { degree: 'copy' }),
			ballot('es', 1, 1, { degree: 'inspire' }),
			ballot('es', 1, 1)
		]);
		expect(practice.total.degrees).toEqual([1, 0, 0, 1, 0]);
		const unasked = { ...config, importance: false, degree: false };
		const given = ballot('es', 1, 1, { degree: 'copy' }).ballot;
		expect(validate(unasked, given, { region: 'es' }, [poster]).ok).toBe(false);
		const importance = { importance: { need: 1 as const, law: 2 as const } };
		expect(validate(unasked, importance, { region: 'es' }, [poster]).ok).toBe(false);
		expect(validate(config, importance, { region: 'es' }, [poster]).ok).toBe(true);
		expect(validate(config, { importance: { need: 1 } }, { region: 'es' }, [poster])).toEqual({
			ok: false,
			reason: 'incomplete-ballot'
		});
	});
});

function turned(grade: (typeof scale)[number], sign: 1 | -1): Answer {
	return scale.find((other) => other === sign * grade) ?? grade;
}
