/** Posters: good practices of the regions, by the form of the programme. */
import * as v from 'valibot';
import { RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import goodPractice2014 from './good-practice-2014-2020.json' with { type: 'json' };
import goodPractice2021 from './good-practice-2021-2027.json' with { type: 'json' };

export const posterRegister: RegisterModel = {
	id: 'posters',
	about: v.parse(RegisterAbout, about),
	templates: [v.parse(Template, goodPractice2014), v.parse(Template, goodPractice2021)],
	heading: 'title',
	grouping: 'direction',
	merging: false,
	moderated: true,
	decks: [],
	evidence: {
		kind: 'poster',
		stage: 'shown',
		asks: true,
		names: false,
		texts: ['summary', 'evidence', 'transfer']
	}
};
