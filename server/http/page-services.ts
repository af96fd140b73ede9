/**
 * What SvelteKit's pages may ask of the one app. Pages live in a module graph of their own, so they never
 * import server modules; they get this object with each request (`locals.app`).
 */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { Partner, Region } from '#lib/session/model/messages.ts';
import type { Role } from '#lib/session/model/roles.ts';
import type { Form } from '#lib/report/model/forms/form.ts';
import type { LibraryPage, LibraryQuery } from '#lib/report/model/library.ts';
import type { OutlineChoice } from '#lib/report/model/outline.ts';
import type { Report } from '#lib/report/model/report.ts';
import type { FileOrder } from '#lib/report/model/order.ts';
import type { Trace } from '#lib/trace/model/trace.ts';
import type { Review } from '#lib/report/model/review.ts';
import type { PlanSeries } from '#lib/report/model/series/plans.ts';
import type { CriteriaSeries } from '#lib/report/model/series/criteria.ts';
import type { Sheet } from '#lib/report/model/sheets.ts';

import type { SavedBoards } from '../reports/saved-boards.ts';

/** The value of a request's Cookie header; null if it has none. */
export type CookieHeader = string | null;

/** The browser behind a cookie. */
export interface PageVisitor {
	readonly account: {
		readonly id: string;
		readonly name: string;
		readonly email: string;
		/** False until name, e-mail and password were set. */
		readonly complete: boolean;
	} | null;
}

/** Who this browser is in one workshop. */
export interface PageMember {
	readonly participant: string;
	readonly workshop: string;
	readonly role: Role;
	readonly name: string;
	readonly region: string | null;
	readonly organisation: string | null;
	readonly workshopOpen: boolean;
}

/** What somebody with a join code may know before joining. */
export interface JoinInfo {
	readonly workshop: {
		readonly id: string;
		readonly title: LocalizedText;
		readonly place: string;
		readonly from: string;
		readonly to: string;
	};
	readonly regions: readonly Region[];
	readonly partners: readonly Partner[];
	/** Only those who take part already may come in. */
	readonly locked: boolean;
}

/** A workshop in a facilitator's own list. */
export interface WorkshopEntry {
	readonly id: string;
	readonly title: LocalizedText;
	readonly place: string;
	readonly from: string;
	readonly to: string;
	readonly status: 'open' | 'closed';
	readonly people: number;
	/** Milliseconds since 1970. */
	readonly createdAt: number;
}

export interface PageServices {
	/** Whether a request that changes something comes from our own pages (server/auth/origin.ts). */
	trusts(request: {
		readonly origin: string | null;
		readonly host: string | null;
		readonly secFetchSite: string | null;
	}): boolean;
	/** Logs that a page failed, without texts of people. @returns an id that the person can report */
	pageFailed(error: unknown, route: string | null): string;
	/** The public origin of this installation as seen by `request`, for links and QR codes. */
	origin(host: string | null): string;
	visitor(cookie: CookieHeader): Promise<PageVisitor | null>;
	/** Null for strangers, the removed and unknown workshops alike. */
	memberOf(cookie: CookieHeader, workshop: string): Promise<PageMember | null>;
	/** Null for a code that is unknown or belongs to a closed workshop, alike. */
	joinInfo(code: string): Promise<JoinInfo | null>;
	/** The workshops that the account behind the cookie facilitates, the newest first. */
	workshops(cookie: CookieHeader): Promise<readonly WorkshopEntry[]>;
	/** What these workshops know together; nothing for everybody else. */
	library(cookie: CookieHeader, query: LibraryQuery, language: string): Promise<LibraryPage>;
	/** The criteria of these workshops side by side; nothing for everybody else. @param project empty for all */
	criteriaSeries(cookie: CookieHeader, project: string, language: string): Promise<CriteriaSeries>;
	/** The same with their action plans. */
	planSeries(cookie: CookieHeader, project: string, language: string): Promise<PlanSeries>;
	/**
	 * The saved workshop as a report, for members of every role; null for everybody else, alike.
	 * @param language of the report's own words
	 */
	report(
		cookie: CookieHeader,
		workshop: string,
		language: string
	): Promise<{
		readonly report: Report;
		readonly role: Role;
		/** The sections that its facilitator may choose from; null for everybody else. */
		readonly choices: readonly OutlineChoice[] | null;
	} | null>;
	/** The same as tidy sheets; null as above. */
	sheets(cookie: CookieHeader, workshop: string, language: string): Promise<readonly Sheet[] | null>;
	/** What pictures of the boards that its reader may read are made of; null as above. */
	boards(cookie: CookieHeader, workshop: string, only?: string): Promise<SavedBoards | null>;
	/** What the actions of all plans were learned from, and when that was read (milliseconds since 1970); null as above. */
	trace(
		cookie: CookieHeader,
		workshop: string
	): Promise<{ readonly title: LocalizedText; readonly trace: Trace; readonly at: number } | null>;
	/** A plan in the order of its form and in its own language; null as above, and for plans of other workshops. */
	planForm(cookie: CookieHeader, workshop: string, plan: string): Promise<Form | null>;
	/** A poster in the order of its form; null as above. */
	posterForm(cookie: CookieHeader, workshop: string, poster: string, language: string): Promise<Form | null>;
	/**
	 * Writes a report or a board, whose content its reader was given before, as a file. `busy` when too many are being
	 * written, or when whoever asked is gone.
	 */
	writeFile(order: FileOrder): Promise<Uint8Array<ArrayBuffer> | 'busy'>;
	/** The saved workshop at a glance, and what in it holds the words; null as above. */
	review(cookie: CookieHeader, workshop: string, language: string, words?: string): Promise<Review | null>;
	/** A picture of the workshop; null as above, and when there is no such picture in it. */
	picture(
		cookie: CookieHeader,
		workshop: string,
		asset: string
	): Promise<{ readonly mime: string; readonly bytes: Uint8Array } | null>;
}
