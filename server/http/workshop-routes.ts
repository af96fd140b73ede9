/** Preparing and running a workshop over HTTP. Each route names the verb it needs. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { NewTerm } from '#lib/glossary/model/new-term.ts';
import { ReportOutline } from '#lib/report/model/outline.ts';
import { Partner, Region } from '#lib/session/model/messages.ts';
import { mostReviewPolls } from '#lib/session/model/review-grant.ts';
import { can } from '#lib/session/model/roles.ts';
import { runsWorkshop, type PeopleStore } from '../storage/people-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import { linkDays, type Links } from '../workshops/links.ts';
import type { Reviewing } from '../workshops/reviewing.ts';
import { templateNames } from '../workshops/template.ts';
import type { Workshops } from '../workshops/workshops.ts';
import { bodyOf, Refusal, type ApiContext, type Gatekeeper, type Routes, valueOf } from './api.ts';

export interface WorkshopRoutesParts {
	readonly gatekeeper: Gatekeeper;
	readonly workshops: Workshops;
	readonly store: WorkshopStore;
	readonly peopleStore: PeopleStore;
	readonly links: Links;
	readonly reviewing: Reviewing;
	/** The public origin for links, as the asking browser sees it. */
	originOf(c: ApiContext): string;
}

const line = (most: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(most));
const Id = v.pipe(v.string(), v.regex(idPattern));
const Language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/));
const Title = v.union([line(200), LocalizedText]);
const Day = v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/));

const CreateBody = v.object({
	template: v.picklist(templateNames),
	title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
	language: v.optional(Language, 'en')
});
const UpdateBody = v.object({
	title: v.optional(Title),
	place: v.optional(v.pipe(v.string(), v.maxLength(200))),
	from: v.optional(Day),
	to: v.optional(Day),
	project: v.optional(v.pipe(v.string(), v.maxLength(200))),
	status: v.optional(v.picklist(['open', 'closed'])),
	locked: v.optional(v.boolean()),
	report: v.optional(ReportOutline),
	questions: v.optional(v.pipe(v.array(v.union([line(1000), LocalizedText])), v.maxLength(30)))
});
const RegionsBody = v.pipe(
	v.array(
		v.object({
			...Region.entries,
			id: Id,
			country: v.pipe(v.string(), v.maxLength(8)),
			nuts: v.pipe(v.string(), v.maxLength(16)),
			color: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))
		})
	),
	v.maxLength(60)
);
const PartnersBody = v.pipe(
	v.array(v.object({ ...Partner.entries, id: Id, region: Id, name: line(200) })),
	v.maxLength(300)
);
const BoardBody = v.object({ title: line(120) });
const LinkBody = v.object({
	purpose: v.picklist(['review', 'invite', 'observe']),
	label: line(120),
	days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730))),
	/** Of a review link; absent: the whole workshop, to read. */
	review: v.optional(
		v.object({
			board: v.optional(v.nullable(Id), null),
			comments: v.optional(v.boolean(), false),
			polls: v.optional(v.pipe(v.array(Id), v.maxLength(mostReviewPolls)), []),
			until: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null),
			password: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1000))), null)
		}),
		{}
	)
});

const idIn = (c: ApiContext, name: string): string => {
	const id = c.req.param(name) ?? '';
	if (!idPattern.test(id)) throw new Refusal('not-found');
	return id;
};

export const workshopRoutes =
	({ gatekeeper, workshops, store, peopleStore, links, reviewing, originOf }: WorkshopRoutesParts): Routes =>
	(app) => {
		app.get('/api/workshops', async (c) => {
			const { account } = await gatekeeper.account(c);
			const places = (await peopleStore.allOfAccount(account.id)).filter(runsWorkshop);
			const records = await store.some(places.map((place) => place.workshop));
			return c.json({
				workshops: await Promise.all(
					records.map(async ({ id, title, status, code, details, createdAt }) => ({
						id,
						title,
						status,
						code,
						place: details.place,
						from: details.from,
						to: details.to,
						people: (await peopleStore.ofWorkshop(id)).length,
						createdAt
					}))
				)
			});
		});

		app.post('/api/workshops', async (c) => {
			const { account } = await gatekeeper.account(c);
			const { template, title, language } = await bodyOf(c, CreateBody);
			if (template === 'empty' && title === '') throw new Refusal('invalid');
			const own = await peopleStore.allOfAccount(account.id);
			if (own.length >= 500) throw new Refusal('too-many');
			const id = await workshops.create({
				template,
				language,
				...(title === '' ? {} : { title: { [language]: title } })
			});
			await workshops.addFacilitator(account, id);
			return c.json({ workshop: { id } }, 201);
		});

		app.get('/api/workshops/:workshop', async (c) => {
			const member = await gatekeeper.member(c, 'read');
			const withCode = can(member.role, 'bring-in');
			return c.json({ workshop: await workshops.view(member.workshop, withCode) });
		});

		app.patch('/api/workshops/:workshop', async (c) => {
			const member = await gatekeeper.member(c, 'manage');
			const { title, status, questions, ...details } = await bodyOf(c, UpdateBody);
			const record = await store.find(member.workshop);
			if (!record) throw new Refusal('not-found');
			const language = record.details.languages[0] ?? 'en';
			// A plain text is meant for everybody: other languages fall back to it.
			const inLanguages = (value: string | LocalizedText): LocalizedText =>
				typeof value === 'string' ? { [language]: value } : value;
			await workshops.update(record, {
				...(title === undefined ? {} : { title: inLanguages(title) }),
				...(status === undefined ? {} : { status }),
				details: {
					...withoutUndefined(details),
					...(questions === undefined ? {} : { questions: questions.map(inLanguages) })
				}
			});
			return c.body(null, 204);
		});

		app.put('/api/workshops/:workshop/regions', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			valueOf(await workshops.setRegions(workshop, await bodyOf(c, RegionsBody)));
			return c.body(null, 204);
		});

		app.put('/api/workshops/:workshop/partners', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			valueOf(await workshops.setPartners(workshop, await bodyOf(c, PartnersBody)));
			return c.body(null, 204);
		});

		app.post('/api/workshops/:workshop/boards', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const { title } = await bodyOf(c, BoardBody);
			return c.json({ board: valueOf(await workshops.addBoard(workshop, title)) }, 201);
		});

		app.patch('/api/workshops/:workshop/boards/:board', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const { title } = await bodyOf(c, BoardBody);
			if (!(await workshops.renameBoard(workshop, idIn(c, 'board'), title))) throw new Refusal('not-found');
			return c.body(null, 204);
		});

		app.delete('/api/workshops/:workshop/boards/:board', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			if (!(await workshops.removeBoard(workshop, idIn(c, 'board')))) throw new Refusal('not-found');
			return c.body(null, 204);
		});

		app.put('/api/workshops/:workshop/terms/:term', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const term = { id: idIn(c, 'term'), ...(await bodyOf(c, NewTerm)) };
			valueOf(await workshops.setTerm(workshop, term));
			return c.body(null, 204);
		});

		app.delete('/api/workshops/:workshop/terms/:term', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			if (!(await workshops.removeTerm(workshop, idIn(c, 'term')))) throw new Refusal('not-found');
			return c.body(null, 204);
		});

		app.post('/api/workshops/:workshop/links', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const { purpose, label, days, review } = await bodyOf(c, LinkBody);
			const span = days ?? linkDays[purpose];
			const make = {
				review: async () => valueOf(await reviewing.create(workshop, { label, days: span, ...review })),
				invite: () => links.createInvitation(workshop, label, span),
				observe: () => links.createObserverLink(workshop, label, span)
			};
			const link = await make[purpose]();
			return c.json({ id: link.id, url: originOf(c) + link.path }, 201);
		});

		app.get('/api/workshops/:workshop/links', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			return c.json({ links: await links.list(workshop) });
		});

		app.delete('/api/workshops/:workshop/links/:link', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			if (!(await links.revoke(workshop, idIn(c, 'link')))) throw new Refusal('not-found');
			return c.body(null, 204);
		});

		app.post('/api/workshops/:workshop/personal-link', async (c) => {
			const member = await gatekeeper.member(c, 'read');
			const link = valueOf(await links.createPersonalLink(member));
			return c.json({ url: originOf(c) + link.path }, 201);
		});

		app.post('/api/workshops/:workshop/code', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			return c.json({ code: await workshops.renewCode(workshop) });
		});
	};

/** Leaves out what the body did not name, so that it stays as it is. */
function withoutUndefined<T extends object>(object: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
	const entries = Object.entries(object).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
