/** Facilitators: completing an account, signing in and out. */
import { newId } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Auth, Visitor } from '../auth/auth.ts';
import { FailureBudget, passwordLimits } from '../auth/failure-budget.ts';
import { hashPassword, passwordLength, PasswordCheck } from '../auth/passwords.ts';
import type { Account, AccountStore } from '../storage/account-store.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { SessionStore } from '../storage/session-store.ts';
import type { TokenStore } from '../storage/token-store.ts';
import type { Clock } from '../support/clock.ts';
import type { ErrorCode } from '../support/errors.ts';
import { cleanName } from './names.ts';
import type { Workshops } from './workshops.ts';

export interface AccountDetails {
	readonly name: string;
	readonly email: string;
	readonly password: string;
}

export interface AccountsParts {
	readonly accounts: AccountStore;
	readonly sessions: SessionStore;
	readonly people: PeopleStore;
	readonly tokens: TokenStore;
	readonly workshops: Workshops;
	readonly auth: Auth;
	readonly clock: Clock;
}

const emailPattern = /^[^\s@:]{1,64}@[^\s@:]{1,190}\.[^\s@:.]{2,63}$/u;

export class Accounts {
	readonly #parts: AccountsParts;
	readonly #failures: FailureBudget;
	readonly #passwords = new PasswordCheck();

	constructor(parts: AccountsParts) {
		this.#parts = parts;
		this.#failures = new FailureBudget(parts.clock, passwordLimits);
	}

	/** Opens an account that its holder completes later. @returns its id */
	async open(name: string): Promise<string> {
		const id = newId();
		await this.#parts.accounts.open(id, name, this.#parts.clock.now());
		return id;
	}

	/** Sets name, e-mail and password of the visitor's own account; the session is replaced. */
	async save(visitor: Visitor, details: AccountDetails): Promise<Result<{ setCookie: string }, ErrorCode>> {
		const account = visitor.account;
		if (!account) return refuse('not-allowed');
		const saved = await this.#write(account.id, details);
		if (!saved.ok) return saved;
		if (!account.complete) await this.#takeOver(account.id, saved.value.name);
		const { setCookie, sessionHash } = await this.#parts.auth.rotateSession(visitor, account.id);
		// A new password ends whatever else is signed in with the old one.
		for (const other of await this.#parts.sessions.ofAccount(account.id)) {
			if (other !== sessionHash) await this.#parts.auth.endSession(other);
		}
		return ok({ setCookie });
	}

	/** Makes a complete account at once, for the operator. */
	async create(details: AccountDetails): Promise<Result<Account['id'], ErrorCode>> {
		const id = await this.open('');
		const saved = await this.#write(id, details);
		if (!saved.ok) {
			await this.#parts.accounts.remove(id);
			return saved;
		}
		for (const workshop of await this.#parts.people.withoutFacilitator()) {
			await this.#parts.workshops.addFacilitator({ id, name: saved.value.name }, workshop);
		}
		return ok(id);
	}

	/** Seconds this address has to wait before a password from it is looked at again. */
	wait(address: string): number {
		return this.#failures.wait(address);
	}

	/** Always a new session; what the browser was before comes along. */
	async signIn(
		email: string,
		password: string,
		visitor: Visitor | null,
		address: string
	): Promise<Result<{ setCookie: string }, ErrorCode>> {
		if (this.#failures.wait(address) > 0) return refuse('too-many-failures');
		this.#failures.failed(address);
		const account = await this.#parts.accounts.findByEmail(email.trim());
		const matches = await this.#passwords.matches(account?.passwordHash, password);
		if (!matches || !account) return refuse('sign-in-failed');
		this.#failures.succeeded(address);
		const before = visitor?.account;
		const pending = before && !before.complete && before.id !== account.id ? before.id : undefined;
		if (pending !== undefined) await this.#merge(pending, account.id);
		const session = visitor
			? await this.#parts.auth.rotateSession(visitor, account.id)
			: await this.#parts.auth.openSession(account.id);
		// Only now: an account takes its sessions with it, and with them what the browser is elsewhere.
		if (pending !== undefined) await this.#parts.accounts.remove(pending);
		return ok({ setCookie: session.setCookie });
	}

	/** An invitation that somebody opened who has an account already belongs to that account. */
	async #merge(pending: string, account: string): Promise<void> {
		const places = await this.#parts.people.allOfAccount(pending);
		await this.#parts.people.mergeAccounts(pending, account);
		if (await this.#parts.tokens.openedByOperator(pending)) {
			const owner = await this.#parts.accounts.find(account);
			if (owner) await this.#adopt(owner.id, owner.name);
		}
		const owner = await this.#parts.accounts.find(account);
		for (const { workshop, id } of places) {
			if (owner) await this.#parts.people.update(id, { name: owner.name });
			this.#parts.auth.notify({ kind: 'member-changed', workshop, participant: id });
		}
	}

	/** After completion: the places that wait for the account get its name, unclaimed workshops a facilitator. */
	async #takeOver(account: string, name: string): Promise<void> {
		for (const { id, workshop } of await this.#parts.people.allOfAccount(account)) {
			await this.#parts.people.update(id, { name });
			this.#parts.auth.notify({ kind: 'member-changed', workshop, participant: id });
		}
		if (await this.#parts.tokens.openedByOperator(account)) await this.#adopt(account, name);
	}

	async #adopt(id: string, name: string): Promise<void> {
		for (const workshop of await this.#parts.people.withoutFacilitator()) {
			await this.#parts.workshops.addFacilitator({ id, name }, workshop);
		}
	}

	async #write(id: string, details: AccountDetails): Promise<Result<{ name: string }, ErrorCode>> {
		const name = cleanName(details.name);
		if (!name.ok) return name;
		const email = details.email.trim().toLowerCase();
		if (!emailPattern.test(email)) return refuse('invalid');
		const { least, most } = passwordLength;
		if (details.password.length < least || details.password.length > most) return refuse('password-weak');
		const passwordHash = await hashPassword(details.password);
		const saved = await this.#parts.accounts.complete(id, email, name.value, passwordHash);
		return saved ? ok({ name: name.value }) : refuse('email-taken');
	}
}
