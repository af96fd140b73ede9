/** What a page shows of what others change, where nothing tells of changes. */

/** What is needed of a document. */
export interface SeenPage extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
	readonly visibilityState: DocumentVisibilityState;
}

/**
 * Looks again and again while the page is in sight, and at once when it comes into sight again.
 * @param every milliseconds
 * @returns ends it
 */
export function whileSeen(page: SeenPage, every: number, look: () => void): () => void {
	const again = () => {
		if (page.visibilityState === 'visible') look();
	};
	const timer = setInterval(again, every);
	page.addEventListener('visibilitychange', again);
	return () => {
		clearInterval(timer);
		page.removeEventListener('visibilitychange', again);
	};
}
