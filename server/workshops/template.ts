/** What a new workshop starts with: nothing, or the material of the Lublin meeting. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import type { Partner, Region } from '#lib/session/model/messages.ts';
import type { Step, StepView } from '#lib/session/model/steps/agenda.ts';
import {
	fixedPlace,
	presets,
	stepsOf,
	type PlaceKind,
	type Preset
} from '#lib/session/model/steps/presets.ts';
import { newId } from '#lib/base/model/ids.ts';
import type { WorkshopDetails } from '../storage/workshop-store.ts';

export const templateNames = ['lublin', 'empty'] as const;
export type TemplateName = (typeof templateNames)[number];

export interface Template {
	readonly title: LocalizedText;
	readonly details: WorkshopDetails;
	readonly regions: readonly Region[];
	readonly partners: readonly Partner[];
	/** The first board's title, per language. */
	readonly board: LocalizedText;
	/** The first board's areas for what people write. */
	readonly areas: readonly TemplateArea[];
	/** A poll about the posters that stands ready as a draft; absent for none. */
	readonly poll?: { readonly kind: string; readonly title: LocalizedText };
	/** Its agenda, once the places are known to which the steps lead. */
	agenda(places: TemplatePlaces): Step[];
	/** The parsed set that registers and the poster wall are made of; undefined for none. */
	readonly content: unknown;
}

export interface TemplateArea {
	readonly id: string;
	readonly title: LocalizedText;
	/** What belongs there. */
	readonly hints: readonly LocalizedText[];
}

export interface TemplatePlaces {
	readonly board: string;
	/** The poll that stands ready. */
	readonly poll: string | undefined;
	/** The frames of the areas on the first board, by their ids. */
	readonly frames: Readonly<Record<string, string>>;
}

const Lublin = v.object({
	project: v.object({ acronym: v.string() }),
	regions: v.array(
		v.object({
			id: v.string(),
			name: LocalizedText,
			country: v.string(),
			nuts: v.string(),
			partners: v.array(v.string())
		})
	),
	workshop: v.object({
		title: LocalizedText,
		place: v.string(),
		from: v.string(),
		to: v.string(),
		questions: v.array(LocalizedText)
	}),
	steps: v.array(
		v.object({
			kind: v.string(),
			minutes: v.number(),
			title: LocalizedText,
			/** What people do in it, where that is not what the preset of its kind says. */
			instruction: v.optional(LocalizedText),
			/** People write in it on the first board, in an area of its name. */
			area: v.optional(v.boolean(), false)
		})
	)
});

/** Colour tokens of regions run from 1 to 12 and then start again; a shape tells equal colours apart. */
export const regionColor = (position: number): number => (position % 12) + 1;

export function loadTemplate(name: TemplateName): Template {
	return name === 'lublin' ? lublin() : empty;
}

const empty: Template = {
	title: {},
	details: {
		place: '',
		from: '',
		to: '',
		project: '',
		languages: ['en', 'pl'],
		questions: [],
		locked: false,
		report: [],
		terms: []
	},
	regions: [],
	partners: [],
	board: { en: 'Board', pl: 'Tablica' },
	areas: [],
	agenda: () => [],
	content: undefined
};

function lublin(): Template {
	const content: unknown = JSON.parse(
		readFileSync(join(import.meta.dirname, 'demo/lublin-2017.json'), 'utf8')
	);
	const set = v.parse(Lublin, content);
	const { title, questions, ...when } = set.workshop;
	// The first vote of the day's plan is the one about the posters.
	const vote = set.steps.find((step) => step.kind === 'poll');
	return {
		title,
		details: {
			locked: false,
			report: [],
			terms: [],
			...when,
			project: set.project.acronym,
			languages: ['en', 'pl'],
			questions
		},
		regions: set.regions.map(({ id, name, country, nuts }, position) => ({
			id,
			name,
			country,
			nuts,
			color: regionColor(position)
		})),
		partners: set.regions.flatMap((region) =>
			region.partners.map((name, index) => ({ id: `${region.id}-${index + 1}`, region: region.id, name }))
		),
		board: { en: 'Poster wall', pl: 'Ściana plakatów' },
		areas: [
			{ id: 'ideas', title: { en: 'Questions and ideas', pl: 'Pytania i pomysły' }, hints: questions },
			...set.steps.flatMap((step, index) =>
				step.area ? [{ id: areaOf(index), title: step.title, hints: [instructionOf(step)] }] : []
			)
		],
		agenda: (places) =>
			set.steps.map((step, index) =>
				agendaStep(step, { ...places, frame: places.frames[areaOf(index)] }, step === vote)
			),
		...(vote ? { poll: { kind: 'transferability', title: vote.title } } : {}),
		content
	};
}

type PlannedStep = v.InferOutput<typeof Lublin>['steps'][number];

/** The id of a step's area on the first board. */
const areaOf = (position: number): string => `step-${position + 1}`;

const presetOf = ({ kind }: PlannedStep): Preset =>
	presets.find(({ id }) => id === (kind === 'poll' ? 'dot-voting' : kind)) ?? freePreset;

const instructionOf = (planned: PlannedStep): LocalizedText =>
	planned.instruction ?? stepsOf(presetOf(planned), newId, () => ({ kind: 'free' }))[0]?.instruction ?? {};

/** The plan of the day says kind, title and minutes; the preset of that kind says what people do in it, if the plan does not. */
function agendaStep(
	planned: PlannedStep,
	{ board, poll, frame }: TemplatePlaces & { readonly frame: string | undefined },
	asksPoll: boolean
): Step {
	const { title, minutes } = planned;
	const preset = presetOf(planned);
	const placeOf = (place: PlaceKind): StepView => {
		if (place === 'board' || frame !== undefined) return { kind: 'board', board, frame: frame ?? null };
		if (place === 'poll' && asksPoll && poll) return { kind: 'poll', poll, closes: false };
		return fixedPlace(place) ?? { kind: 'free' };
	};
	const [step] = stepsOf(preset, newId, placeOf);
	if (!step) throw new Error(`a preset without steps: ${preset.id}`);
	return { ...step, title, minutes, instruction: instructionOf(planned) };
}

const freePreset: Preset = {
	id: 'free',
	steps: [{ text: 'free', kind: 'free', minutes: 0, place: 'free', rights: 'all' }]
};
