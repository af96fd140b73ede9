/** Links evidence to the actions of a plan, wherever it is chosen or dropped, and says what came of it. */
import type { Announcer } from '#lib/a11y/announcer.svelte.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { evidenceKey } from '#lib/plan/model/evidence.ts';
import type { PlanEditing } from '#lib/plan/plan-editing.svelte.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import { findDropped, type Dropped, type Found } from './dropping.ts';
import type { Source } from './model/trace.ts';
import { sourceTitle, type TraceView } from './trace-view.ts';

export interface EvidenceLinking {
	readonly plan: PlanEditing;
	readonly toasts: Pick<Toasts, 'show'>;
	readonly announcer: Pick<Announcer, 'say'>;
	/** The trace as it is known; undefined until it was read. */
	readonly view: () => TraceView | undefined;
	/** Reads the trace again: something may have been added meanwhile. */
	readonly reload: () => Promise<void>;
	/** Milliseconds since 1970, by the server's clock. */
	readonly now: () => number;
}

const refusals = {
	'no-link': m.trace_drop_no_link,
	elsewhere: m.trace_drop_elsewhere,
	'no-source': m.trace_drop_no_source
};

/** @param action id of an action that stands */
export function linkEvidence(linking: EvidenceLinking, action: string, source: Source): void {
	const { plan, toasts, announcer, now } = linking;
	const name = sourceTitle(source);
	const evidence = plan.section(action)?.section.action?.evidence ?? [];
	if (evidence.some((each) => evidenceKey(each) === evidenceKey(source))) {
		toasts.show(m.trace_drop_linked({ name }));
		return;
	}
	plan.link(action, source, '', now());
	announcer.say(m.trace_pick_linked({ name }));
}

/** Something was dropped on an action: it is linked, or it is told why not. */
export async function linkDropped(linking: EvidenceLinking, action: string, dropped: Dropped): Promise<void> {
	const { view, reload, toasts } = linking;
	const find = (): Found | undefined => {
		const known = view();
		return known && findDropped(dropped, known, location.href);
	};
	let found = find();
	// It may have been added since the trace was read.
	if (!found || (!found.ok && found.reason === 'no-source')) {
		await reload();
		found = find();
	}
	if (!found) toasts.show(m.trace_failed(), 'warning');
	else if (!found.ok) toasts.show(refusals[found.reason](), 'warning');
	else linkEvidence(linking, action, found.source);
}
