/** Which sections of an action plan are locked for whom, as the policy asks for it. */
import type * as Y from 'yjs';
import { locksOf } from '#lib/plan/model/sections.ts';
import type { SyncMember } from './access.ts';
import type { Before } from './before.ts';

/** The section of a plan that an entry of one of its roots belongs to; undefined for other roots. */
export function sectionOf(root: string, key: string): string | undefined {
	if (root === 'actions') return key;
	return root === 'text' ? key.split('.')[0] : undefined;
}

/**
 * Whether `member` found a section locked. Whoever opened it in the same change may go on: a browser that was
 * offline sends both at once.
 */
export function isLockedFor(doc: Y.Doc, before: Before, section: string, member: SyncMember): boolean {
	const locks = locksOf(doc);
	const lock = before.get(locks, section);
	if (lock === undefined) return false;
	return locks.has(section) || !mayOpen(lock, member);
}

/** A lock is opened by the region that set it, and by facilitators. */
export function mayOpen(lock: unknown, { role, region }: SyncMember): boolean {
	if (role === 'facilitator') return true;
	const owner: unknown = typeof lock === 'object' && lock !== null && 'region' in lock ? lock.region : null;
	return region !== null && owner === region;
}
