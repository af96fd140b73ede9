/** Evaluation criteria: by what clusters are judged, and which regions agree. */
import * as v from 'valibot';
import { Deck, RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import twelve from './deck-default.json' with { type: 'json' };
import keyClusters from './deck-kkk-2015.json' with { type: 'json' };
import managementStandards from './deck-parp-2014.json' with { type: 'json' };
import excellence from './deck-ecei-bronze.json' with { type: 'json' };
import dac from './deck-oecd-dac.json' with { type: 'json' };
import template from './criterion-1.json' with { type: 'json' };

export const criterionRegister: RegisterModel = {
	id: 'criteria',
	about: v.parse(RegisterAbout, about),
	templates: [v.parse(Template, template)],
	heading: 'name',
	grouping: 'state',
	merging: false,
	moderated: false,
	decks: [
		v.parse(Deck, twelve),
		v.parse(Deck, keyClusters),
		v.parse(Deck, managementStandards),
		v.parse(Deck, excellence),
		v.parse(Deck, dac)
	],
	evidence: { kind: 'criterion', stage: 'concluded', asks: false, names: false, texts: ['definition'] }
};
