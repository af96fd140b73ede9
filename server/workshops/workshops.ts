/** Making and changing workshops, and their boards. Who may do so was decided by the caller. */
import { newId, newJoinCode } from '#lib/base/model/ids.ts';
import { localized, type LocalizedText } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { ownTermLimits } from '#lib/glossary/model/new-term.ts';
import type { OwnTerm } from '#lib/glossary/model/own-terms.ts';
import type { BoardEntry, Partner, Region, Workshop } from '#lib/session/model/messages.ts';
import type { Step } from '#lib/session/model/steps/agenda.ts';
import type { Auth } from '../auth/auth.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { WorkshopDetails, WorkshopRecord, WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Fill } from './fill.ts';
import { loadTemplate, type TemplateName } from './template.ts';

/** What this feature needs of the documents. */
export interface Documents {
	/** Makes an empty document of a workshop. */
	create(name: string, workshop: string): Promise<void>;
}

export interface WorkshopsParts {
	readonly store: WorkshopStore;
	readonly people: PeopleStore;
	readonly auth: Auth;
	readonly documents: Documents;
	/** Fills the documents of a new workshop from its template. */
	readonly fill: Fill;
	/** The agenda of workshops, and the steps of a new one. */
	readonly agenda: {
		steps(workshop: string): Promise<readonly Step[]>;
		prepare(workshop: string, steps: readonly Step[]): Promise<void>;
	};
	readonly clock: Clock;
}

export interface NewWorkshop {
	readonly template: TemplateName;
	/** Absent: the template's own title. */
	readonly title?: LocalizedText;
	readonly language: string;
	/** Absent: a random one. */
	readonly code?: string;
}

export const mostBoards = 50;

export class Workshops {
	readonly #parts: WorkshopsParts;

	constructor(parts: WorkshopsParts) {
		this.#parts = parts;
	}

	/** Makes a workshop with its documents. @returns its id */
	async create({ template: name, title, language, code }: NewWorkshop): Promise<string> {
		const { store, documents, clock, fill, agenda } = this.#parts;
		const template = loadTemplate(name);
		const board: BoardEntry = { id: newId(), title: localized(template.board, language) };
		const id = newId();
		const languages = [language, ...template.details.languages.filter((other) => other !== language)];
		await store.add(
			{
				id,
				code: code ?? newJoinCode(),
				status: 'open',
				title: title ?? template.title,
				details: { ...template.details, languages },
				createdAt: clock.now()
			},
			{ regions: template.regions, partners: template.partners, boards: [board] }
		);
		await documents.create(`workshop.${id}`, id);
		await documents.create(`board.${board.id}`, id);
		const filled =
			template.content === undefined
				? { poll: undefined, frames: {} }
				: await fill({ template, workshop: id, board: board.id, language });
		await agenda.prepare(id, template.agenda({ board: board.id, ...filled }));
		return id;
	}

	/** Makes an account a facilitator of a workshop under its name; nothing if it already is. */
	async addFacilitator(account: { id: string; name: string }, workshop: string): Promise<void> {
		const { people, auth, clock } = this.#parts;
		const known = await people.facilitator(account.id, workshop);
		if (known) {
			// Invited again after a removal, or after handing over.
			if (known.removedAt === null && known.role === 'facilitator') return;
			const anew = { role: 'facilitator', removedAt: null, removal: null, name: account.name } as const;
			await people.update(known.id, anew);
			return auth.notify({ kind: 'member-changed', workshop, participant: known.id });
		}
		const participant = newId();
		await people.addFacilitator(account.id, {
			id: participant,
			workshop,
			role: 'facilitator',
			name: account.name,
			region: null,
			organisation: null,
			language: null,
			createdAt: clock.now(),
			removedAt: null,
			removal: null
		});
		auth.notify({ kind: 'member-joined', workshop, participant });
	}

	/** The workshop as members see it; `withCode` for those who may bring others in. */
	async view(id: string, withCode: boolean): Promise<Workshop | undefined> {
		const { store, agenda } = this.#parts;
		const record = await store.find(id);
		if (!record) return undefined;
		const [regions, partners, boards, steps] = await Promise.all([
			store.regions(id),
			store.partners(id),
			store.boards(id),
			agenda.steps(id)
		]);
		const { report: _outline, ...details } = record.details;
		return {
			id,
			title: record.title,
			status: record.status,
			code: withCode ? record.code : null,
			...details,
			agenda: steps.map(({ title, minutes, kind }) => ({ title, minutes, kind })),
			regions,
			partners,
			boards
		};
	}

	async update(
		record: WorkshopRecord,
		to: {
			readonly title?: LocalizedText;
			readonly status?: 'open' | 'closed';
			readonly details?: Partial<WorkshopDetails>;
		}
	): Promise<void> {
		await this.#parts.store.update(record.id, {
			...(to.title ? { title: to.title } : {}),
			...(to.status ? { status: to.status } : {}),
			...(to.details ? { details: { ...record.details, ...to.details } } : {})
		});
		this.#changed(record.id);
	}

	/** Refuses to drop a region that somebody belongs to: ballots and posters refer to it. */
	async setRegions(
		workshop: string,
		regions: readonly Region[]
	): Promise<Result<void, 'region-in-use' | 'invalid'>> {
		const ids = new Set(regions.map((region) => region.id));
		if (ids.size !== regions.length) return refuse('invalid');
		const people = await this.#parts.people.ofWorkshop(workshop);
		if (people.some(({ region }) => region !== null && !ids.has(region))) return refuse('region-in-use');
		await this.#parts.store.setRegions(workshop, regions);
		const partners = await this.#parts.store.partners(workshop);
		await this.#parts.store.setPartners(
			workshop,
			partners.filter((partner) => ids.has(partner.region))
		);
		this.#changed(workshop);
		return ok(undefined);
	}

	async setPartners(
		workshop: string,
		partners: readonly Partner[]
	): Promise<Result<void, 'region-unknown' | 'invalid'>> {
		if (new Set(partners.map((partner) => partner.id)).size !== partners.length) return refuse('invalid');
		const regions = new Set((await this.#parts.store.regions(workshop)).map((region) => region.id));
		if (partners.some((partner) => !regions.has(partner.region))) return refuse('region-unknown');
		await this.#parts.store.setPartners(workshop, partners);
		this.#changed(workshop);
		return ok(undefined);
	}

	async addBoard(workshop: string, title: string): Promise<Result<BoardEntry, 'too-many'>> {
		const added = await this.addBoards(workshop, [title]);
		const board = added.ok ? added.value[0] : undefined;
		return board ? ok(board) : refuse('too-many');
	}

	/** Several boards; where they would be too many, none. */
	async addBoards(
		workshop: string,
		titles: readonly string[]
	): Promise<Result<readonly BoardEntry[], 'too-many'>> {
		const there = await this.#parts.store.boards(workshop);
		if (there.length + titles.length > mostBoards) return refuse('too-many');
		const boards = titles.map((title): BoardEntry => ({ id: newId(), title }));
		for (const board of boards) {
			await this.#parts.documents.create(`board.${board.id}`, workshop);
			await this.#parts.store.addBoard(workshop, board);
		}
		if (boards.length > 0) this.#changed(workshop);
		return ok(boards);
	}

	async renameBoard(workshop: string, board: string, title: string): Promise<boolean> {
		const found = await this.#parts.store.renameBoard(workshop, board, title);
		if (found) this.#changed(workshop);
		return found;
	}

	/** Explains a word, or explains it anew. */
	async setTerm(workshop: string, term: OwnTerm): Promise<Result<void, 'too-many' | 'not-found'>> {
		const record = await this.#parts.store.find(workshop);
		if (!record) return refuse('not-found');
		const { terms } = record.details;
		const known = terms.some(({ id }) => id === term.id);
		if (!known && terms.length >= ownTermLimits.most) return refuse('too-many');
		const changed = known ? terms.map((each) => (each.id === term.id ? term : each)) : [...terms, term];
		await this.update(record, { details: { terms: changed } });
		return ok(undefined);
	}

	async removeTerm(workshop: string, term: string): Promise<boolean> {
		const record = await this.#parts.store.find(workshop);
		const kept = record?.details.terms.filter(({ id }) => id !== term);
		if (!record || !kept || kept.length === record.details.terms.length) return false;
		await this.update(record, { details: { terms: kept } });
		return true;
	}

	/** Takes the board out of the workshop; nobody can open its document any more, its log stays. */
	async removeBoard(workshop: string, board: string): Promise<boolean> {
		const found = await this.#parts.store.removeBoard(workshop, board);
		if (!found) return false;
		this.#changed(workshop);
		return true;
	}

	/** Replaces the join code, for when the old one got about. */
	async renewCode(workshop: string): Promise<string> {
		const code = newJoinCode();
		await this.#parts.store.update(workshop, { code });
		this.#changed(workshop);
		return code;
	}

	#changed(workshop: string): void {
		this.#parts.auth.notify({ kind: 'workshop-changed', workshop });
	}
}
