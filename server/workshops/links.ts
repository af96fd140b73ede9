/**
 * Links with a secret in the fragment of the address, which browsers send to nobody: one-time facilitator
 * links, invitations, personal links to another device, review links. A page exchanges the secret by POST.
 */
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Auth, Member, Visitor } from '../auth/auth.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { ReviewStore } from '../storage/review-store.ts';
import type { Token, TokenPurpose, TokenStore } from '../storage/token-store.ts';
import type { Clock } from '../support/clock.ts';
import type { ErrorCode } from '../support/errors.ts';
import { hashSecret } from '../support/secrets.ts';
import type { Accounts } from './accounts.ts';
import { newLink, type Link, type LinkOrder } from './new-link.ts';
import type { ReviewDescription, Reviewing } from './reviewing.ts';
import type { Workshops } from './workshops.ts';

export const linkDays = { facilitator: 7, invite: 14, observe: 14, personal: 7, review: 365 } as const;

export interface LinksParts {
	readonly tokens: TokenStore;
	readonly people: PeopleStore;
	readonly accounts: Accounts;
	readonly workshops: Workshops;
	readonly reviews: ReviewStore;
	readonly reviewing: Reviewing;
	readonly auth: Auth;
	readonly clock: Clock;
}

export interface ListedLink {
	readonly id: string;
	readonly purpose: TokenPurpose;
	readonly label: string;
	readonly used: number;
	readonly createdAt: number;
	readonly expiresAt: number | null;
	/** Of a review link: what it lets people do. */
	readonly review?: ReviewDescription;
}

export interface Exchanged {
	readonly purpose: TokenPurpose;
	/** The page to open next. */
	readonly go: string;
	readonly setCookie: string | undefined;
}

export class Links {
	readonly #parts: LinksParts;
	/** When deadlines were looked through; connections of a process before this one have ended with it. */
	#looked: number;

	constructor(parts: LinksParts) {
		this.#parts = parts;
		this.#looked = parts.clock.now();
	}

	/** A one-time link that makes its holder a facilitator; earlier unused ones become void. */
	async createFacilitatorLink(): Promise<Link> {
		await this.#parts.tokens.revokeFacilitatorLinks(this.#parts.clock.now());
		return this.#create('facilitator', { label: '', days: linkDays.facilitator, singleUse: true });
	}

	createInvitation(workshop: string, label: string, days: number): Promise<Link> {
		return this.#create('invite', { workshop, label, days, singleUse: true });
	}

	/** Whoever opens it says their name and watches the workshop live; see observing.ts. */
	createObserverLink(workshop: string, label: string, days: number): Promise<Link> {
		return this.#create('observe', { workshop, label, days, singleUse: false });
	}

	/** Moves a participant to another device. A facilitator signs in there instead. */
	async createPersonalLink(member: Member): Promise<Result<Link, 'not-allowed'>> {
		if (member.role !== 'participant') return refuse('not-allowed');
		const { participant, workshop } = member;
		return ok(
			await this.#create('personal', {
				workshop,
				participant,
				label: '',
				days: linkDays.personal,
				singleUse: true
			})
		);
	}

	async list(workshop: string): Promise<ListedLink[]> {
		const now = this.#parts.clock.now();
		const tokens = await this.#parts.tokens.ofWorkshop(workshop);
		const valid = tokens
			.filter((token) => token.expiresAt === null || token.expiresAt > now)
			.filter((token) => !token.singleUse || token.used === 0);
		return Promise.all(
			valid.map(async ({ id, purpose, label, used, createdAt, expiresAt }) => ({
				...{ id, purpose, label, used, createdAt, expiresAt },
				...(purpose === 'review' ? { review: await this.#parts.reviewing.describe(id) } : {})
			}))
		);
	}

	/** Voids a link. Whoever reviews through it is out at once. @returns false if this workshop has no such link */
	async revoke(workshop: string, id: string): Promise<boolean> {
		const token = await this.#parts.tokens.find(id);
		if (!token || token.workshop !== workshop || token.revokedAt !== null) return false;
		const now = this.#parts.clock.now();
		await this.#parts.tokens.revoke(id, now);
		// Their rows stay: what they commented keeps its name.
		for (const participant of await this.#parts.reviews.participants(id)) {
			this.#parts.auth.notify({ kind: 'member-removed', workshop, participant });
		}
		return true;
	}

	/**
	 * Puts out whoever reviews through a link whose time is over, and tells those whose time to comment is over. The
	 * app calls this again and again.
	 */
	async endReviews(): Promise<void> {
		const { tokens, reviews, auth, clock } = this.#parts;
		const now = clock.now();
		for (const { id, workshop } of await tokens.endedReviews(now)) {
			if (workshop !== null) await this.revoke(workshop, id);
		}
		for (const { participant, workshop } of await reviews.ended(this.#looked, now)) {
			auth.notify({ kind: 'member-changed', workshop, participant });
		}
		this.#looked = now;
	}

	/** Trades a secret for rights. Unknown, expired, revoked and used links are refused alike. */
	async exchange(
		secret: string,
		visitor: Visitor | null,
		address: string
	): Promise<Result<Exchanged, ErrorCode>> {
		const { tokens, reviewing, clock } = this.#parts;
		const asked = await tokens.valid(hashSecret(secret), clock.now());
		if (asked?.purpose === 'review') {
			// Those that ask for more than the secret have a page for it.
			if (!(await reviewing.isPlain(asked.id))) return refuse('link-invalid');
			const opened = await reviewing.open({ token: secret }, visitor, address);
			if (!opened.ok) return opened;
			if (opened.value.needs !== null) return refuse('link-invalid');
			return ok({ purpose: 'review', go: opened.value.go, setCookie: opened.value.setCookie });
		}
		const token = await this.#parts.tokens.use(hashSecret(secret), this.#parts.clock.now());
		if (!token) return refuse('link-invalid');
		switch (token.purpose) {
			case 'facilitator':
				return ok(await this.#openAccount(token, visitor));
			case 'invite':
				return this.#acceptInvitation(token, visitor);
			case 'observe':
			case 'review':
				// Their pages ask for more first.
				return refuse('link-invalid');
			case 'personal':
				return this.#become(token, visitor);
		}
	}

	async #openAccount(token: Token, visitor: Visitor | null): Promise<Exchanged> {
		const { accounts, auth, tokens } = this.#parts;
		const account = await accounts.open(token.label);
		await tokens.bind(token.id, { account });
		const session = visitor ? await auth.rotateSession(visitor, account) : await auth.openSession(account);
		return { purpose: token.purpose, go: '/facilitate', setCookie: session.setCookie };
	}

	async #acceptInvitation(token: Token, visitor: Visitor | null): Promise<Result<Exchanged, ErrorCode>> {
		if (!token.workshop) return refuse('link-invalid');
		if (visitor?.account?.complete) {
			await this.#parts.workshops.addFacilitator(visitor.account, token.workshop);
			return ok({ purpose: token.purpose, go: `/w/${token.workshop}`, setCookie: undefined });
		}
		const exchanged = await this.#openAccount(token, visitor);
		const account = (await this.#parts.tokens.find(token.id))?.account;
		if (account) {
			await this.#parts.workshops.addFacilitator({ id: account, name: token.label }, token.workshop);
		}
		return ok(exchanged);
	}

	async #become(token: Token, visitor: Visitor | null): Promise<Result<Exchanged, ErrorCode>> {
		const { people, auth } = this.#parts;
		const participant = token.participant ? await people.find(token.participant) : undefined;
		if (!participant || participant.removedAt !== null) return refuse('link-invalid');
		const { workshop } = participant;
		const go = `/w/${workshop}`;
		const facilitator = visitor?.account?.complete
			? await people.facilitator(visitor.account.id, workshop)
			: undefined;
		const known = visitor ? await people.ofSession(visitor.sessionHash, workshop) : undefined;
		if (known && known.removedAt !== null && known.role !== 'reviewer') return refuse('removed');
		const keeps = facilitator ?? (known?.removedAt === null ? known : undefined);
		if (keeps?.id === participant.id) {
			return ok({ purpose: token.purpose, go, setCookie: undefined });
		}
		const session = visitor
			? await auth.rotateSession(visitor, visitor.account?.id ?? null)
			: await auth.openSession(null);
		await people.bind(session.sessionHash, workshop, participant.id);
		auth.notify({ kind: 'member-changed', workshop, participant: participant.id });
		return ok({ purpose: token.purpose, go, setCookie: session.setCookie });
	}

	#create(purpose: TokenPurpose, to: LinkOrder): Promise<Link> {
		return newLink(this.#parts, purpose, to);
	}
}
