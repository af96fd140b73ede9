import { expect, it } from 'vitest';
import { mayModerate, moderationFrom, moderationStates } from './moderation.ts';

it.each([
	[
		'a facilitator',
		{ facilitator: true, own: false },
		[
			'draft>submitted',
			'draft>accepted',
			'submitted>draft',
			'submitted>accepted',
			'accepted>draft',
			'accepted>submitted'
		]
	],
	['its own people', { facilitator: false, own: true }, ['draft>submitted', 'submitted>draft']],
	['others', { facilitator: false, own: false }, []]
] as const)('%s may bring an entry to these states only', (_who, who, allowed) => {
	const changes = moderationStates.flatMap((from) =>
		moderationStates.filter((to) => to !== from && mayModerate(who, from, to)).map((to) => `${from}>${to}`)
	);
	expect(changes).toEqual(allowed);
});

it('what cannot be read is a draft', () => {
	expect([undefined, 'gold', 7, 'submitted'].map(moderationFrom)).toEqual([
		'draft',
		'draft',
		'draft',
		'submitted'
	]);
});
