/** A plan as long as the component that asks for it; call it while that is being made. */
import { onDestroy } from 'svelte';
import { PlanEditing } from '#lib/plan/plan-editing.svelte.ts';
import { getDocuments } from '#lib/realtime/open-documents.ts';
import type { SyncedDocument } from '#lib/realtime/synced-document.svelte.ts';

export interface OpenPlan {
	readonly synced: SyncedDocument;
	readonly plan: PlanEditing;
}

/** @param onoutofstep the server takes nothing more of this page: it has to open the plan anew */
export function openPlan(id: string, onoutofstep: () => void): OpenPlan {
	const synced = getDocuments().open(`plan.${id}`);
	const plan = new PlanEditing(synced);
	onDestroy(() => {
		plan.close();
		synced.leave();
	});
	$effect(() => {
		if (synced.state.kind === 'refused' && synced.state.reason === 'conflict') onoutofstep();
	});
	return { synced, plan };
}
