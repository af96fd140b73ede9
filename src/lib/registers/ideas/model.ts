/** Action ideas, drawn from pairs of SWOT entries. */
import * as v from 'valibot';
import { RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import template from './idea-1.json' with { type: 'json' };

export const ideaRegister: RegisterModel = {
	id: 'ideas',
	about: v.parse(RegisterAbout, about),
	templates: [v.parse(Template, template)],
	heading: 'text',
	grouping: 'strategy',
	merging: true,
	moderated: false,
	decks: [],
	evidence: { kind: 'idea', stage: 'concluded', asks: true, names: true, texts: ['detail'] }
};
