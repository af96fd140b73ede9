/** What a poll asks about when things of a board are picked for it. */
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import type { Subject } from '#lib/polls/model/subject.ts';

/**
 * The selected things with their words. Left out are what only this person sees, and lines that say nothing: they
 * were picked by a box around what they connect.
 */
export function subjectsOf(
	{ document, selectedItems, views, env }: Pick<Editor, 'document' | 'selectedItems' | 'views' | 'env'>,
	language: string,
	board: string
): Subject[] {
	return selectedItems.flatMap((item): Subject[] => {
		const kind = document.kinds.of(item);
		const words = kind?.text(item).trim() || views.of(item)?.words?.(item, env).trim();
		const title = (words || views.of(item)?.label(item, env) || '').replaceAll(/\s+/g, ' ').slice(0, 200);
		if (item.draft || title === '' || (!words && kind?.creation === 'connect')) return [];
		return [{ id: item.id, title: { [language]: title }, region: item.region, source: 'items', board }];
	});
}
