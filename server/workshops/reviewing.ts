/**
 * Review links: read a whole workshop or one board of it, and where the link lets them, comment and answer polls
 * until a deadline. Whoever only reads is nobody: all of them are one reviewer of the link. Whoever comments says a
 * name and perhaps a region, and is a reviewer of their own.
 */
import { newId } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Region } from '#lib/session/model/messages.ts';
import type { Auth, Visitor } from '../auth/auth.ts';
import { FailureBudget, passwordLimits } from '../auth/failure-budget.ts';
import { hashPassword, passwordLength, PasswordCheck } from '../auth/passwords.ts';
import type { Participant, PeopleStore } from '../storage/people-store.ts';
import type { ReviewLink, ReviewStore } from '../storage/review-store.ts';
import type { Token, TokenStore } from '../storage/token-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import type { ErrorCode } from '../support/errors.ts';
import { hashSecret } from '../support/secrets.ts';
import { mostPeople } from './joining.ts';
import { cleanName } from './names.ts';
import { newLink, type Link } from './new-link.ts';

export interface ReviewingParts {
	readonly tokens: TokenStore;
	readonly reviews: ReviewStore;
	readonly people: PeopleStore;
	readonly workshops: WorkshopStore;
	readonly auth: Auth;
	readonly clock: Clock;
}

export interface ReviewOrder {
	/** For whom the link is. */
	readonly label: string;
	readonly days: number;
	/** The only board it opens; null for the whole workshop. */
	readonly board: string | null;
	readonly comments: boolean;
	/** Polls that may be answered through it while they are open. */
	readonly polls: readonly string[];
	/** When commenting and answering end, in milliseconds since 1970; null if only the link does. */
	readonly until: number | null;
	readonly password: string | null;
}

export interface ReviewRequest {
	/** The secret of the link. */
	readonly token: string;
	readonly password?: string | undefined;
	readonly name?: string | undefined;
	/** The id of a region; empty for none of them. */
	readonly region?: string | undefined;
	readonly language?: string | undefined;
}

/** What a link lets people do, as facilitators see it. */
export interface ReviewDescription extends Omit<ReviewLink, 'token' | 'passwordHash'> {
	readonly password: boolean;
}

export type Opened =
	| {
			readonly needs: null;
			/** The page to open next. */
			readonly go: string;
			readonly setCookie: string | undefined;
	  }
	| { readonly needs: 'password' }
	| { readonly needs: 'name'; readonly regions: readonly Region[] };

interface Found {
	readonly token: Token;
	readonly workshop: string;
	readonly link: ReviewLink;
}

export class Reviewing {
	readonly #parts: ReviewingParts;
	readonly #failures: FailureBudget;
	readonly #passwords = new PasswordCheck();

	constructor(parts: ReviewingParts) {
		this.#parts = parts;
		this.#failures = new FailureBudget(parts.clock, passwordLimits);
	}

	async create(
		workshop: string,
		{ label, days, password, ...what }: ReviewOrder
	): Promise<Result<Link, 'not-found' | 'password-weak'>> {
		const { people, reviews, workshops } = this.#parts;
		if (what.board !== null && !(await workshops.boards(workshop)).some(({ id }) => id === what.board))
			return refuse('not-found');
		const { least, most } = passwordLength;
		if (password !== null && (password.length < least || password.length > most)) {
			return refuse('password-weak');
		}
		const passwordHash = password === null ? null : await hashPassword(password);
		const shared = isNamed(what) ? undefined : this.#reviewer(workshop, label);
		if (shared) await people.add(shared);
		const link = await newLink(this.#parts, 'review', {
			...{ workshop, label, days, singleUse: false },
			...(shared ? { participant: shared.id } : {})
		});
		await reviews.add({ ...what, token: link.id, passwordHash });
		if (shared) await reviews.enter(link.id, shared.id);
		return ok(link);
	}

	/** What a link lets people do, for the list of a workshop's links. */
	async describe(token: string): Promise<ReviewDescription> {
		const found = await this.#parts.reviews.find(token);
		if (!found) throw new Error(`the review link ${token} lets nobody do anything`);
		const { board, comments, polls, until, passwordHash } = found;
		return { board, comments, polls, until, password: passwordHash !== null };
	}

	/** Whether a link asks for nothing, so that its secret alone opens it. */
	async isPlain(token: string): Promise<boolean> {
		const link = await this.#parts.reviews.find(token);
		return link !== undefined && link.passwordHash === null && !isNamed(link);
	}

	/** Seconds this address has to wait before a password from it is looked at again. */
	wait(address: string): number {
		return this.#failures.wait(address);
	}

	/** Lets somebody in, or says what is missing. Somebody who takes part already stays who they are. */
	async open(
		request: ReviewRequest,
		visitor: Visitor | null,
		address: string
	): Promise<Result<Opened, ErrorCode>> {
		const found = await this.#find(request.token);
		if (!found) return refuse('link-invalid');
		const unlocked = await this.#unlock(found, request.password, address);
		if (!unlocked.ok) return unlocked;
		if (!unlocked.value) return ok({ needs: 'password' });
		const { workshop, link } = found;
		const go = link.board === null ? `/w/${workshop}/review` : `/w/${workshop}/board/${link.board}`;
		if (visitor) {
			const removed = await this.#parts.auth.removed(visitor, workshop);
			if (removed && removed.role !== 'reviewer') return refuse('removed');
			const member = await this.#parts.auth.memberOf(visitor, workshop);
			if (member && (member.role !== 'reviewer' || member.review?.token === link.token)) {
				await this.#count(request.token);
				return ok({ needs: null, go, setCookie: undefined });
			}
		}
		const reviewer = await this.#who(found, request);
		if (!reviewer.ok) return reviewer;
		if (reviewer.value === null) {
			return ok({ needs: 'name', regions: await this.#parts.workshops.regions(workshop) });
		}
		await this.#count(request.token);
		return ok({ needs: null, go, setCookie: await this.#admit(reviewer.value, link, visitor) });
	}

	async #find(secret: string): Promise<Found | undefined> {
		const { tokens, reviews, clock } = this.#parts;
		const token = await tokens.valid(hashSecret(secret), clock.now());
		if (token?.purpose !== 'review' || token.workshop === null) return undefined;
		const link = await reviews.find(token.id);
		return link && { token, workshop: token.workshop, link };
	}

	/** How often it was opened is all that is known of a link's readers. */
	async #count(secret: string): Promise<void> {
		await this.#parts.tokens.use(hashSecret(secret), this.#parts.clock.now());
	}

	/** @returns whether the link is open now; false if it asks for a password that was not given */
	async #unlock(
		{ link }: Found,
		password: string | undefined,
		address: string
	): Promise<Result<boolean, ErrorCode>> {
		if (link.passwordHash === null) return ok(true);
		if (password === undefined) return ok(false);
		if (this.#failures.wait(address) > 0) return refuse('too-many-failures');
		this.#failures.failed(address);
		if (!(await this.#passwords.matches(link.passwordHash, password))) return refuse('password-wrong');
		this.#failures.succeeded(address);
		return ok(true);
	}

	/** As whom somebody comes in; null if they have to say it first. */
	async #who(
		{ token, workshop, link }: Found,
		{ name, region = '', language }: ReviewRequest
	): Promise<Result<Participant | null, ErrorCode>> {
		const { people, workshops } = this.#parts;
		if (!isNamed(link)) {
			const shared = token.participant === null ? undefined : await people.find(token.participant);
			return shared ? ok(shared) : refuse('link-invalid');
		}
		if (name === undefined) return ok(null);
		const clean = cleanName(name);
		if (!clean.ok) return clean;
		if (region !== '' && !(await workshops.regions(workshop)).some(({ id }) => id === region)) {
			return refuse('region-unknown');
		}
		if ((await people.count(workshop)) >= mostPeople) return refuse('too-many');
		const reviewer = this.#reviewer(workshop, clean.value, region === '' ? null : region, language);
		await people.add(reviewer);
		await this.#parts.reviews.enter(link.token, reviewer.id);
		return ok(reviewer);
	}

	async #admit(
		{ id, workshop }: Participant,
		link: ReviewLink,
		visitor: Visitor | null
	): Promise<string | undefined> {
		const { auth, people } = this.#parts;
		const session = visitor
			? await auth.rotateSession(visitor, visitor.account?.id ?? null)
			: await auth.openSession(null);
		await people.bind(session.sessionHash, workshop, id);
		auth.notify({ kind: isNamed(link) ? 'member-joined' : 'member-changed', workshop, participant: id });
		return session.setCookie;
	}

	#reviewer(workshop: string, name: string, region: string | null = null, language?: string): Participant {
		return {
			...{ id: newId(), workshop, role: 'reviewer', name, region, organisation: null },
			language: language ?? null,
			createdAt: this.#parts.clock.now(),
			removedAt: null,
			removal: null
		};
	}
}

/** Whether people of a link leave something behind, and so are told apart. */
const isNamed = ({ comments, polls }: Pick<ReviewLink, 'comments' | 'polls'>): boolean =>
	comments || polls.length > 0;
