import { expect, it } from 'vitest';
import { consent, type Stance } from './consent.ts';

const subjects = [{ id: 'p', title: { en: 'Share one office' }, region: null }];
const cast = (stance: Stance, region = 'pl', reason?: string) => ({
	subject: 'p',
	region,
	ballot: { subject: 'p', stance, ...(reason ? { reason } : {}) }
});
const count = (ballots: ReturnType<typeof cast>[]) =>
	consent.count({}, subjects, ['es', 'pl'], ballots, { minimumCell: 3, voters: ballots.length });

it.each<[Stance[], string]>([
	[['agree', 'abstain'], 'adopted'],
	[['agree', 'concern'], 'concerns'],
	[['agree', 'agree', 'block'], 'blocked'],
	[['abstain'], 'open']
])('%j is %s', (stances, outcome) => {
	expect(count(stances.map((stance) => cast(stance)))).toMatchObject({ proposals: [{ outcome }] });
});

it('asks for the reason of a concern and a block, and of nothing else', () => {
	const accept = (stance: Stance, reason?: string) =>
		consent.accept({}, { subject: 'p', stance, reason }, { region: 'pl' }, subjects).ok;
	expect([accept('block'), accept('concern', '  '), accept('agree'), accept('block', 'Law')]).toEqual([
		false,
		false,
		true,
		true
	]);
});

it('tells a reason without its region when the region is hidden', () => {
	const few = [cast('block', 'es', 'Law'), ...Array.from({ length: 6 }, () => cast('agree'))];
	expect(count(few)).toMatchObject({ proposals: [{ reasons: [{ region: null, text: 'Law' }] }] });
	const enough = [...few, cast('agree', 'es'), cast('agree', 'es')];
	expect(count(enough)).toMatchObject({ proposals: [{ reasons: [{ region: 'es', text: 'Law' }] }] });
});
