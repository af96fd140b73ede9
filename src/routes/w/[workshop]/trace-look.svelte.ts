/** The trace of the workshop as its pages look at it: read when it is asked for, and again when plans come or go. */
import { plansPart } from '#lib/plan/model/messages.ts';
import type { RegionLook } from '#lib/plan/region-look.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { readTrace } from '#lib/trace/model/messages.ts';
import type { PlacedAction } from '#lib/trace/model/reading.ts';
import type { Source, Trace } from '#lib/trace/model/trace.ts';
import type { TraceView } from '#lib/trace/trace-view.ts';
import { PlansLook } from './plans/plans-look.svelte.ts';
import { entryHref } from './registers/register-href.ts';
import { whileSeen } from './while-seen.ts';

/** Milliseconds between two looks; a whole room that looks is answered with one. */
const often = 5000;

export class TraceLook {
	readonly plans: PlansLook;
	readonly #session: SessionClient;
	#trace = $state.raw<Trace>();
	#failed = $state(false);
	/** The plan that alone is looked at; empty for all. */
	only = $state('');

	/** Undefined until it was read. */
	readonly view: TraceView | undefined = $derived(this.#trace && this.#viewOf(this.#trace));

	/** Call it while a component is made. */
	constructor(session: SessionClient) {
		this.#session = session;
		this.plans = new PlansLook(session);
		// What is listed changed, or the connection is back: the trace may be another one.
		$effect(() => {
			session.part(plansPart);
			if (session.status === 'online') void this.load();
		});
	}

	/** The last attempt to read it went wrong. */
	get failed(): boolean {
		return this.#failed;
	}

	/** Reads it again while the page is in sight: plans are written all the time. Call it while a component is made. */
	keepCurrent(): void {
		$effect(() =>
			whileSeen(document, often, () => {
				if (this.#session.status === 'online') void this.load();
			})
		);
	}

	async load(): Promise<void> {
		const answer = await this.#session.command(readTrace, {});
		this.#failed = !answer.ok && answer.error.code !== 'offline';
		if (!answer.ok) return;
		const { ok: _ok, ...trace } = answer;
		this.#trace = trace;
	}

	#viewOf(trace: Trace): TraceView {
		const { workshop } = this.#session;
		const base = `/w/${workshop}`;
		const shown = this.only === '' ? trace.plans : trace.plans.filter(({ id }) => id === this.only);
		return {
			trace: { ...trace, plans: shown },
			region: (id: string | null): RegionLook | undefined => this.plans.region(id),
			sourceHref({ kind, id }: Source) {
				const register = trace.kinds.find((each) => each.kind === kind)?.register;
				return register ? entryHref(workshop, register, id) : `${base}/polls/${id}`;
			},
			actionHref: ({ plan, action }: PlacedAction) => `${base}/plans/${plan.id}?section=${action.id}`
		};
	}
}
