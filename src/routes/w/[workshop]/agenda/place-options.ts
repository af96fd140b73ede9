/** The places of a workshop to which a step can lead, as a list to choose from. */
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { plansPart } from '#lib/plan/model/messages.ts';
import { pollsPart } from '#lib/polls/model/messages.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { registers } from '#lib/registers/models.ts';
import type { Workshop } from '#lib/session/model/messages.ts';
import { stepPages, type StepPage, type StepView } from '#lib/session/model/steps/agenda.ts';
import { fixedPlace, type PlaceKind } from '#lib/session/model/steps/presets.ts';
import type { Option } from '#lib/ui/Select.svelte';

const pageNames: Readonly<Record<StepPage, () => string>> = {
	posters: m.steps_where_posters,
	overview: m.steps_where_overview
};

export const placeOptions = (session: SessionClient, workshop: Workshop): Option[] => [
	{ value: 'free', label: m.steps_where_free() },
	...stepPages.map((page) => ({ value: page, label: pageNames[page]() })),
	{ value: 'slides', label: m.slides_where() },
	...registers
		// Posters have a gallery of their own.
		.filter(({ id }) => id !== 'posters')
		.map(({ id, about }) => ({
			value: `register:${id}`,
			label: localized(about.name, getLocale()),
			group: m.shell_registers()
		})),
	{ value: 'plan', label: m.steps_where_plans(), group: m.plan_plans() },
	...(session.part(plansPart) ?? []).map(({ id, title }) => ({
		value: `plan:${id}`,
		label: title,
		group: m.plan_plans()
	})),
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

/** The first real place of a sort; where there is none, people stay where they are. */
export function placeFor(
	place: PlaceKind,
	boards: readonly { readonly id: string }[],
	polls: readonly { readonly id: string }[]
): StepView {
	const [board] = boards;
	const [poll] = polls;
	if (place === 'board' && board) return { kind: 'board', board: board.id, frame: null };
	if (place === 'poll' && poll) return { kind: 'poll', poll: poll.id, closes: false };
	return fixedPlace(place) ?? { kind: 'free' };
}
