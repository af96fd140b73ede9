/** What regions report on their actions after the meeting: kept in the order in which it was said, never changed. */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { actionHead } from '#lib/plan/model/actions.ts';
import {
	followUpLimits,
	FollowUps as Kept,
	readFollowUps,
	reportAction,
	type FollowUp
} from '#lib/plan/model/follow-up.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Member } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';
import { KeptState } from '../session/kept-state.ts';
import { followUpState } from '../storage/archive-store.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Sync } from '../sync/sync.ts';

export interface FollowUpsParts {
	readonly states: RoomStateStore;
	readonly plans: Pick<PlanStore, 'find'>;
	/** Saved documents, seen as a whole. */
	readonly read: Sync['read'];
	readonly clock: Clock;
}

type Said = Omit<FollowUp, 'at'>;

export class FollowUps {
	readonly #parts: FollowUpsParts;
	readonly #kept: KeptState<FollowUp[]>;

	constructor(parts: FollowUpsParts) {
		this.#parts = parts;
		this.#kept = new KeptState(parts.states, followUpState, Kept, () => []);
	}

	register(channel: Pick<Channel, 'handle'>): void {
		channel.handle(reportAction, (member, said) => this.#report(member, said));
		channel.handle(readFollowUps, async ({ workshop }) => ok({ reports: await this.all(workshop) }));
	}

	/** The oldest first. */
	async all(workshop: string): Promise<FollowUp[]> {
		return [...(await this.#kept.of(workshop))];
	}

	/** A region reports through its own people, who go on doing so when the plan is final; facilitators for any of the plan. */
	async #report(
		{ workshop, role, region, workshopOpen }: Member,
		said: Said
	): Promise<Result<Record<string, never>, 'not-allowed' | 'not-found' | 'too-many'>> {
		const { plans, read, clock } = this.#parts;
		const manages = can(role, 'manage', workshopOpen);
		const own = can(role, 'write', workshopOpen) && region === said.region;
		if (!manages && !own) return refuse('not-allowed');
		const plan = await plans.find(said.plan);
		if (plan?.workshop !== workshop || plan.removedAt !== null) return refuse('not-found');
		if (!plan.regions.includes(said.region)) return refuse('not-allowed');
		const action = await read(`plan.${said.plan}`, (doc) => actionHead(doc, said.action));
		if (action?.deletedAt !== null) return refuse('not-found');
		const kept = await this.#kept.of(workshop);
		if (kept.length >= followUpLimits.most) return refuse('too-many');
		kept.push({ ...said, at: clock.now() });
		await this.#kept.save(workshop);
		return ok({});
	}
}
