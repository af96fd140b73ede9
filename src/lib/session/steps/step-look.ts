/** How steps look and are called: icons by kind, names of rights. */
import BookOpen from '@lucide/svelte/icons/book-open';
import Coffee from '@lucide/svelte/icons/coffee';
import Flag from '@lucide/svelte/icons/flag';
import Group from '@lucide/svelte/icons/group';
import Layers from '@lucide/svelte/icons/layers';
import ListChecks from '@lucide/svelte/icons/list-checks';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import Mic from '@lucide/svelte/icons/mic';
import PenLine from '@lucide/svelte/icons/pen-line';
import Signpost from '@lucide/svelte/icons/signpost';
import Target from '@lucide/svelte/icons/target';
import Vote from '@lucide/svelte/icons/vote';
import type { Component } from 'svelte';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { StepVerb } from '../model/rights.ts';
import type { OutlineStep } from '../model/steps/messages.ts';
import type { RightsSet } from '../model/steps/presets.ts';

const icons: Readonly<Record<string, Component>> = {
	'gallery-walk': BookOpen,
	brainstorm: PenLine,
	cluster: Layers,
	group: Group,
	poll: Vote,
	plenary: MessagesSquare,
	criteria: ListChecks,
	plan: Target,
	talk: Mic,
	break: Coffee,
	'wrap-up': Flag
};

/** Kinds of an older or newer program get a general one. */
export const stepIcon = (kind: string): Component => icons[kind] ?? Signpost;

export const stateText: Readonly<Record<OutlineStep['state'], () => string>> = {
	planned: m.steps_state_planned,
	running: m.steps_state_running,
	done: m.steps_state_done,
	skipped: m.steps_state_skipped
};

export const rightsText: Readonly<Record<RightsSet, () => string>> = {
	all: m.steps_rights_all,
	own: m.steps_rights_own,
	arrange: m.steps_rights_arrange,
	comment: m.steps_rights_comment,
	look: m.steps_rights_look,
	vote: m.steps_rights_vote
};

export const verbText: Readonly<Record<StepVerb, () => string>> = {
	add: m.steps_verb_add,
	'edit-own': m.steps_verb_edit_own,
	'edit-all': m.steps_verb_edit_all,
	move: m.steps_verb_move,
	delete: m.steps_verb_delete,
	comment: m.steps_verb_comment,
	react: m.steps_verb_react,
	vote: m.steps_verb_vote,
	'see-results': m.steps_verb_see_results
};
