/** Shows what this person writes privately on the board, in place, and gives notes from the list a place. */
import { untrack } from 'svelte';
import { draftFields, shownPlace } from '#lib/board/model/drafts.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import { freePlace } from '#lib/canvas/ui/free-place.ts';
import type { PrivateNotes } from '#lib/session/private/private-notes.svelte.ts';

/** To be called while a component is made; ends with it. All of it drives documents, which live outside of Svelte. */
export function linkPrivateNotes(editor: Editor, notes: PrivateNotes, board: () => string): void {
	const { document } = editor;
	/** Asked for through a value of its own, which does not change with every keystroke that is saved. */
	const doc = $derived(notes.document(board()));
	$effect(() => {
		const id = board();
		untrack(() => notes.open(id));
	});
	$effect(() => doc && untrack(() => document.addDrafts(doc)));
	$effect(() => {
		document.promise(notes.board === board() ? { named: notes.named } : null);
	});
	$effect(() => {
		const unplaced = editor.outline.flatMap(({ item }) => (item.draft?.unplaced ? [item] : []));
		const seen = editor.viewport.size.w > 0;
		if (seen) untrack(() => unplaced.forEach((item) => place(editor, item)));
	});
}

/**
 * Where there is room in the frame that a note is for, or else in view. No step to undo, and nobody's choice: others may
 * see theirs at the same place.
 */
function place({ document, index, viewport }: Editor, item: Item): void {
	const entry = document.entry(item.id);
	const area = (item.frame === null ? undefined : document.lookup(item.frame)) ?? viewport.box;
	const taken = index
		.search(area)
		.filter((each) => each.id !== item.id && !document.kinds.of(each)?.can.contain)
		.map((each) => document.kinds.outline(each, document.lookup));
	const { x, y } = freePlace(area, taken, item);
	entry?.doc?.transact(() => {
		entry.set('x', x);
		entry.set('y', y);
		entry.set(draftFields.unplaced, shownPlace);
	});
}
