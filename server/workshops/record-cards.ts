/**
 * The cards of entries for those who see one board and none of the registers: room screens, and reviewers of one
 * board. They are sent what the entries on that board say on their cards, and of others not even their ids.
 */
import type * as Y from 'yjs';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import { recordsOn } from '#lib/board/model/records-on.ts';
import { cardsOf } from '#lib/registers/model/cards.ts';
import { recordCardsPart } from '#lib/registers/model/record-card.ts';
import type { Member } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';

/** Milliseconds between two sendings, while people work on registers and boards. */
const interval = 1000;

export interface RecordCardsParts {
	readonly kinds: ItemKinds;
	/** Looks at a stored document. */
	read<T>(document: string, look: (doc: Y.Doc) => T): Promise<T>;
	/** The board that is shown on the room screens of a workshop. */
	shown(workshop: string): string | undefined;
	/** Whether the groups leave somebody a board to read. */
	mayRead(member: Member, board: string): Promise<boolean>;
	/** The workshop that a document belongs to. */
	workshopOf(document: string): Promise<string | undefined>;
}

export interface RecordCards {
	/** Something of a document is on disk. */
	written(document: string): void;
	/** Who may see which board changed. */
	sightChanged(workshop: string): void;
}

export function registerRecordCards(
	channel: Pick<Channel, 'addPart' | 'changed'>,
	{ kinds, read, shown, mayRead, workshopOf }: RecordCardsParts
): RecordCards {
	/** As for its document: what is shown to everybody, everybody may see. */
	const maySee = async (member: Member, board: string): Promise<boolean> =>
		board === shown(member.workshop) || mayRead(member, board);
	const boardOf = ({ role, workshop, review }: Member): string | null =>
		role === 'screen' ? (shown(workshop) ?? null) : (review?.board ?? null);

	channel.addPart(
		recordCardsPart,
		async (member) => {
			const board = boardOf(member);
			if (board === null || !(await maySee(member, board))) return [];
			const standing = await read(`board.${board}`, (doc) => recordsOn(doc, kinds));
			return read(`workshop.${member.workshop}`, (doc) => cardsOf(doc, standing));
		},
		{
			// What a group leaves of a board to others does not depend on who they are.
			audience: (member) => `${member.role} ${boardOf(member)}`,
			interval,
			screens: 'only',
			oneBoard: true
		}
	);

	async function heard(document: string): Promise<void> {
		const workshop = await workshopOf(document);
		if (workshop !== undefined) channel.changed(workshop, recordCardsPart.name);
	}

	return {
		sightChanged: (workshop) => channel.changed(workshop, recordCardsPart.name),
		written(document) {
			// What could not be told now is told with the next change.
			void heard(document).catch(() => undefined);
		}
	};
}
