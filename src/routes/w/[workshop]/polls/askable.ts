/** What polls can ask about of a workshop's registers: copies, because results must stay readable when those change. */
import type { Subject, SubjectSource } from '#lib/polls/model/subject.ts';
import type { Poster } from '#lib/registers/model/poster.ts';
import type { Registers } from '#lib/registers/registers.svelte.ts';

/** By what poll kinds call it; reactive. */
export function askable({
	posters,
	challenges,
	criteria
}: Pick<Registers, 'posters' | 'challenges' | 'criteria'>): Partial<
	Record<SubjectSource, readonly Subject[]>
> {
	return {
		posters: posters.map(subjectOf),
		challenges: challenges.map(({ id, text }) => ({
			id,
			title: text,
			region: null,
			source: 'challenges' as const
		})),
		criteria: criteria.map(({ id, name, indicator }) => ({
			id,
			title: name,
			region: null,
			source: 'criteria' as const,
			...(Object.keys(indicator).length > 0 ? { note: indicator } : {})
		}))
	};
}

function subjectOf(poster: Poster): Subject {
	const region = poster.values['region'];
	const cluster = poster.texts['cluster'] ?? {};
	return {
		id: poster.id,
		title: poster.texts['title'] ?? {},
		region: typeof region === 'string' ? region : null,
		source: 'posters',
		...(Object.keys(cluster).length > 0 ? { note: cluster } : {})
	};
}
