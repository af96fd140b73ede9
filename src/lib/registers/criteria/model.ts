/** Evaluation criteria: by what clusters are judged, and which regions agree. */
import * as v from 'valibot';
import { readDataFiles, withFirst } from '#lib/base/model/data-files.ts';
import { Deck, RegisterAbout, type RegisterModel } from '../model/register.ts';
import { Template } from '../model/template.ts';
import about from './about.json' with { type: 'json' };
import { all as templates } from './model/templates/all.ts';

export const criterionRegister: RegisterModel = {
	id: 'criteria',
	about: v.parse(RegisterAbout, about),
	templates: withFirst(readDataFiles(templates, Template)),
	heading: 'name',
	columns: ['state'],
	card: { text: 'definition', figure: null },
	merging: false,
	moderated: false,
	consent: null,
	decks: async () => readDataFiles((await import('./model/decks/all.ts')).all, Deck),
	evidence: { kind: 'criterion', stage: 'concluded', asks: false, names: false, texts: ['definition'] }
};
