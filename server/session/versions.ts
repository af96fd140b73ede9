/** When a step ends, what its people worked on is kept as a named version. */
import * as Y from 'yjs';
import type { StepView } from '#lib/session/model/steps/agenda.ts';
import type { VersionStore } from '../storage/version-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Sync } from '../sync/sync.ts';
import type { StepsChange } from './steps.ts';

export interface VersionsParts {
	readonly store: VersionStore;
	readonly read: Sync['read'];
	readonly clock: Clock;
}

/** Keeps the documents of the step that a change ended. Resolves when they are on disk. */
export async function keepVersions(
	{ workshop, ended }: StepsChange,
	{ store, read, clock }: VersionsParts
): Promise<void> {
	if (!ended) return;
	const { step, run } = ended;
	for (const document of documentsOf(workshop, step.view)) {
		const state = await read(document, verifiedState);
		await store.add({
			workshop,
			document,
			name: run.title,
			step: run.step,
			run: run.run,
			at: clock.now(),
			state
		});
	}
}

function documentsOf(workshop: string, view: StepView): string[] {
	if (view.kind === 'board') return [`board.${view.board}`];
	return view.kind === 'posters' ? [`workshop.${workshop}`] : [];
}

/** @throws if the document cannot be made again from what would be kept */
function verifiedState(doc: Y.Doc): Uint8Array {
	const state = Y.encodeStateAsUpdate(doc);
	const copy = new Y.Doc();
	try {
		Y.applyUpdate(copy, state);
		if (!Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(doc)))
			throw new Error('a version differs from its document');
		return state;
	} finally {
		copy.destroy();
	}
}
