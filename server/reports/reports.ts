/**
 * Collects what a report and the review page tell. Reads documents as they are saved and polls as far as
 * they are revealed; names of people, ballots, unrevealed tallies and drafts are never touched.
 */
import { localized } from '#lib/base/model/localized-text.ts';
import { listChallenges, listCriteria } from '#lib/registers/model/challenge.ts';
import { listCards } from '#lib/registers/model/cards.ts';
import { listShownAlbums } from '#lib/registers/model/photos.ts';
import { listPosters } from '#lib/registers/model/poster.ts';
import type { Participation, ReportInput } from '#lib/report/model/input.ts';
import { buildReport, choosableReport, type Report } from '#lib/report/model/report.ts';
import { buildReview, type Review } from '#lib/report/model/review.ts';
import { buildSheets, type Sheet } from '#lib/report/model/sheets.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import { seesOneBoard } from '#lib/session/model/review-grant.ts';
import type { Role } from '#lib/session/model/roles.ts';
import type { SessionState } from '#lib/session/model/steps/machine.ts';
import { liveStepOf } from '#lib/session/model/steps/messages.ts';
import type { Review as ReviewLink } from '../auth/auth.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { PlanStore } from '../storage/plan-store.ts';
import type { PollStore } from '../storage/poll-store.ts';
import type { TokenStore } from '../storage/token-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import { turns } from '../support/turns.ts';
import type { Sync } from '../sync/sync.ts';
import { boardItems, boardOutline } from './board-outline.ts';
import { openOnEntries } from './open-comments.ts';
import { revealedPolls } from './revealed-polls.ts';
import type { SavedBoards } from './saved-boards.ts';
import type { Traces } from './traces.ts';
import { paperMeasure } from './writing/measure.ts';

export interface ReportsParts {
	readonly workshops: WorkshopStore;
	readonly people: PeopleStore;
	readonly polls: PollStore;
	readonly plans: PlanStore;
	readonly tokens: TokenStore;
	readonly traces: Traces;
	/** The agenda as planned and as it ran. */
	readonly agenda: (workshop: string) => Promise<SessionState>;
	/** Whether somebody may read a board now. */
	readonly mayRead: (reader: Reader, board: string) => Promise<boolean>;
	/** Saved documents, seen as a whole. */
	readonly read: Sync['read'];
	readonly itemKinds: ItemKinds;
	readonly clock: Clock;
}

/** Who reads, as far as it matters here. */
export interface Reader {
	readonly workshop: string;
	readonly participant: string;
	readonly role: Role;
	/** Set for reviewers only. */
	readonly review?: ReviewLink | null;
}

export class Reports {
	readonly #parts: ReportsParts;
	/** Made when it is needed: reading fonts takes a moment. */
	#measure: SavedBoards['measure'] | undefined;

	constructor(parts: ReportsParts) {
		this.#parts = parts;
	}

	/** @param language of the report's own words and of what is written in several languages */
	async report(reader: Reader, language: string): Promise<Report> {
		return buildReport(await this.#collect(reader), language);
	}

	/** The same with what facilitators may choose from for it. */
	async choosable(reader: Reader, language: string): Promise<ReturnType<typeof choosableReport>> {
		return choosableReport(await this.#collect(reader), language);
	}

	/** The same as tidy sheets. */
	async sheets(reader: Reader, language: string): Promise<Sheet[]> {
		return buildSheets(await this.#collect(reader), language);
	}

	/** What pictures of the boards that somebody may read are made of. @param only one of them */
	async boards(reader: Reader, only?: string): Promise<SavedBoards> {
		const { workshop } = reader;
		const { workshops, read, itemKinds } = this.#parts;
		const turn = turns();
		const boards = [];
		for (const { id, title } of await workshops.boards(workshop)) {
			if (only !== undefined && id !== only) continue;
			if (!(await this.#parts.mayRead(reader, id))) continue;
			await turn();
			const items = await read(`board.${id}`, (doc) => boardItems(doc, itemKinds));
			boards.push({ id, title, items });
		}
		return {
			boards,
			regions: await workshops.regions(workshop),
			cards: await read(`workshop.${workshop}`, listCards),
			// A link to one board gives nothing of the polls.
			polls: seesOneBoard(reader.review) ? [] : await revealedPolls(this.#parts.polls, workshop),
			measure: (this.#measure ??= paperMeasure()),
			turn
		};
	}

	/** @param words sought in all that the reader may see; empty for nothing */
	async review(reader: Reader, words: string, language: string): Promise<Review> {
		const link = reader.review && (await this.#parts.tokens.find(reader.review.token));
		return buildReview(await this.#collect(reader), language, {
			expiresAt: link?.expiresAt ?? null,
			asked: await this.#asked(reader, language),
			words
		});
	}

	async #asked({ workshop, review }: Reader, language: string): Promise<Review['asked']> {
		if (!review) return null;
		const polls = await this.#parts.polls.ofWorkshop(workshop);
		const open = polls.filter(
			({ id, rounds }) => review.polls.includes(id) && rounds.at(-1)?.state === 'open'
		);
		return {
			comments: review.comments,
			until: review.until,
			polls: open.map(({ id, title }) => ({ id, title: localized(title, language) }))
		};
	}

	/** @throws if there is no such workshop; who asks is a member of it */
	async #collect(reader: Reader): Promise<ReportInput> {
		const { workshop: id } = reader;
		const { workshops, read, clock, itemKinds } = this.#parts;
		const workshop = await workshops.find(id);
		if (!workshop) throw new Error('a report of a workshop that does not exist');
		const { report: outline, ...details } = workshop.details;
		const { cards, ...registers } = await read(`workshop.${id}`, (doc) => ({
			cards: new Map(listCards(doc).map((card) => [card.id, card])),
			posters: listPosters(doc),
			albums: listShownAlbums(doc),
			challenges: listChallenges(doc),
			criteria: listCriteria(doc),
			openComments: openOnEntries(doc)
		}));
		const agenda = await this.#parts.agenda(id);
		const { steps, runs } = agenda;
		const turn = turns();
		const boards = [];
		for (const board of await workshops.boards(id)) {
			if (!(await this.#parts.mayRead(reader, board.id))) continue;
			await turn();
			const outline = await read(`board.${board.id}`, (doc) => boardOutline(doc, itemKinds, cards));
			boards.push({ ...board, ...outline });
		}
		await turn();
		return {
			workshop: { id, title: workshop.title, ...details, agenda: steps },
			runs,
			talks: liveStepOf(agenda).outline.flatMap(({ title, speaker, slides }) =>
				slides === null ? [] : { title, speaker, slides }
			),
			regions: await workshops.regions(id),
			partners: await workshops.partners(id),
			participation: await this.#participation(id),
			...registers,
			boards,
			outline,
			...(await this.#parts.traces.collected(id)),
			collectedAt: clock.now()
		};
	}

	async #participation(workshop: string): Promise<Participation[]> {
		const counts = new Map<string | null, number>();
		for (const { role, region } of await this.#parts.people.ofWorkshop(workshop)) {
			if (role === 'participant') counts.set(region, (counts.get(region) ?? 0) + 1);
		}
		return [...counts].map(([region, people]) => ({ region, people }));
	}
}
