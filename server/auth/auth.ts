/**
 * Who is asking: sessions of browsers and what they are in a workshop. Every request and every socket asks
 * here; whoever keeps connections listens to `onChange`, so that a loss of rights takes effect at once.
 */
import type { ReviewGrant } from '#lib/session/model/review-grant.ts';
import type { Role } from '#lib/session/model/roles.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { Participant, PeopleStore } from '../storage/people-store.ts';
import type { ReviewStore } from '../storage/review-store.ts';
import type { SessionStore, Session } from '../storage/session-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import { hashSecret, newSecret } from '../support/secrets.ts';
import { readCookie, readScreenCookie, writeCookie, writeScreenCookie } from './cookies.ts';
import { RoomScreens, screenLifetime, type OpenScreen } from './room-screens.ts';

export interface VisitorAccount {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	/** Has name, e-mail and password; an incomplete account may only be completed. */
	readonly complete: boolean;
}

/** A browser with a valid session. */
export interface Visitor {
	readonly sessionHash: string;
	readonly account: VisitorAccount | null;
	/** Set for a room screen, which is nobody's browser. */
	readonly screen?: OpenScreen;
}

/** What a reviewer's link gives, and which link it is. */
export interface Review extends ReviewGrant {
	/** The id of the link's token. */
	readonly token: string;
}

/** A visitor in one workshop. */
export interface Member {
	readonly participant: string;
	readonly workshop: string;
	readonly role: Role;
	readonly name: string;
	readonly region: string | null;
	readonly organisation: string | null;
	readonly workshopOpen: boolean;
	/** Set for reviewers only. */
	readonly review: Review | null;
}

export type AuthChange =
	/** Signed out, left, expired or replaced by a new session. */
	| { readonly kind: 'session-ended'; readonly sessionHash: string; readonly workshops: readonly string[] }
	| { readonly kind: 'member-removed'; readonly workshop: string; readonly participant: string }
	/** Somebody is here for the first time. */
	| { readonly kind: 'member-joined'; readonly workshop: string; readonly participant: string }
	/** Name, region or role of a member changed. */
	| { readonly kind: 'member-changed'; readonly workshop: string; readonly participant: string }
	/** The workshop was opened, closed, or its settings changed. */
	| { readonly kind: 'workshop-changed'; readonly workshop: string };

const hour = 3_600_000;
const day = 24 * hour;
/** A participant's browser is remembered over the workshop's weeks; an account for a working week. */
const lifetimes = {
	participant: { idle: 30 * day, absolute: 120 * day },
	account: { idle: 24 * hour, absolute: 14 * day }
} as const;
/** `seen_at` is written at most this often. */
const touchEvery = 60_000;
const sweepEvery = 1000;

export interface AuthParts {
	readonly sessions: SessionStore;
	readonly accounts: AccountStore;
	readonly people: PeopleStore;
	readonly workshops: WorkshopStore;
	readonly reviews: ReviewStore;
	readonly clock: Clock;
	readonly https: boolean;
	/** The newest change of rights made by another process. */
	outsideChange(): Promise<{ mark: string; workshop: string } | undefined>;
}

export class Auth {
	readonly #parts: AuthParts;
	/** The room screens of all workshops. */
	readonly screens: RoomScreens;
	readonly #listeners = new Set<(change: AuthChange) => void>();
	readonly #sweeper: NodeJS.Timeout;
	#sweeping = false;
	#outsideMark: string | undefined;

	constructor(parts: AuthParts) {
		this.#parts = parts;
		this.screens = new RoomScreens(parts.clock);
		this.#sweeper = setInterval(() => void this.endExpiredSessions(), sweepEvery);
		this.#sweeper.unref();
	}

	/** The browser behind a Cookie header; null without a valid session. */
	async visitor(cookieHeader: string | undefined): Promise<Visitor | null> {
		const { sessions, accounts, clock, https } = this.#parts;
		const secret = readCookie(cookieHeader, https);
		if (!secret) return null;
		const session = await sessions.find(hashSecret(secret));
		const now = clock.now();
		if (!session || session.expiresAt <= now) return null;
		if (now - session.seenAt >= touchEvery) {
			await sessions.touch(session.hash, now, expiry(session, now));
		}
		const account = session.account ? await accounts.find(session.account) : undefined;
		return {
			sessionHash: session.hash,
			account: account
				? {
						id: account.id,
						name: account.name,
						email: account.email,
						complete: account.passwordHash !== null
					}
				: null
		};
	}

	/** The room screen behind a token. */
	screen(token: string): Visitor | null {
		const screen = this.screens.find(token);
		return screen ? { sessionHash: hashSecret(token), account: null, screen } : null;
	}

	/** Opens a room screen. @returns its token, and the Set-Cookie header with which it gets pictures and slides */
	openScreen(workshop: string, code: string): { token: string; setCookie: string } {
		const token = this.screens.open(workshop, code);
		const setCookie = writeScreenCookie(workshop, token, screenLifetime / 1000, this.#parts.https);
		return { token, setCookie };
	}

	/** Whoever may see the pictures of a workshop: a browser's person, or else its room screen; null for nobody. */
	async viewerOf(cookieHeader: string | undefined, workshop: string): Promise<Member | null> {
		const member = await this.memberOf(await this.visitor(cookieHeader), workshop);
		if (member) return member;
		const token = readScreenCookie(cookieHeader, workshop, this.#parts.https);
		return token === undefined ? null : this.memberOf(this.screen(token), workshop);
	}

	/** What the visitor is in this workshop; null if nothing (any more). */
	async memberOf(visitor: Visitor | null, workshopId: string): Promise<Member | null> {
		if (!visitor) return null;
		if (visitor.screen) return this.#screenMember(visitor.screen, workshopId);
		const { people, workshops } = this.#parts;
		const facilitator = visitor.account?.complete
			? await people.facilitator(visitor.account.id, workshopId)
			: undefined;
		const participant = facilitator ?? (await people.ofSession(visitor.sessionHash, workshopId));
		if (!participant || participant.removedAt !== null) return null;
		const workshop = await workshops.find(workshopId);
		if (!workshop) return null;
		const review = participant.role === 'reviewer' ? await this.#review(participant.id) : null;
		if (participant.role === 'reviewer' && !review) return null;
		return {
			participant: participant.id,
			workshop: workshop.id,
			role: participant.role,
			name: participant.name,
			region: participant.region,
			organisation: participant.organisation,
			workshopOpen: workshop.status === 'open',
			review
		};
	}

	/** What a reviewer's link gives them now; null once it is revoked or over. */
	async #review(participant: string): Promise<Review | null> {
		const now = this.#parts.clock.now();
		const link = await this.#parts.reviews.valid(participant, now);
		if (!link) return null;
		const inTime = link.until === null || link.until > now;
		return {
			token: link.token,
			board: link.board,
			comments: link.comments && inTime,
			polls: inTime ? [...link.polls] : [],
			until: link.until
		};
	}

	/** A screen was opened with the join code; when that is replaced, the screen goes dark. */
	async #screenMember(screen: OpenScreen, workshopId: string): Promise<Member | null> {
		if (screen.workshop !== workshopId) return null;
		const workshop = await this.#parts.workshops.find(workshopId);
		if (workshop?.code !== screen.code) return null;
		return {
			participant: screen.id,
			workshop: workshop.id,
			role: 'screen',
			name: '',
			region: null,
			organisation: null,
			workshopOpen: workshop.status === 'open',
			review: null
		};
	}

	/** As whom this visitor took part before they were removed; undefined for strangers and members. */
	async removed(visitor: Visitor, workshop: string): Promise<Participant | undefined> {
		if (visitor.screen) return undefined;
		const { people } = this.#parts;
		const facilitator = visitor.account ? await people.facilitator(visitor.account.id, workshop) : undefined;
		const participant = facilitator ?? (await people.ofSession(visitor.sessionHash, workshop));
		return participant && participant.removedAt !== null ? participant : undefined;
	}

	/** A session that the caller stores together with what it is for, in one step. */
	draftSession(): { session: Session; setCookie: string } {
		return this.#newSession(null);
	}

	/** Opens a session. @returns it and the Set-Cookie header that carries its secret */
	async openSession(account: string | null): Promise<{ sessionHash: string; setCookie: string }> {
		const { session, setCookie } = this.#newSession(account);
		await this.#parts.sessions.add(session);
		return { sessionHash: session.hash, setCookie };
	}

	/**
	 * Replaces a session by a new one with other rights; what the browser was stays bound to the new one,
	 * and sockets of the old one close.
	 */
	async rotateSession(
		visitor: Visitor,
		account: string | null
	): Promise<{ sessionHash: string; setCookie: string }> {
		const { session, setCookie } = this.#newSession(account);
		const workshops = await this.#workshopsOf(visitor.sessionHash);
		await this.#parts.sessions.rotate(visitor.sessionHash, session);
		this.notify({ kind: 'session-ended', sessionHash: visitor.sessionHash, workshops });
		return { sessionHash: session.hash, setCookie };
	}

	/** Ends a session. @returns the Set-Cookie header that removes the cookie */
	async endSession(sessionHash: string): Promise<string> {
		const workshops = await this.#workshopsOf(sessionHash);
		await this.#parts.sessions.remove(sessionHash);
		this.notify({ kind: 'session-ended', sessionHash, workshops });
		return writeCookie('', 0, this.#parts.https);
	}

	/** Also notices changes from outside. Runs once a second by itself; tests call it after turning the clock. */
	async endExpiredSessions(): Promise<void> {
		if (this.#sweeping) return;
		this.#sweeping = true;
		try {
			for (const hash of await this.#parts.sessions.expired(this.#parts.clock.now())) {
				await this.endSession(hash);
			}
			await this.#noticeOutsideChange();
		} finally {
			this.#sweeping = false;
		}
	}

	/** @returns a function that removes the listener */
	onChange(listener: (change: AuthChange) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Tells whoever keeps connections. Called by those who changed something, after it is stored. */
	notify(change: AuthChange): void {
		for (const listener of this.#listeners) listener(change);
	}

	close(): void {
		clearInterval(this.#sweeper);
		this.#listeners.clear();
	}

	/** The operator's command line changes rights without this process; one row tells of it. */
	async #noticeOutsideChange(): Promise<void> {
		const change = await this.#parts.outsideChange();
		const mark = change?.mark ?? '';
		const known = this.#outsideMark;
		this.#outsideMark = mark;
		if (!change || known === undefined || known === mark) return;
		this.notify({ kind: 'workshop-changed', workshop: change.workshop });
	}

	#newSession(account: string | null): { session: Session; setCookie: string } {
		const now = this.#parts.clock.now();
		const secret = newSecret();
		const lifetime = account ? lifetimes.account : lifetimes.participant;
		const session: Session = {
			hash: hashSecret(secret),
			account,
			createdAt: now,
			seenAt: now,
			expiresAt: now + lifetime.idle
		};
		const maxAge = Math.floor(lifetime.absolute / 1000);
		return { session, setCookie: writeCookie(secret, maxAge, this.#parts.https) };
	}

	async #workshopsOf(sessionHash: string): Promise<string[]> {
		const session = await this.#parts.sessions.find(sessionHash);
		const people = [
			...(await this.#parts.people.allOfSession(sessionHash)),
			...(session?.account ? await this.#parts.people.allOfAccount(session.account) : [])
		];
		return [...new Set(people.map((participant) => participant.workshop))];
	}
}

function expiry(session: Session, now: number): number {
	const lifetime = session.account ? lifetimes.account : lifetimes.participant;
	return Math.min(session.createdAt + lifetime.absolute, now + lifetime.idle);
}
