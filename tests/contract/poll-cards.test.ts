/** The result of every kind of poll can stand on a board, and says there no more than its page. */
import { expect, it } from 'vitest';
import { messageMap } from '#lib/i18n/resolve-blocks.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { pollCard } from '../../src/routes/poll-card.ts';
import { regions } from '../support/polls.ts';
import { sampledKinds } from '../support/poll-samples.ts';

const messages = messageMap({ ...m });

/** In one ballot about one subject: one, or one for each criterion. */
const answersIn = (ballot: unknown): number =>
	typeof ballot === 'object' && ballot !== null && 'answers' in ballot && typeof ballot.answers === 'object'
		? Object.keys(ballot.answers ?? {}).length
		: 1;

it.each(sampledKinds())('%s', (_name, kind, { config, subjects, region, ballot, other }) => {
	const ballots = [ballot, other, ballot].map((cast) => {
		const accepted = kind.accept(config, cast, { region }, subjects);
		if (!accepted.ok) throw new Error(accepted.reason);
		return { ...accepted.value, region };
	});
	const tally = kind.count(config, subjects, regions, ballots, { minimumCell: 3, voters: 3 });
	const asked = { config, subjects, weighting: 'person' as const, regions: [] };
	const card = (shown: Parameters<typeof pollCard>[0]['shown']) =>
		pollCard({ ...asked, title: { en: 'Which?' }, state: 'Revealed', shown }, 'en', messages);
	expect(card(null)).toMatchObject({ title: 'Which?', tag: 'Revealed', rows: [] });
	const { rows = [] } = card({ kind, tally, stage: 'all' });
	expect(rows.length).toBeGreaterThan(0);
	for (const { name, label, share } of rows) {
		expect([name, label].every((text) => text !== '' && !/^[a-z]+_[a-z_]+$/.test(text))).toBe(true);
		if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
	}
	if (!kind.drawsDistribution) return;
	const early = card({ kind, tally: kind.shownOf(tally, 'distribution'), stage: 'distribution' }).rows ?? [];
	expect(early.length).toBeGreaterThan(0);
	for (const { share, steps = [] } of early) {
		expect(share).toBeNull();
		expect(steps.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3 * answersIn(ballot));
		expect(steps.length).toBeGreaterThan(1);
	}
});
