/**
 * Links with a secret in the fragment of the address, which browsers send to nobody: one-time facilitator
 * links, invitations, personal links to another device, review links. A page exchanges the secret by POST.
 */
import { newId } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Auth, Member, Visitor } from '../auth/auth.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { Token, TokenPurpose, TokenStore } from '../storage/token-store.ts';
import type { Clock } from '../support/clock.ts';
import type { ErrorCode } from '../support/errors.ts';
import { hashSecret, newSecret } from '../support/secrets.ts';
import type { Accounts } from './accounts.ts';
import type { Workshops } from './workshops.ts';

const day = 86_400_000;
export const linkDays = { facilitator: 7, invite: 14, observe: 14, personal: 7, review: 365 } as const;

/** Where the page stands that exchanges a link of this purpose. */
const pages: Readonly<Record<TokenPurpose, string>> = {
	facilitator: '/sign-in/link',
	invite: '/sign-in/link',
	observe: '/observe',
	personal: '/me',
	review: '/review'
};

export interface LinksParts {
	readonly tokens: TokenStore;
	readonly people: PeopleStore;
	readonly accounts: Accounts;
	readonly workshops: Workshops;
	readonly auth: Auth;
	readonly clock: Clock;
}

export interface Link {
	readonly id: string;
	/** Path and fragment, to be put behind the origin; the only time the secret is seen. */
	readonly path: string;
}

export interface ListedLink {
	readonly id: string;
	readonly purpose: TokenPurpose;
	readonly label: string;
	readonly used: number;
	readonly createdAt: number;
	readonly expiresAt: number | null;
}

export interface Exchanged {
	readonly purpose: TokenPurpose;
	/** The page to open next. */
	readonly go: string;
	readonly setCookie: string | undefined;
}

export class Links {
	readonly #parts: LinksParts;

	constructor(parts: LinksParts) {
		this.#parts = parts;
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

	/** Everybody who opens a review link is the same reviewer, whose access ends when the link is revoked. */
	async createReviewLink(workshop: string, label: string, days: number): Promise<Link> {
		const participant = newId();
		await this.#parts.people.add({
			id: participant,
			workshop,
			role: 'reviewer',
			name: label,
			region: null,
			organisation: null,
			language: null,
			createdAt: this.#parts.clock.now(),
			removedAt: null,
			removal: null
		});
		return this.#create('review', { workshop, participant, label, days, singleUse: false });
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
		return tokens
			.filter((token) => token.expiresAt === null || token.expiresAt > now)
			.filter((token) => !token.singleUse || token.used === 0)
			.map(({ id, purpose, label, used, createdAt, expiresAt }) => ({
				id,
				purpose,
				label,
				used,
				createdAt,
				expiresAt
			}));
	}

	/** Voids a link. Whoever reviews through it is out at once. @returns false if this workshop has no such link */
	async revoke(workshop: string, id: string): Promise<boolean> {
		const token = await this.#parts.tokens.find(id);
		if (!token || token.workshop !== workshop || token.revokedAt !== null) return false;
		const now = this.#parts.clock.now();
		await this.#parts.tokens.revoke(id, now);
		if (token.purpose === 'review' && token.participant) {
			await this.#parts.people.update(token.participant, { removedAt: now });
			this.#parts.auth.notify({ kind: 'member-removed', workshop, participant: token.participant });
		}
		return true;
	}

	/** Puts out whoever reads through a link whose time is over. The app calls this again and again. */
	async endReviews(): Promise<void> {
		for (const { id, workshop } of await this.#parts.tokens.endedReviews(this.#parts.clock.now())) {
			if (workshop !== null) await this.revoke(workshop, id);
		}
	}

	/** Trades a secret for rights. Unknown, expired, revoked and used links are refused alike. */
	async exchange(secret: string, visitor: Visitor | null): Promise<Result<Exchanged, ErrorCode>> {
		const token = await this.#parts.tokens.use(hashSecret(secret), this.#parts.clock.now());
		if (!token) return refuse('link-invalid');
		switch (token.purpose) {
			case 'facilitator':
				return ok(await this.#openAccount(token, visitor));
			case 'invite':
				return this.#acceptInvitation(token, visitor);
			case 'observe':
				// Its page asks for a name first.
				return refuse('link-invalid');
			case 'personal':
			case 'review':
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
		const go = token.purpose === 'review' ? `/w/${workshop}/review` : `/w/${workshop}`;
		const facilitator = visitor?.account?.complete
			? await people.facilitator(visitor.account.id, workshop)
			: undefined;
		const known = visitor ? await people.ofSession(visitor.sessionHash, workshop) : undefined;
		if (known && known.removedAt !== null && known.role !== 'reviewer') return refuse('removed');
		// A review link takes nothing away from somebody who takes part already.
		const keeps = facilitator ?? (known?.removedAt === null ? known : undefined);
		if (keeps?.id === participant.id || (keeps && token.purpose === 'review')) {
			return ok({ purpose: token.purpose, go, setCookie: undefined });
		}
		const session = visitor
			? await auth.rotateSession(visitor, visitor.account?.id ?? null)
			: await auth.openSession(null);
		await people.bind(session.sessionHash, workshop, participant.id);
		auth.notify({ kind: 'member-changed', workshop, participant: participant.id });
		return ok({ purpose: token.purpose, go, setCookie: session.setCookie });
	}

	async #create(
		purpose: TokenPurpose,
		to: {
			readonly workshop?: string;
			readonly participant?: string;
			readonly label: string;
			readonly days: number;
			readonly singleUse: boolean;
		}
	): Promise<Link> {
		const secret = newSecret();
		const id = newId();
		const now = this.#parts.clock.now();
		await this.#parts.tokens.add({
			hash: hashSecret(secret),
			id,
			purpose,
			label: to.label,
			workshop: to.workshop ?? null,
			account: null,
			participant: to.participant ?? null,
			singleUse: to.singleUse,
			createdAt: now,
			expiresAt: now + to.days * day
		});
		return { id, path: `${pages[purpose]}#${secret}` };
	}
}
