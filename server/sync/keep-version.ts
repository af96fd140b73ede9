/** Keeping what a document is now as a version, after verifying that the document can be made from it again. */
import type { NewVersion, VersionStore } from '../storage/version-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Sync } from './sync.ts';
import { verifiedState } from './verified-state.ts';

export interface KeepingParts {
	readonly store: Pick<VersionStore, 'add'>;
	readonly read: Sync['read'];
	readonly clock: Clock;
}

/** Resolves when it is on disk. @throws if the document cannot be made again from what would be kept */
export async function keepVersion(
	{ store, read, clock }: KeepingParts,
	version: Omit<NewVersion, 'at' | 'state'>
): Promise<void> {
	const state = await read(version.document, verifiedState);
	if (!state) throw new Error('a version differs from its document');
	await store.add({ ...version, at: clock.now(), state });
}
