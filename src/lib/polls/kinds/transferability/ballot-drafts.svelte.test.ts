import { expect, it } from 'vitest';
import { StoredDrafts } from '../../ballots/stored-drafts.svelte.ts';
import { BallotDrafts } from './ballot-drafts.svelte.ts';
import { knownCriteria } from './model/criteria.ts';

it('keeps what was filled in when the poll arrives anew', () => {
	let criteria = knownCriteria.slice(0, 2);
	const drafts = new BallotDrafts(() => criteria, new StoredDrafts('poll', 1));
	const [first] = criteria;
	drafts.change('apples', { answers: { [first?.id ?? '']: 1 }, reasons: {}, reason: 'We grow them too.' });
	criteria = structuredClone(criteria);
	const draft = drafts.draft('apples', undefined);
	expect(draft.reason).toBe('We grow them too.');
	expect(drafts.open(draft)).toEqual(criteria.slice(1));
});
