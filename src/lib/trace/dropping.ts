/**
 * What is dropped on an action: a link to the page of something that it was learned from, of this window or another one.
 * The address says what it is; a link to one of several results on a page says with a type of its own which one is meant.
 */
import { evidenceKey, type Reference } from '#lib/plan/model/evidence.ts';
import type { Source } from './model/trace.ts';
import type { TraceView } from './trace-view.ts';

const sourceType = 'application/x-transferboard-source';
const addressType = 'text/uri-list';

/** Whether something of these types may be a link. */
export const mayBeLink = (types: readonly string[]): boolean => types.includes(addressType);

/** Lets a link say which source it stands for. */
export const carrySource = (data: Pick<DataTransfer, 'setData'> | null, source: Reference): void =>
	data?.setData(sourceType, evidenceKey(source));

/** Lets something that is no link be dragged like the link to a source. @param href of the source's page */
export function carryLink(
	data: Pick<DataTransfer, 'setData' | 'effectAllowed'> | null,
	source: Reference,
	href: string
): void {
	if (!data) return;
	data.effectAllowed = 'copyLink';
	data.setData(addressType, new URL(href, location.href).href);
	carrySource(data, source);
}

export interface Dropped {
	/** `text/uri-list`: an address a line, comments begin with `#`. Empty without one. */
	readonly addresses: string;
	/** `evidenceKey` of what is meant; empty if the link does not say it. */
	readonly key: string;
}

/** Reads what is dropped; it can be read only while the event is handled. */
export const readDropped = (data: Pick<DataTransfer, 'getData'>): Dropped => ({
	addresses: data.getData(addressType),
	key: data.getData(sourceType)
});

export type Found =
	| { readonly ok: true; readonly source: Source }
	/** Not a link; leads out of the workshop; leads to something that no action can be learned from. */
	| { readonly ok: false; readonly reason: 'no-link' | 'elsewhere' | 'no-source' };

/**
 * The source that a dropped link means. Of several addresses the first one counts.
 * @param here address of a page of this workshop
 */
export function findDropped(
	{ addresses, key }: Dropped,
	view: Pick<TraceView, 'trace' | 'sourceHref'>,
	here: string
): Found {
	const line = addresses.split(/\r?\n/).find((each) => each.trim() !== '' && !each.startsWith('#'));
	const address = line === undefined ? null : URL.parse(line.trim());
	if (!address) return { ok: false, reason: 'no-link' };
	const own = new URL(here);
	const path = pathOf(address);
	if (address.origin !== own.origin || workshopOf(path) !== workshopOf(own.pathname)) {
		return { ok: false, reason: 'elsewhere' };
	}
	const there = view.trace.sources.filter((source) => pathOf(new URL(view.sourceHref(source), own)) === path);
	const source =
		there.find((each) => evidenceKey(each) === key) ?? there.find(({ part }) => part === undefined);
	return source ? { ok: true, source } : { ok: false, reason: 'no-source' };
}

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/+$/, '');

/** `/w/<workshop>` */
const workshopOf = (path: string): string => path.split('/', 3).join('/');
