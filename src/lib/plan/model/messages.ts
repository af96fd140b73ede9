/** The plans of a workshop on the session channel: which there are, and whose they are. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { command, part } from '#lib/realtime/model/messages.ts';

/** `final`: only facilitators change it any more. */
export const planStatuses = ['draft', 'final'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** Plans that one workshop may hold. */
export const mostPlans = 40;

const Id = v.pipe(v.string(), v.regex(idPattern));
const line = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));
const Title = v.pipe(line(200), v.nonEmpty());
const Instrument = line(300);
const Regions = v.pipe(v.array(Id), v.minLength(1), v.maxLength(60));
const Language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/));

export const PlanEntry = v.object({
	id: v.string(),
	title: v.string(),
	/** The policy instrument that it is to improve. */
	instrument: v.string(),
	/** Ids of the regions that write it; all others read it. */
	regions: v.array(v.string()),
	status: v.picklist(planStatuses),
	/** Name of its template, e.g. `action-plan@2014-2020`. */
	template: v.string(),
	language: v.string()
});
export type PlanEntry = v.InferOutput<typeof PlanEntry>;

export const plansPart = part('plans', v.array(PlanEntry));

const Nothing = v.object({});

export const createPlan = command(
	'plan:create',
	v.object({
		title: Title,
		instrument: Instrument,
		regions: Regions,
		template: v.pipe(v.string(), v.maxLength(64)),
		language: Language
	}),
	v.object({ plan: v.string() })
);
/** What is absent stays. */
export const updatePlan = command(
	'plan:update',
	v.object({
		plan: Id,
		title: v.optional(Title),
		instrument: v.optional(Instrument),
		regions: v.optional(Regions),
		status: v.optional(v.picklist(planStatuses))
	}),
	Nothing
);
/** Takes a plan out of the workshop; its document stays. */
export const removePlan = command('plan:remove', v.object({ plan: Id }), Nothing);
export const restorePlan = command('plan:restore', v.object({ plan: Id }), Nothing);
/** Of which region whoever works in a plan is, by the client ids of Yjs that its texts were written with. */
export const readPlanWriters = command(
	'plan:writers',
	v.object({ plan: Id }),
	v.object({ clients: v.array(v.tuple([v.number(), v.nullable(v.string())])) })
);
