/** Posters: good practices of the regions, by the form of the programme. */
import * as v from 'valibot';
import { readDataFiles, withFirst } from '#lib/base/model/data-files.ts';
import { RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import { all as templates } from './model/templates/all.ts';

export const posterRegister: RegisterModel = {
	id: 'posters',
	about: v.parse(RegisterAbout, about),
	templates: withFirst(readDataFiles(templates, Template)),
	heading: 'title',
	columns: ['direction'],
	card: { text: 'cluster', figure: { value: 'keyValue', unit: 'keyUnit' } },
	merging: false,
	moderated: true,
	consent: null,
	decks: null,
	evidence: {
		kind: 'poster',
		stage: 'shown',
		asks: true,
		names: false,
		texts: ['summary', 'evidence', 'transfer']
	}
};
