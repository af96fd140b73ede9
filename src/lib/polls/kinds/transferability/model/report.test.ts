import { expect, it } from 'vitest';
import type { ReportBlock } from '#lib/base/model/report-blocks.ts';
import { subjectSection } from '../../../model/poll-kind.ts';
import type { Config, PracticeBallot } from './ballot.ts';
import { report } from './report.ts';
import { count } from './tally.ts';

const config: Config = {
	criteria: ['need', 'law'].map((id) => ({ id, name: { en: `Criterion ${id}` }, question: { en: id } })),
	importance: false,
	degree: false
};
const subjects = [{ id: 'apples', title: { en: 'Apples' }, region: 'pl' }];
const regions = ['es', 'it', 'lv', 'hu'];

const votes = (region: string, more: readonly Partial<PracticeBallot>[]) =>
	more.map((said) => ({
		subject: 'apples',
		region,
		ballot: { subject: 'apples', answers: { need: 1 as const, law: 0 as const }, ...said }
	}));

it('tells the reasons region by region with what each is about, those of a hidden region last', () => {
	const ballots = [
		...votes('lv', [{ reason: 'A small place' }]),
		...votes('it', [{ reason: 'Anything' }, { reasons: { law: 'B rules', need: 'C need' } }, {}, {}]),
		...votes('es', [{ reason: 'Zeal' }, {}, {}, {}]),
		// The next smallest is hidden with the one that is too small.
		...votes('hu', [{}, {}, {}])
	];
	const tally = count(config, subjects, regions, ballots, { minimumCell: 3, voters: ballots.length });
	const blocks: readonly ReportBlock[] = report({
		...{ config, subjects, tally, weighting: 'person', language: 'en' },
		regions: regions.map((id) => ({ id, name: { en: id.toUpperCase() }, color: 1 }))
	});
	const practice = blocks.find(
		(block) => block.kind === 'section' && block.section.id === subjectSection('apples')
	);
	const tables = practice?.kind === 'section' ? practice.section.blocks : [];
	const rows = tables.flatMap((block) => (block.kind === 'table' ? block.rows : [])).slice(-5);
	const whole = { message: 'transferability_reason_whole' };
	expect(rows.map((row) => row.map(({ content }) => ('text' in content ? content.text : content)))).toEqual([
		['ES', whole, 'Zeal'],
		['IT', 'Criterion need', 'C need'],
		['IT', 'Criterion law', 'B rules'],
		['IT', whole, 'Anything'],
		[{ message: 'transferability_reason_region_hidden' }, whole, 'A small place']
	]);
});
