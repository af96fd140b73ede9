/** Polls about things that lie on a board. Apart from the messages, so that lists of polls need nothing of boards. */
import type { Poll } from './messages.ts';

export const asksAbout = ({ subjects }: Pick<Poll, 'subjects'>, board: string): boolean =>
	subjects.some((subject) => subject.board === board);
