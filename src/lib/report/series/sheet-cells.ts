/** Short ways to make the sheets of a series. */
import type { Words } from '#lib/base/model/resolved-blocks.ts';
import type { MeetingHead } from '../model/series/meetings.ts';

export const headings = (names: readonly string[]): Words[] => names.map((text) => ({ text }));
export const cellText = (text: string): Words | null => (text === '' ? null : { text });
/** Of which meeting a row tells: what it is called, and its first day. */
export const meetingCells = ({ title, from }: MeetingHead): (Words | null)[] => [
	cellText(title),
	cellText(from)
];
