/** Who can be mentioned in comments, as far as this page may know them; set by the shell of a workshop. */
import { createContext } from 'svelte';
import { fold } from '#lib/base/model/fold.ts';
import type { Mention, MentionName } from '../model/mentions.ts';

/** Somebody to choose from. */
export interface MentionOffer {
	readonly mention: Mention;
	readonly name: string;
	/** What else tells them from others of that name; empty for nothing. */
	readonly note: string;
	/** The number of a region's colour and shape. */
	readonly color: number | undefined;
}

export interface Mentionables {
	/** Regions first. Only people whose names this page knows, without the one who looks. */
	readonly offers: readonly MentionOffer[];
	/** A word for somebody unknown in the place of names that are not known here. */
	readonly nameOf: MentionName;
	/** The mark of a region; undefined for people and for regions that are gone. */
	colorOf(mention: Mention): number | undefined;
	/** Whether the one who looks is meant, by themselves or by their region. */
	isMe(mention: Mention): boolean;
}

/** As many are shown at once; further letters find the others. */
const mostShown = 40;

/** Offers of whose name some word begins with what was typed. */
export function matching(offers: readonly MentionOffer[], typed: string): MentionOffer[] {
	const wanted = fold(typed);
	return offers
		.filter(({ name }) => {
			const folded = fold(name);
			return folded.startsWith(wanted) || folded.includes(` ${wanted}`) || folded.includes(`-${wanted}`);
		})
		.slice(0, mostShown);
}

export const [getMentionables, setMentionables] = createContext<Mentionables>();
