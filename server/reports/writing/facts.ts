/** Names with their values, such as the lines for date, signature and stamp: a few of them are not torn apart by a page. */
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';

type Facts = Extract<ResolvedBlock, { kind: 'facts' }>['entries'];

/** Entries and characters that are kept on one page; more would leave too much of the page before empty. */
const most = { entries: 8, characters: 600 };

export const standsTogether = (entries: Facts): boolean =>
	entries.length <= most.entries &&
	entries.reduce((sum, { name, value }) => sum + name.text.length + value.text.length, 0) <= most.characters;
