/** Binds a textarea to a shared text for as long as it is shown, with an undo of its own on the usual keys. */
import type { Attachment } from 'svelte/attachments';
import type * as Y from 'yjs';
import { TextBinding } from './text-binding.ts';

/**
 * Keep the attachment while the text is the same: a new one would end the binding and its undo.
 * @param origin of the transactions
 */
export const sharedTextField =
	(text: Y.Text, origin: unknown): Attachment<HTMLTextAreaElement> =>
	(field) => {
		const binding = new TextBinding({ field, text, origin });
		const onkeydown = (event: KeyboardEvent): void => {
			if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
			const key = event.key.toLowerCase();
			if (key === 'z' && !event.shiftKey) binding.undo();
			else if (key === 'y' || key === 'z') binding.redo();
			else return;
			event.preventDefault();
		};
		field.addEventListener('keydown', onkeydown);
		return () => {
			field.removeEventListener('keydown', onkeydown);
			binding.close();
		};
	};
