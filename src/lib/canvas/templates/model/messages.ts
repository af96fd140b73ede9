/** The templates that facilitators made of boards of their workshop, over the session channel. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { command, part } from '#lib/realtime/model/messages.ts';

/**
 * `bytes` of the items as text in UTF-8: what one message of the channel can carry, about 250 notes.
 * `most` templates of one workshop.
 */
export const templateLimits = { title: 80, bytes: 60_000, most: 24 } as const;

const Id = v.pipe(v.string(), v.regex(idPattern));
const Title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(templateLimits.title));
/** The format of the clipboard (board/model/clipboard.ts). */
const Items = v.pipe(v.string(), v.maxBytes(templateLimits.bytes));

/** In the order in which they were made. */
export const SavedTemplates = v.array(v.object({ id: v.string(), title: v.string(), count: v.number() }));
export type SavedTemplates = v.InferOutput<typeof SavedTemplates>;
export const templatesPart = part('templates', SavedTemplates);

export const saveTemplate = command(
	'template:save',
	v.object({ title: Title, items: Items }),
	v.object({ id: v.string() })
);
export const loadTemplate = command('template:load', v.object({ id: Id }), v.object({ items: v.string() }));
export const removeTemplate = command('template:remove', v.object({ id: Id }), v.object({}));
