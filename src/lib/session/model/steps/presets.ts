/**
 * Methods that facilitators know by name, as steps to start from. Texts are data with all languages in them,
 * because they become content of the workshop. Times are proposals that anybody may change.
 */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { allRights, type Rights, type StepVerb } from '../rights.ts';
import { usualPlan, type BreakoutPlan } from '../../breakouts/model/plan.ts';
import type { PrivateWriting, Step, StepView } from './agenda.ts';
import { presetTexts } from './preset-texts.ts';

/** What sort of place a step of a preset needs; the editor or the template finds the real one. */
export type PlaceKind = 'board' | 'poll' | 'slides' | 'criteria' | 'plans' | 'posters' | 'overview' | 'free';

/** Rights of participants as facilitators think of them. */
export const rightsSets = {
	/** everything */
	all: allRights.participant,
	/** add and change own things, arrange nothing of others */
	own: ['add', 'edit-own', 'delete', 'comment', 'react', 'vote', 'see-results'],
	/** arrange and comment, write nothing new */
	arrange: ['move', 'comment', 'react', 'vote', 'see-results'],
	/** comment and react */
	comment: ['comment', 'react', 'vote', 'see-results'],
	/** look and listen */
	look: ['see-results'],
	/** cast ballots */
	vote: ['vote', 'see-results']
} as const satisfies Readonly<Record<string, readonly StepVerb[]>>;
export type RightsSet = keyof typeof rightsSets;

export const rightsOf = (set: RightsSet): Rights => ({ ...allRights, participant: [...rightsSets[set]] });

/** The set that equals these rights of participants; undefined for rights put together by hand. */
export function rightsSetOf(rights: Rights): RightsSet | undefined {
	const given = new Set(rights.participant);
	for (const [name, verbs] of Object.entries(rightsSets)) {
		if (verbs.length === given.size && verbs.every((verb) => given.has(verb))) {
			if (isRightsSet(name)) return name;
		}
	}
	return undefined;
}

export const isRightsSet = (name: string): name is RightsSet => name in rightsSets;

interface PresetStep {
	readonly text: keyof typeof presetTexts;
	readonly kind: string;
	readonly minutes: number;
	readonly place: PlaceKind;
	readonly rights: RightsSet;
	readonly privately?: PrivateWriting;
	readonly groups?: BreakoutPlan;
}

export interface Preset {
	readonly id: string;
	readonly steps: readonly PresetStep[];
}

const step = (
	text: keyof typeof presetTexts,
	kind: string,
	minutes: number,
	place: PlaceKind,
	rights: RightsSet,
	privately: PrivateWriting = 'off'
): PresetStep => ({ text, kind, minutes, place, rights, privately });

/** People meet in groups, each in a frame of the board. */
const inGroups = (step: PresetStep, way: BreakoutPlan['way'], size: number): PresetStep => ({
	...step,
	groups: { ...usualPlan, way, size }
});

/** In the order in which they are offered. */
export const presets: readonly Preset[] = [
	{ id: 'gallery-walk', steps: [step('gallery-walk', 'gallery-walk', 30, 'posters', 'own')] },
	{
		id: 'brainstorm',
		steps: [
			step('brainstorm', 'brainstorm', 10, 'board', 'own', 'anonymous'),
			step('cluster', 'cluster', 15, 'board', 'all')
		]
	},
	{
		id: 'one-two-four-all',
		steps: [
			step('alone', 'brainstorm', 1, 'board', 'own', 'named'),
			inGroups(step('pairs', 'group', 2, 'board', 'all'), 'mixed', 2),
			inGroups(step('fours', 'group', 4, 'board', 'all'), 'merge', 4),
			step('all-together', 'plenary', 5, 'board', 'all')
		]
	},
	{
		id: 'world-cafe',
		steps: [
			inGroups(step('cafe-round', 'group', 20, 'board', 'all'), 'mixed', 4),
			inGroups(step('cafe-move', 'group', 20, 'board', 'all'), 'rotate', 4),
			inGroups(step('cafe-move', 'group', 20, 'board', 'all'), 'rotate', 4),
			step('harvest', 'plenary', 15, 'board', 'all')
		]
	},
	{
		id: 'nominal-group',
		steps: [
			step('silent-list', 'brainstorm', 5, 'board', 'own', 'anonymous'),
			step('clarify', 'cluster', 15, 'board', 'arrange'),
			step('first-vote', 'poll', 5, 'poll', 'vote'),
			step('patterns', 'plenary', 10, 'poll', 'look'),
			step('final-vote', 'poll', 5, 'poll', 'vote')
		]
	},
	{
		id: 'delphi',
		steps: [
			step('delphi-rate', 'poll', 10, 'poll', 'vote'),
			step('delphi-look', 'plenary', 10, 'poll', 'look'),
			step('delphi-again', 'poll', 10, 'poll', 'vote')
		]
	},
	{ id: 'dot-voting', steps: [step('dot-voting', 'poll', 10, 'poll', 'vote')] },
	{
		id: 'swot-tows',
		steps: [step('swot', 'brainstorm', 20, 'board', 'own'), step('tows', 'group', 25, 'board', 'all')]
	},
	{
		id: 'peer-review',
		steps: [
			step('peer-present', 'talk', 10, 'posters', 'look'),
			step('peer-questions', 'plenary', 15, 'posters', 'comment'),
			step('peer-advice', 'brainstorm', 15, 'board', 'own'),
			step('peer-answer', 'plenary', 10, 'board', 'comment')
		]
	},
	{ id: 'criteria', steps: [step('criteria', 'criteria', 40, 'criteria', 'all')] },
	{ id: 'plan', steps: [step('plan', 'plan', 40, 'plans', 'all')] },
	{ id: 'talk', steps: [step('talk', 'talk', 20, 'slides', 'look')] },
	{ id: 'plenary', steps: [step('plenary', 'plenary', 20, 'free', 'comment')] },
	{ id: 'break', steps: [step('break', 'break', 15, 'free', 'all')] },
	{ id: 'wrap-up', steps: [step('wrap-up', 'wrap-up', 10, 'overview', 'all')] },
	{ id: 'free', steps: [step('free', 'free', 20, 'free', 'all')] }
];

/** What the method is called. */
export const presetName = ({ steps: [first] }: Preset): LocalizedText =>
	presetTexts[first?.text ?? 'free'].name;

/**
 * The steps of a preset, ready for an agenda.
 * @param placeOf the real place for a sort of place
 */
export function stepsOf(
	preset: Preset,
	newId: () => string,
	placeOf: (place: PlaceKind) => StepView
): Step[] {
	return preset.steps.map(({ text, kind, minutes, place, rights, privately = 'off', groups = null }) => ({
		id: newId(),
		kind,
		title: presetTexts[text].title,
		instruction: presetTexts[text].instruction,
		minutes,
		view: placeOf(place),
		rights: rightsOf(rights),
		privateWriting: privately,
		breakout: groups,
		sound: false,
		cursors: true,
		names: true,
		speaker: '',
		abstract: {}
	}));
}

/** Places that are the same in every workshop; undefined for those that somebody must choose. */
export function fixedPlace(place: PlaceKind): StepView | undefined {
	switch (place) {
		case 'board':
		case 'poll':
			return undefined;
		case 'slides':
			return { kind: 'slides', slides: null };
		case 'criteria':
			return { kind: 'register', register: 'criteria' };
		case 'plans':
			return { kind: 'plan', plan: null };
		default:
			return { kind: place };
	}
}
