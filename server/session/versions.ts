/** When a step ends, what its people worked on is kept as a named version. */
import type { BreakoutState } from '#lib/session/breakouts/model/breakouts.ts';
import type { StepView } from '#lib/session/model/steps/agenda.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import { keepVersion, type KeepingParts } from '../sync/keep-version.ts';
import type { StepsChange } from './steps.ts';

export interface KeptParts extends KeepingParts {
	readonly groups: (workshop: string) => Promise<BreakoutState>;
	readonly plans: Pick<PlanStore, 'ofWorkshop'>;
}

/** Keeps the documents of the step that a change ended. Resolves when they are on disk. */
export async function keepVersions({ workshop, ended }: StepsChange, parts: KeptParts): Promise<void> {
	if (!ended) return;
	// Asked first: the groups of the next step may come any moment.
	const { run: groupsOf, groups } = await parts.groups(workshop);
	const boards = groupsOf === ended.run.run ? groups.flatMap(({ board }) => board ?? []) : [];
	const { title: name, step, run } = ended.run;
	const seen = await documentsOf(workshop, ended.step.view, parts);
	const documents = [...seen, ...boards.map((board) => `board.${board}`)];
	for (const document of new Set(documents))
		await keepVersion(parts, { workshop, document, name, step, run });
}

async function documentsOf(
	workshop: string,
	view: StepView,
	{ plans }: Pick<KeptParts, 'plans'>
): Promise<string[]> {
	switch (view.kind) {
		case 'board':
			return [`board.${view.board}`];
		case 'posters':
		case 'register':
			return [`workshop.${workshop}`];
		case 'plan': {
			const there = (await plans.ofWorkshop(workshop)).filter(({ removedAt }) => removedAt === null);
			const ids = there.map(({ id }) => id).filter((id) => view.plan === null || id === view.plan);
			return ids.map((id) => `plan.${id}`);
		}
		default:
			return [];
	}
}
