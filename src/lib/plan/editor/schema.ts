/**
 * What long texts are made of, as the editor knows it. `model/rich-text.ts` names the same nodes and marks; whatever is
 * pasted from elsewhere is cut down to them.
 */
import type { Extensions } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { safeLink } from '#lib/base/model/safe-link.ts';
import { headingLevels } from '../model/rich-text.ts';
import { Footnote } from './footnotes.ts';
import { Picture } from './pictures.ts';

export const richSchema = (): Extensions => [
	StarterKit.configure({
		heading: { levels: [...headingLevels] },
		link: {
			openOnClick: false,
			defaultProtocol: 'https',
			isAllowedUri: (address) => safeLink(address) !== undefined,
			HTMLAttributes: { rel: 'noopener noreferrer', target: '_blank' }
		},
		blockquote: false,
		code: false,
		codeBlock: false,
		horizontalRule: false,
		strike: false,
		underline: false,
		trailingNode: false,
		// The shared document has an undo of its own.
		undoRedo: false
	}),
	TableKit.configure({ table: { resizable: false } }),
	Footnote,
	Picture
];
