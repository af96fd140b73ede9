/** When a step ends, what its people worked on is kept as a named version. */
import type { StepView } from '#lib/session/model/steps/agenda.ts';
import { keepVersion, type KeepingParts } from '../sync/keep-version.ts';
import type { StepsChange } from './steps.ts';

/** Keeps the documents of the step that a change ended. Resolves when they are on disk. */
export async function keepVersions({ workshop, ended }: StepsChange, parts: KeepingParts): Promise<void> {
	if (!ended) return;
	const { title: name, step, run } = ended.run;
	for (const document of documentsOf(workshop, ended.step.view))
		await keepVersion(parts, { workshop, document, name, step, run });
}

function documentsOf(workshop: string, view: StepView): string[] {
	if (view.kind === 'board') return [`board.${view.board}`];
	return view.kind === 'posters' ? [`workshop.${workshop}`] : [];
}
