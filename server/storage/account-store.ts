/** Accounts of facilitators. An account without a password was opened by a link and is not complete yet. */
import type { Db } from './database.ts';

export interface Account {
	readonly id: string;
	/** Empty until the account is complete. */
	readonly email: string;
	readonly name: string;
	readonly passwordHash: string | null;
	readonly createdAt: number;
}

export interface AccountStore {
	find(id: string): Promise<Account | undefined>;
	findByEmail(email: string): Promise<Account | undefined>;
	/** Opens an account that its holder has to complete. */
	open(id: string, name: string, createdAt: number): Promise<void>;
	/** @returns false if another account has this address */
	complete(id: string, email: string, name: string, passwordHash: string): Promise<boolean>;
	anyComplete(): Promise<boolean>;
	remove(id: string): Promise<void>;
}

/** The e-mail column is unique and never null; an address that cannot exist stands for "none yet". */
const pendingEmail = (id: string) => `pending:${id}`;

export function createAccountStore(db: Db): AccountStore {
	const parse = (row: {
		id: string;
		email: string;
		name: string;
		password_hash: string | null;
		created_at: number;
	}): Account => ({
		id: row.id,
		email: row.email.startsWith('pending:') ? '' : row.email,
		name: row.name,
		passwordHash: row.password_hash,
		createdAt: Number(row.created_at)
	});
	return {
		async find(id) {
			const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
			return row && parse(row);
		},
		async findByEmail(email) {
			const row = await db
				.selectFrom('accounts')
				.selectAll()
				.where('email', '=', email.toLowerCase())
				.executeTakeFirst();
			return row && parse(row);
		},
		async open(id, name, createdAt) {
			await db
				.insertInto('accounts')
				.values({ id, email: pendingEmail(id), name, password_hash: null, created_at: createdAt })
				.execute();
		},
		async complete(id, email, name, passwordHash) {
			return db.transaction().execute(async (transaction) => {
				const taken = await transaction
					.selectFrom('accounts')
					.select('id')
					.where('email', '=', email.toLowerCase())
					.where('id', '!=', id)
					.executeTakeFirst();
				if (taken) return false;
				await transaction
					.updateTable('accounts')
					.set({ email: email.toLowerCase(), name, password_hash: passwordHash })
					.where('id', '=', id)
					.execute();
				return true;
			});
		},
		async anyComplete() {
			const row = await db
				.selectFrom('accounts')
				.select('id')
				.where('password_hash', 'is not', null)
				.executeTakeFirst();
			return row !== undefined;
		},
		async remove(id) {
			await db.deleteFrom('accounts').where('id', '=', id).execute();
		}
	};
}
