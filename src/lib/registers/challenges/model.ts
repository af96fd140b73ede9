/** Challenges: what makes the life of clusters hard, and which regions face it. */
import * as v from 'valibot';
import { Deck, RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import clusters from './deck-clusters.json' with { type: 'json' };
import template from './challenge-1.json' with { type: 'json' };

export const challengeRegister: RegisterModel = {
	id: 'challenges',
	about: v.parse(RegisterAbout, about),
	templates: [v.parse(Template, template)],
	heading: 'text',
	grouping: null,
	merging: true,
	moderated: false,
	decks: [v.parse(Deck, clusters)],
	evidence: { kind: 'challenge', stage: 'concluded', asks: true, names: false, texts: ['detail'] }
};
