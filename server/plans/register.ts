/** Puts action plans on the session channel. */
import { refuse } from '#lib/base/model/result.ts';
import {
	createPlan,
	plansPart,
	readPlanWriters,
	removePlan,
	restorePlan,
	updatePlan
} from '#lib/plan/model/messages.ts';
import type { StepVerb } from '#lib/session/model/rights.ts';
import type { Member } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';
import { Plans, type PlansParts } from './plans.ts';

export interface RegisterPlansParts extends PlansParts {
	/** Whether the running step lets this member do it. */
	may(member: Member, verb: StepVerb): boolean;
}

/** Makes the plans of all workshops and answers their commands. */
export function registerPlans(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>,
	{ may, onChange, ...parts }: RegisterPlansParts
): Plans {
	const plans = new Plans({
		...parts,
		onChange(workshop) {
			channel.changed(workshop, plansPart.name);
			onChange(workshop);
		}
	});
	channel.addPart(plansPart, (member) => plans.list(member.workshop), { audience: () => 'all' });
	channel.handle(createPlan, async (member, plan) =>
		may(member, 'add') ? plans.create(member, plan) : refuse('not-now')
	);
	channel.handle(updatePlan, async (member, { plan, ...to }) =>
		may(member, 'edit-own') ? plans.update(member, plan, to) : refuse('not-now')
	);
	channel.handle(removePlan, (member, { plan }) => plans.remove(member, plan, true));
	channel.handle(readPlanWriters, (member, { plan }) => plans.writers(member, plan));
	channel.handle(restorePlan, (member, { plan }) => plans.remove(member, plan, false));
	return plans;
}
