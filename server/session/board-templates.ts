/**
 * Templates that facilitators made of boards. The list and the items of each are separate rows, so that opening
 * a workshop reads and sends no items. Pictures stay where they are: they belong to the workshop as the
 * templates do.
 */
import * as v from 'valibot';
import { newId } from '#lib/base/model/ids.ts';
import { ok, refuse } from '#lib/base/model/result.ts';
import { copiedFromText, copiedToText } from '#lib/board/model/clipboard.ts';
import {
	loadTemplate,
	removeTemplate,
	SavedTemplates,
	saveTemplate,
	templateLimits,
	templatesPart
} from '#lib/canvas/templates/model/messages.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Channel } from '../channel/channel.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import { KeptState } from './kept-state.ts';

const rowOf = (id: string): string => `template:${id}`;

export function registerBoardTemplates(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>,
	store: RoomStateStore
): void {
	const kept = new KeptState(store, 'templates', SavedTemplates, () => []);

	channel.addPart(templatesPart, async ({ workshop }) => [...(await kept.of(workshop))], {
		audience: () => 'all',
		interval: 500
	});

	channel.handle(saveTemplate, async ({ role, workshop }, { title, items }) => {
		if (!can(role, 'lead')) return refuse('not-allowed');
		const copied = copiedFromText(items, itemKinds);
		if (copied === 'too-large') return refuse('too-large');
		if (!copied || copied.items.length === 0) return refuse('invalid');
		const templates = await kept.of(workshop);
		if (templates.length >= templateLimits.most) return refuse('too-many');
		const id = newId();
		// Taken into the list before the wait, so that two at once do not pass the limit together.
		templates.push({ id, title, count: copied.items.length });
		await store.save(workshop, rowOf(id), copiedToText(copied));
		await kept.save(workshop);
		channel.changed(workshop, templatesPart.name);
		return ok({ id });
	});

	channel.handle(loadTemplate, async ({ workshop }, { id }) => {
		const known = (await kept.of(workshop)).some((template) => template.id === id);
		const items = known ? v.safeParse(v.string(), await store.load(workshop, rowOf(id))) : undefined;
		return items?.success ? ok({ items: items.output }) : refuse('not-found');
	});

	channel.handle(removeTemplate, async ({ role, workshop }, { id }) => {
		if (!can(role, 'lead')) return refuse('not-allowed');
		const templates = await kept.of(workshop);
		const at = templates.findIndex((template) => template.id === id);
		if (at < 0) return refuse('not-found');
		templates.splice(at, 1);
		await kept.save(workshop);
		await store.save(workshop, rowOf(id), null);
		channel.changed(workshop, templatesPart.name);
		return ok({});
	});
}
