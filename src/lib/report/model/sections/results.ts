/** Revealed results; what a result says is told by the poll's kind. */
import type { ReportSection } from '#lib/base/model/report-blocks.ts';
import type { ReportInput, RevealedPoll } from '../input.ts';
import { content, message, paragraph } from '../texts.ts';

export function results(input: ReportInput, language: string): ReportSection | undefined {
	if (input.polls.length === 0) return undefined;
	return {
		id: 'results',
		title: message('results'),
		blocks: input.polls.map((poll) => ({ kind: 'section', section: pollSection(input, poll, language) }))
	};
}

function pollSection(input: ReportInput, poll: RevealedPoll, language: string): ReportSection {
	const voters = Object.values(poll.voters).reduce((sum, each) => sum + each, 0);
	const { config, subjects, tally, weighting } = poll;
	return {
		id: `poll-${poll.id}-${poll.round}`,
		title: content(poll.title, language),
		blocks: [
			...(poll.repeated ? [paragraph(message('round', { round: poll.round }))] : []),
			paragraph(message('voters', { count: voters })),
			...poll.kind.report(
				{ config, subjects, tally, weighting, regions: input.regions, language },
				poll.stage
			)
		]
	};
}
