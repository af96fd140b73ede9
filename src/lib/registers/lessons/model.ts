/** Lessons and recommendations in the four blocks of the project. */
import * as v from 'valibot';
import { readDataFiles, withFirst } from '#lib/base/model/data-files.ts';
import { Deck, RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import { all as templates } from './model/templates/all.ts';

export const lessonRegister: RegisterModel = {
	id: 'lessons',
	about: v.parse(RegisterAbout, about),
	templates: withFirst(readDataFiles(templates, Template)),
	heading: 'text',
	columns: ['block', 'kind'],
	card: { text: 'detail', figure: null },
	merging: true,
	moderated: false,
	consent: null,
	decks: async () => readDataFiles((await import('./model/decks/all.ts')).all, Deck),
	evidence: { kind: 'lesson', stage: 'concluded', asks: true, names: false, texts: ['detail'] }
};
