/** Answers what pages ask. One object per request, because wrong codes count against the asking address. */
import { idPattern, newId } from '#lib/base/model/ids.ts';
import { seesOneBoard } from '#lib/session/model/review-grant.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Auth, Member } from '../auth/auth.ts';
import { isTrustedOrigin } from '../auth/origin.ts';
import type { Forms } from '../reports/forms.ts';
import type { ReportFiles } from '../reports/report-files.ts';
import type { Reports } from '../reports/reports.ts';
import type { Series } from '../reports/series.ts';
import type { Traces } from '../reports/traces.ts';
import type { AssetStore } from '../storage/asset-store.ts';
import { runsWorkshop, type PeopleStore } from '../storage/people-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';
import type { Joining } from '../workshops/joining.ts';
import type { PictureConsent } from './consented-pictures.ts';
import type { CookieHeader, PageServices } from './page-services.ts';

/** Characters of a search that are looked at. */
const longestQuery = 200;

export interface PagesParts {
	readonly auth: Auth;
	readonly joining: Joining;
	readonly store: WorkshopStore;
	readonly people: PeopleStore;
	readonly assets: AssetStore;
	readonly consent: PictureConsent;
	readonly reports: Reports;
	readonly series: Series;
	readonly forms: Forms;
	readonly traces: Traces;
	readonly clock: Clock;
	readonly reportFiles: ReportFiles;
	readonly logger: Logger;
	readonly configuredOrigin: string | undefined;
	originOf(host: string | undefined): string;
}

/**
 * @param address the network address of the request
 * @param gone aborts when nobody waits for the answer any more
 */
export function pageServices(parts: PagesParts, address: string, gone: AbortSignal): PageServices {
	const { auth, joining, store, people, assets, reports, series, logger } = parts;
	const visitorOf = (cookie: CookieHeader) => auth.visitor(cookie ?? undefined);
	const memberOf = async (cookie: CookieHeader, workshop: string): Promise<Member | null> =>
		idPattern.test(workshop) ? auth.memberOf(await visitorOf(cookie), workshop) : null;
	/** Whoever may read the whole workshop. */
	const readerOf = async (cookie: CookieHeader, workshop: string): Promise<Member | null> => {
		const member = await memberOf(cookie, workshop);
		return member && can(member.role, 'read') && !seesOneBoard(member.review) ? member : null;
	};
	/** Files are handed on to people who only look on, whoever asks for them. */
	const mayLeave = async (workshop: string, asset: string): Promise<boolean> =>
		(await parts.consent('reviewer', workshop, asset)) !== 'withheld';
	/** Those that the account behind the cookie runs; none for everybody else. */
	const workshopsOf = async (cookie: CookieHeader): Promise<string[]> => {
		const visitor = await visitorOf(cookie);
		if (!visitor?.account?.complete) return [];
		const places = await people.allOfAccount(visitor.account.id);
		return places.filter(runsWorkshop).map((place) => place.workshop);
	};
	return {
		trusts: ({ origin, host, secFetchSite }) =>
			isTrustedOrigin(
				{
					origin: origin ?? undefined,
					host: host ?? undefined,
					secFetchSite: secFetchSite ?? undefined
				},
				parts.configuredOrigin
			),

		pageFailed(error, route) {
			const id = newId();
			const name = error instanceof Error ? error.name : typeof error;
			logger.error({ id, route, error: name, at: placeOf(error) }, 'page failed');
			return id;
		},

		origin: (host) => parts.originOf(host ?? undefined),

		async visitor(cookie) {
			const visitor = await visitorOf(cookie);
			return visitor && { account: visitor.account };
		},

		memberOf,

		joinInfo: (code) => joining.info(code, address),

		async library(cookie, query, language) {
			return series.library(await workshopsOf(cookie), query, language);
		},

		async criteriaSeries(cookie, project, language) {
			return series.criteria(await workshopsOf(cookie), project, language);
		},

		async planSeries(cookie, project, language) {
			return series.plans(await workshopsOf(cookie), project, language);
		},

		async workshops(cookie) {
			const here = await workshopsOf(cookie);
			return Promise.all(
				(await store.some(here)).map(async ({ id, title, status, details, createdAt }) => ({
					id,
					title,
					place: details.place,
					from: details.from,
					to: details.to,
					status,
					people: (await people.ofWorkshop(id)).length,
					createdAt
				}))
			);
		},

		async report(cookie, workshop, language) {
			const member = await readerOf(cookie, workshop);
			if (!member) return null;
			const { role } = member;
			return can(role, 'manage')
				? { ...(await reports.choosable(member, language)), role }
				: { report: await reports.report(member, language), role, choices: null };
		},

		async sheets(cookie, workshop, language) {
			const member = await readerOf(cookie, workshop);
			return member ? reports.sheets(member, language) : null;
		},

		async boards(cookie, workshop, only) {
			const member = await memberOf(cookie, workshop);
			if (!member || !can(member.role, 'read')) return null;
			// A link to one board shows that one.
			if (seesOneBoard(member.review) && (only === undefined || member.review?.board !== only)) return null;
			return reports.boards(member, only);
		},

		async trace(cookie, workshop) {
			const record = (await readerOf(cookie, workshop)) ? await store.find(workshop) : undefined;
			if (!record) return null;
			return { title: record.title, trace: await parts.traces.read(workshop), at: parts.clock.now() };
		},

		async planForm(cookie, workshop, plan) {
			return (await readerOf(cookie, workshop)) ? parts.forms.plan(workshop, plan) : null;
		},

		async posterForm(cookie, workshop, poster, language) {
			return (await readerOf(cookie, workshop)) ? parts.forms.poster(workshop, poster, language) : null;
		},

		writeFile: (order) => parts.reportFiles.write(order, mayLeave, gone),

		async review(cookie, workshop, language, words = '') {
			const member = await readerOf(cookie, workshop);
			return member ? reports.review(member, words.slice(0, longestQuery), language) : null;
		},

		async picture(cookie, workshop, asset) {
			const member = await readerOf(cookie, workshop);
			if (!member || !idPattern.test(asset)) return null;
			const found = await assets.find(asset);
			if (found?.workshop !== workshop) return null;
			return (await parts.consent(member.role, workshop, asset)) === 'withheld' ? null : found;
		}
	};
}
