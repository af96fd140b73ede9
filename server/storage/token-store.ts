/** Links with a secret. The secret is in the address's fragment only; rows are keyed by its hash. */
import type { Db } from './database.ts';

export const tokenPurposes = ['facilitator', 'invite', 'observe', 'personal', 'review'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

export interface Token {
	readonly hash: string;
	/** Opaque id under which a link is listed and revoked. */
	readonly id: string;
	readonly purpose: TokenPurpose;
	readonly label: string;
	readonly workshop: string | null;
	readonly account: string | null;
	readonly participant: string | null;
	readonly singleUse: boolean;
	readonly used: number;
	readonly createdAt: number;
	readonly expiresAt: number | null;
	readonly revokedAt: number | null;
}

export interface TokenStore {
	add(token: Omit<Token, 'used' | 'revokedAt'>): Promise<void>;
	/** A token that could be taken now; as undefined as `use` otherwise, and not counted. */
	valid(hash: string, now: number): Promise<Token | undefined>;
	/** Takes a valid token once; undefined for unknown, expired, revoked and already used ones alike. */
	use(hash: string, now: number): Promise<Token | undefined>;
	/** Links of a workshop, newest first, revoked and personal ones left out. */
	ofWorkshop(workshop: string): Promise<Token[]>;
	/** Review links whose time is over and that were not revoked. */
	endedReviews(now: number): Promise<Token[]>;
	find(id: string): Promise<Token | undefined>;
	revoke(id: string, now: number): Promise<void>;
	/** Makes earlier unused one-time facilitator links void. */
	revokeFacilitatorLinks(now: number): Promise<void>;
	bind(id: string, to: { account?: string; participant?: string }): Promise<void>;
	/** Whether the account was opened by the operator's link. */
	openedByOperator(account: string): Promise<boolean>;
}

interface Row {
	hash: string;
	id: string;
	purpose: string;
	label: string;
	workshop: string | null;
	account: string | null;
	participant: string | null;
	single_use: number;
	used: number;
	created_at: number;
	expires_at: number | null;
	revoked_at: number | null;
}

function parse(row: Row): Token {
	const purpose = tokenPurposes.find((known) => known === row.purpose);
	if (!purpose) throw new Error(`token ${row.id} has the unknown purpose ${row.purpose}`);
	return {
		hash: row.hash,
		id: row.id,
		purpose,
		label: row.label,
		workshop: row.workshop,
		account: row.account,
		participant: row.participant,
		singleUse: row.single_use === 1,
		used: row.used,
		createdAt: Number(row.created_at),
		expiresAt: row.expires_at === null ? null : Number(row.expires_at),
		revokedAt: row.revoked_at === null ? null : Number(row.revoked_at)
	};
}

async function valid(db: Db, hash: string, now: number): Promise<Token | undefined> {
	const row = await db.selectFrom('tokens').selectAll().where('hash', '=', hash).executeTakeFirst();
	if (!row) return undefined;
	const token = parse(row);
	if (token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= now)) return undefined;
	return token.singleUse && token.used > 0 ? undefined : token;
}

export function createTokenStore(db: Db): TokenStore {
	return {
		async add(token) {
			await db
				.insertInto('tokens')
				.values({
					hash: token.hash,
					id: token.id,
					purpose: token.purpose,
					label: token.label,
					workshop: token.workshop,
					account: token.account,
					participant: token.participant,
					single_use: token.singleUse ? 1 : 0,
					used: 0,
					created_at: token.createdAt,
					expires_at: token.expiresAt,
					revoked_at: null
				})
				.execute();
		},
		valid: (hash, now) => valid(db, hash, now),
		async use(hash, now) {
			return db.transaction().execute(async (transaction) => {
				const token = await valid(transaction, hash, now);
				if (!token) return undefined;
				await transaction
					.updateTable('tokens')
					.set((expression) => ({ used: expression('used', '+', 1) }))
					.where('hash', '=', hash)
					.execute();
				return { ...token, used: token.used + 1 };
			});
		},
		async ofWorkshop(workshop) {
			const rows = await db
				.selectFrom('tokens')
				.selectAll()
				.where('workshop', '=', workshop)
				.where('purpose', 'in', ['invite', 'observe', 'review'])
				.where('revoked_at', 'is', null)
				.orderBy('created_at', 'desc')
				.execute();
			return rows.map(parse);
		},
		async endedReviews(now) {
			const rows = await db
				.selectFrom('tokens')
				.selectAll()
				.where('purpose', '=', 'review')
				.where('expires_at', '<=', now)
				.where('revoked_at', 'is', null)
				.execute();
			return rows.map(parse);
		},
		async find(id) {
			const row = await db.selectFrom('tokens').selectAll().where('id', '=', id).executeTakeFirst();
			return row && parse(row);
		},
		async revoke(id, now) {
			await db.updateTable('tokens').set({ revoked_at: now }).where('id', '=', id).execute();
		},
		async revokeFacilitatorLinks(now) {
			await db
				.updateTable('tokens')
				.set({ revoked_at: now })
				.where('purpose', '=', 'facilitator')
				.where('used', '=', 0)
				.where('revoked_at', 'is', null)
				.execute();
		},
		async bind(id, to) {
			await db.updateTable('tokens').set(to).where('id', '=', id).execute();
		},
		async openedByOperator(account) {
			const row = await db
				.selectFrom('tokens')
				.select('id')
				.where('account', '=', account)
				.where('purpose', '=', 'facilitator')
				.executeTakeFirst();
			return row !== undefined;
		}
	};
}
