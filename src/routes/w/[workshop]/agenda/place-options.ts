/** The places of a workshop to which a step can lead, as a list to choose from. */
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { pollsPart } from '#lib/polls/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { Workshop } from '#lib/session/model/messages.ts';
import { stepPages, type StepPage } from '#lib/session/model/steps/agenda.ts';
import type { Option } from '#lib/ui/Select.svelte';

const pageNames: Readonly<Record<StepPage, () => string>> = {
	posters: m.steps_where_posters,
	overview: m.steps_where_overview
};

export const placeOptions = (session: SessionClient, workshop: Workshop): Option[] => [
	{ value: 'free', label: m.steps_where_free() },
	...stepPages.map((page) => ({ value: page, label: pageNames[page]() })),
	{ value: 'slides', label: m.slides_where() },
	...workshop.boards.map(({ id, title }) => ({
		value: `board:${id}`,
		label: m.steps_where_board({ title }),
		group: m.steps_where_boards()
	})),
	...(session.part(pollsPart) ?? []).map(({ id, title }) => ({
		value: `poll:${id}`,
		label: m.steps_where_poll({ title: localized(title, getLocale()) }),
		group: m.steps_where_polls()
	}))
];
