import * as v from 'valibot';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stubStorage } from '../../../../tests/support/browser-storage.ts';
import { StoredDrafts } from './stored-drafts.svelte.ts';

let kept: ReadonlyMap<string, string>;
beforeEach(() => void (kept = stubStorage()));
afterEach(() => void vi.unstubAllGlobals());

it('what was not handed in is there after a reload', () => {
	new StoredDrafts('poll', 1).set('apples', 4);
	const after = new StoredDrafts('poll', 1);
	expect(after.get('apples', v.number())).toBe(4);
	expect(new StoredDrafts('poll', 2).get('apples', v.number())).toBeUndefined();
});

it('what was handed in leaves no trace on the device', () => {
	const drafts = new StoredDrafts('poll', 1);
	drafts.set('apples', 4);
	drafts.forget('apples');
	expect(kept.size).toBe(0);
	drafts.set('pears', 2);
	drafts.forgetAll();
	expect(kept.size).toBe(0);
	expect(drafts.get('pears', v.number())).toBeUndefined();
});

it('a draft of another shape is none', () => {
	const drafts = new StoredDrafts('poll', 1);
	drafts.set('apples', { answer: 4 });
	expect(drafts.get('apples', v.number())).toBeUndefined();
});
