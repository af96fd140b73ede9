/** What the views of a trace need around it: regions in the reader's language, and where everything has its page. */
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { RegionLook } from '#lib/plan/region-look.ts';
import type { PlacedAction } from './model/reading.ts';
import type { Source, SourceKind, Trace } from './model/trace.ts';

export interface TraceView {
	readonly trace: Trace;
	region(id: string | null): RegionLook | undefined;
	sourceHref(source: Source): string;
	actionHref(placed: PlacedAction): string;
}

export const kindOf = ({ trace }: TraceView, source: Pick<Source, 'kind'>): SourceKind | undefined =>
	trace.kinds.find(({ kind }) => kind === source.kind);

export const kindName = (view: TraceView, source: Pick<Source, 'kind'>): string =>
	localized(kindOf(view, source)?.one, getLocale()) || source.kind;

/** The title in the reader's language, else in its own. */
export function sourceTitle({ title, language }: Source): string {
	const text = title[getLocale()] ?? title[language] ?? localized(title, getLocale());
	return text.trim() || m.trace_untitled();
}

export const actionTitle = ({ action, number }: PlacedAction): string =>
	m.plan_action_title({ number, name: action.name || m.plan_action_unnamed() });

export function indicatorText({ action: { indicator, baseline, target } }: PlacedAction): string {
	const way = [baseline, target].filter(Boolean).join(' → ');
	return way === '' || indicator === '' ? indicator : `${indicator}: ${way}`;
}
