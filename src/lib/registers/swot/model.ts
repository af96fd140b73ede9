/** SWOT entries of the regions. */
import * as v from 'valibot';
import { readDataFiles, withFirst } from '#lib/base/model/data-files.ts';
import { RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import { all as templates } from './model/templates/all.ts';

export const swotRegister: RegisterModel = {
	id: 'swot',
	about: v.parse(RegisterAbout, about),
	templates: withFirst(readDataFiles(templates, Template)),
	heading: 'text',
	columns: ['quadrant', 'theme'],
	card: { text: 'detail', figure: null },
	merging: true,
	moderated: false,
	consent: null,
	decks: null,
	evidence: { kind: 'swot', stage: 'shown', asks: false, names: false, texts: ['detail'] }
};
