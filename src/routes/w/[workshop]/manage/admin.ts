/** What a facilitator changes about a workshop. Every call answers with why it was refused, in words, or nothing. */
import * as v from 'valibot';
import { api, parseAnswer, type ApiResult } from '#lib/base/api.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { OwnTerm } from '#lib/glossary/model/own-terms.ts';
import type { Result } from '#lib/base/model/result.ts';
import { errorText } from '#lib/i18n/workshop-error-text.ts';
import { Retention } from '#lib/session/model/retention.ts';
import type { Removal } from '#lib/session/model/removal.ts';
import type { Partner, Region } from '#lib/session/model/messages.ts';

/** Why not, in words; undefined when it is done. */
export type Refusal = string | undefined;

export interface WorkshopChanges {
	readonly title?: LocalizedText;
	readonly place?: string;
	readonly from?: string;
	readonly to?: string;
	readonly project?: string;
	readonly status?: 'open' | 'closed';
	/** Nobody new may join. */
	readonly locked?: boolean;
	readonly questions?: readonly LocalizedText[];
}

export interface PersonChanges {
	readonly name?: string;
	readonly region?: string | null;
	readonly role?: 'participant' | 'observer';
}

/** Links that a facilitator makes. */
export type LinkPurpose = 'review' | 'invite' | 'observe';

/** What a review link opens and lets people do. */
export interface ReviewChoice {
	/** The only board; null for the whole workshop. */
	readonly board: string | null;
	readonly comments: boolean;
	readonly polls: readonly string[];
	/** Milliseconds since 1970; null if only the link ends. */
	readonly until: number | null;
	readonly password: string | null;
}

const Link = v.object({
	id: v.string(),
	purpose: v.string(),
	label: v.string(),
	used: v.number(),
	createdAt: v.number(),
	expiresAt: v.nullable(v.number()),
	/** Of a review link. */
	review: v.optional(
		v.object({
			board: v.nullable(v.string()),
			comments: v.boolean(),
			polls: v.array(v.string()),
			until: v.nullable(v.number()),
			password: v.boolean()
		})
	)
});
export type Link = v.InferOutput<typeof Link>;
const Links = v.object({ links: v.array(Link) });
const NewLink = v.object({ id: v.string(), url: v.string() });

const inWords = (answer: ApiResult): Refusal => (answer.ok ? undefined : errorText(answer.reason));

export class WorkshopAdmin {
	readonly #path: string;

	/** @param workshop the workshop's id */
	constructor(workshop: string) {
		this.#path = `/api/workshops/${workshop}`;
	}

	async change(changes: WorkshopChanges): Promise<Refusal> {
		return inWords(await api.patch(this.#path, changes));
	}

	/** Replaces the regions; partners of a region that is gone go with it. */
	async setRegions(regions: readonly Region[]): Promise<Refusal> {
		return inWords(await api.put(`${this.#path}/regions`, regions));
	}

	/** Replaces the partners; their regions have to be there already. */
	async setPartners(partners: readonly Partner[]): Promise<Refusal> {
		return inWords(await api.put(`${this.#path}/partners`, partners));
	}

	async addBoard(title: string): Promise<Refusal> {
		return inWords(await api.post(`${this.#path}/boards`, { title }));
	}

	async renameBoard(board: string, title: string): Promise<Refusal> {
		return inWords(await api.patch(`${this.#path}/boards/${board}`, { title }));
	}

	async removeBoard(board: string): Promise<Refusal> {
		return inWords(await api.del(`${this.#path}/boards/${board}`));
	}

	/** Explains a word, or explains it anew. */
	async setTerm({ id, ...term }: OwnTerm): Promise<Refusal> {
		return inWords(await api.put(`${this.#path}/terms/${id}`, term));
	}

	async removeTerm(id: string): Promise<Refusal> {
		return inWords(await api.del(`${this.#path}/terms/${id}`));
	}

	async changePerson(person: string, changes: PersonChanges): Promise<Refusal> {
		return inWords(await api.patch(`${this.#path}/people/${person}`, changes));
	}

	/** @param removal why, for them to read */
	async removePerson(person: string, removal: Removal): Promise<Refusal> {
		return inWords(await api.del(`${this.#path}/people/${person}`, removal));
	}

	/** Leaves the workshop to another facilitator. @param role as what this person goes on */
	async handOver(person: string, role: 'participant' | 'observer'): Promise<Refusal> {
		return inWords(await api.post(`${this.#path}/people/${person}/hand-over`, { role }));
	}

	async links(): Promise<Result<readonly Link[], string>> {
		const answer = parseAnswer(await api.get(`${this.#path}/links`), Links);
		return answer.ok ? { ok: true, value: answer.value.links } : answer;
	}

	/** @param days how long the link works */
	async makeLink(purpose: Exclude<LinkPurpose, 'review'>, label: string, days: number) {
		return parseAnswer(await api.post(`${this.#path}/links`, { purpose, label, days }), NewLink);
	}

	/** @param days how long the link works */
	async makeReviewLink(label: string, days: number, review: ReviewChoice) {
		return parseAnswer(
			await api.post(`${this.#path}/links`, { purpose: 'review', label, days, review }),
			NewLink
		);
	}

	async revokeLink(link: string): Promise<Refusal> {
		return inWords(await api.del(`${this.#path}/links/${link}`));
	}

	/** Takes out everything of a person, on their request. */
	async erasePerson(person: string): Promise<Refusal> {
		return inWords(await api.post(`${this.#path}/people/${person}/erase`));
	}

	async retention(): Promise<Result<Retention, string>> {
		return parseAnswer(await api.get(`${this.#path}/retention`), Retention);
	}

	async setRetention(to: Retention): Promise<Refusal> {
		return inWords(await api.put(`${this.#path}/retention`, to));
	}

	/** Where the list of who attended is downloaded. */
	get attendance(): string {
		return `${this.#path}/attendance`;
	}

	async renewCode(): Promise<Refusal> {
		return inWords(await api.post(`${this.#path}/code`));
	}
}
