/** SWOT entries of the regions. */
import * as v from 'valibot';
import { RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import template from './swot-entry-1.json' with { type: 'json' };

export const swotRegister: RegisterModel = {
	id: 'swot',
	about: v.parse(RegisterAbout, about),
	templates: [v.parse(Template, template)],
	heading: 'text',
	grouping: 'quadrant',
	merging: true,
	moderated: false,
	decks: [],
	evidence: { kind: 'swot', stage: 'shown', asks: false, names: false, texts: ['detail'] }
};
