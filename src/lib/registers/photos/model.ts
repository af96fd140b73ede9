/** Photos of the day, in albums whose people were asked. */
import * as v from 'valibot';
import { readDataFiles, withFirst } from '#lib/base/model/data-files.ts';
import { RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import { all as templates } from './model/templates/all.ts';

export const photoRegister: RegisterModel = {
	id: 'photos',
	about: v.parse(RegisterAbout, about),
	templates: withFirst(readDataFiles(templates, Template)),
	heading: 'title',
	columns: ['consent'],
	// How people were asked is told to those who work on the album alone.
	card: { text: null, figure: null },
	merging: false,
	moderated: false,
	consent: { field: 'consent', given: ['agreed', 'nobody'] },
	decks: null,
	evidence: null
};
