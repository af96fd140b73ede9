/** A plan as it was at a moment, from its log. */
import * as Y from 'yjs';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { PlanPast } from '#lib/plan/model/past.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Member } from '../auth/auth.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import { rowsOf } from './rows.ts';

export interface PlanPastParts {
	readonly documents: Pick<DocumentStore, 'history'>;
	readonly plans: Pick<PlanStore, 'find'>;
}

/**
 * For those whose plan it is: the log holds what people deleted, and whoever deletes something trusts that it is out
 * of the others' sight.
 * @param at milliseconds since 1970
 */
export async function planPast(
	{ documents, plans }: PlanPastParts,
	{ workshop, role, region }: Pick<Member, 'workshop' | 'role' | 'region'>,
	id: string,
	at: number
): Promise<Result<PlanPast, 'not-found' | 'not-allowed'>> {
	const plan = await plans.find(id);
	if (plan?.workshop !== workshop || plan.removedAt !== null) return refuse('not-found');
	const own = role === 'participant' && region !== null && plan.regions.includes(region);
	if (!own && !can(role, 'manage')) return refuse('not-allowed');
	const doc = new Y.Doc();
	const days = new Map<string, number>();
	try {
		for await (const row of rowsOf(documents, `plan.${id}`)) {
			days.set(new Date(row.at).toISOString().slice(0, 10), row.at);
			if (row.at <= at) Y.applyUpdate(doc, row.update);
		}
		const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
		return ok({ update, days: [...days.values()] });
	} finally {
		doc.destroy();
	}
}
