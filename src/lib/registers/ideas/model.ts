/** Action ideas, drawn from pairs of SWOT entries. */
import * as v from 'valibot';
import { readDataFiles, withFirst } from '#lib/base/model/data-files.ts';
import { RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import { all as templates } from './model/templates/all.ts';

export const ideaRegister: RegisterModel = {
	id: 'ideas',
	about: v.parse(RegisterAbout, about),
	templates: withFirst(readDataFiles(templates, Template)),
	heading: 'text',
	columns: ['strategy'],
	card: { text: 'detail', figure: null },
	merging: true,
	moderated: false,
	consent: null,
	decks: null,
	evidence: { kind: 'idea', stage: 'concluded', asks: true, names: true, texts: ['detail'] }
};
