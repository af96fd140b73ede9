/** Where the keyboard goes next among the items of the canvas: through the whole board, in view or not. */
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import type { BoardKey } from './keyboard.ts';

/**
 * The item that a key leads to from another one, in reading order: Tab and Shift+Tab one by one, Page up and
 * Page down from container to container, Home and End to the first and the last. Undefined for other keys and
 * beyond the ends, where the key keeps its usual meaning and leaves the board.
 */
export function walkTo(
	key: Pick<BoardKey, 'key' | 'shift'>,
	from: string,
	order: readonly ReadingEntry[],
	contains: (entry: ReadingEntry) => boolean
): string | undefined {
	const at = order.findIndex((entry) => entry.item.id === from);
	if (at < 0) return undefined;
	const target = (): ReadingEntry | undefined => {
		switch (key.key) {
			case 'Tab':
				return order[at + (key.shift ? -1 : 1)];
			case 'Home':
				return order[0];
			case 'End':
				return order.at(-1);
			case 'PageDown':
				return order.slice(at + 1).find(contains) ?? order.at(-1);
			case 'PageUp':
				return order.slice(0, at).findLast(contains) ?? order[0];
			default:
				return undefined;
		}
	};
	return target()?.item.id;
}
