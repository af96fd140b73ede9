/** What facilitators decided about people's texts, by the text itself; whoever wrote it is not known here. */
import { rulings, type Ruling, type Rulings } from '#lib/polls/model/texts.ts';
import type { Db } from './database.ts';

export async function rulingsIn(db: Db, poll: string, round: number): Promise<Rulings> {
	const rows = await db
		.selectFrom('poll_rulings')
		.select(['text', 'ruling'])
		.where('poll', '=', poll)
		.where('round', '=', round)
		.execute();
	return new Map(
		rows.flatMap((row) => {
			const ruling = rulings.find((known) => known === row.ruling);
			return ruling ? [[row.text, ruling] as const] : [];
		})
	);
}

/** In place of what was decided before; null takes that back. */
export async function keepRuling(
	db: Db,
	poll: string,
	round: number,
	text: string,
	ruling: Ruling | null
): Promise<void> {
	await db
		.deleteFrom('poll_rulings')
		.where('poll', '=', poll)
		.where('round', '=', round)
		.where('text', '=', text)
		.execute();
	if (ruling === null) return;
	await db.insertInto('poll_rulings').values({ poll, round, text, ruling }).execute();
}
