/** How `npm run admin` tells a running server that rights in a workshop changed behind its back. */
import type { Db } from './database.ts';

const key = 'outside-change';

/** @param now makes two changes of the same workshop different */
export async function tellServer(db: Db, workshop: string, now: number): Promise<void> {
	const value = `${now} ${workshop}`;
	await db
		.insertInto('settings')
		.values({ key, value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}

/** The newest change as opaque text and its workshop. */
export async function outsideChange(db: Db): Promise<{ mark: string; workshop: string } | undefined> {
	const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
	return row && { mark: row.value, workshop: row.value.split(' ')[1] ?? '' };
}
