/** What a reaction's sign is called and how it is drawn: not every system has a font for emoji. */
import type { Component } from 'svelte';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import Eye from '@lucide/svelte/icons/eye';
import Heart from '@lucide/svelte/icons/heart';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import PartyPopper from '@lucide/svelte/icons/party-popper';
import ThumbsUp from '@lucide/svelte/icons/thumbs-up';
import type { ReactionSign } from '#lib/board/model/reactions.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const looks: Readonly<Record<ReactionSign, { readonly name: () => string; readonly icon: Component }>> = {
	'👍': { name: () => m.board_reactions_agree(), icon: ThumbsUp },
	'❤️': { name: () => m.board_reactions_like(), icon: Heart },
	'🎉': { name: () => m.board_reactions_celebrate(), icon: PartyPopper },
	'💡': { name: () => m.board_reactions_idea(), icon: Lightbulb },
	'❓': { name: () => m.board_reactions_question(), icon: CircleQuestionMark },
	'👀': { name: () => m.board_reactions_look(), icon: Eye }
};

export const signName = (sign: ReactionSign): string => looks[sign].name();
export const signIcon = (sign: ReactionSign): Component => looks[sign].icon;
