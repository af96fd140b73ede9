/** Lessons and recommendations in the four blocks of the project. */
import * as v from 'valibot';
import { Deck, RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import lublin from './deck-lublin.json' with { type: 'json' };
import template from './lesson-1.json' with { type: 'json' };

export const lessonRegister: RegisterModel = {
	id: 'lessons',
	about: v.parse(RegisterAbout, about),
	templates: [v.parse(Template, template)],
	heading: 'text',
	grouping: 'block',
	merging: true,
	moderated: false,
	decks: [v.parse(Deck, lublin)],
	evidence: { kind: 'lesson', stage: 'concluded', asks: true, names: false, texts: ['detail'] }
};
