/** When a step ends, what its people worked on is kept as a named version. */
import type { BreakoutState } from '#lib/session/breakouts/model/breakouts.ts';
import type { StepView } from '#lib/session/model/steps/agenda.ts';
import { keepVersion, type KeepingParts } from '../sync/keep-version.ts';
import type { StepsChange } from './steps.ts';

export interface KeptParts extends KeepingParts {
	readonly groups: (workshop: string) => Promise<BreakoutState>;
}

/** Keeps the documents of the step that a change ended. Resolves when they are on disk. */
export async function keepVersions({ workshop, ended }: StepsChange, parts: KeptParts): Promise<void> {
	if (!ended) return;
	// Asked first: the groups of the next step may come any moment.
	const { run: groupsOf, groups } = await parts.groups(workshop);
	const boards = groupsOf === ended.run.run ? groups.flatMap(({ board }) => board ?? []) : [];
	const { title: name, step, run } = ended.run;
	const documents = [...documentsOf(workshop, ended.step.view), ...boards.map((board) => `board.${board}`)];
	for (const document of new Set(documents))
		await keepVersion(parts, { workshop, document, name, step, run });
}

function documentsOf(workshop: string, view: StepView): string[] {
	if (view.kind === 'board') return [`board.${view.board}`];
	return view.kind === 'posters' ? [`workshop.${workshop}`] : [];
}
