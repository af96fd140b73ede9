/** Fills the registers of a new workshop from a prepared set, such as the Lublin meeting. */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { createPoster } from './poster.ts';
import { challengeRegister } from '../challenges/model.ts';
import { criterionRegister } from '../criteria/model.ts';
import { posterRegister } from '../posters/model.ts';
import { RegisterCommands } from './register-commands.ts';
import { isChoiceField, isTextField } from './template.ts';

const Seed = v.object({
	regions: v.optional(
		v.array(v.object({ id: v.string(), country: v.string(), languages: v.array(v.string()) })),
		[]
	),
	posters: v.optional(
		v.array(
			v.looseObject({
				id: v.string(),
				region: v.nullable(v.string()),
				direction: v.optional(v.string()),
				keyNumber: v.optional(v.object({ value: v.number(), unit: LocalizedText }))
			})
		),
		[]
	),
	challenges: v.optional(v.array(v.object({ id: v.string(), text: LocalizedText })), []),
	criteria: v.optional(
		v.array(v.object({ id: v.string(), name: LocalizedText, indicator: LocalizedText })),
		[]
	)
});
type Seed = v.InferOutput<typeof Seed>;

export interface SeedOptions {
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Which registers to fill; all when absent. */
	readonly only?: readonly ('posters' | 'challenges' | 'criteria')[];
	/** The workshop's own id of a region of the set; the same id when absent. */
	readonly regionId?: (id: string) => string;
}

/** @param set the parsed JSON of the set. Throws when it does not have the expected shape. */
export function seedRegisters(doc: Y.Doc, set: unknown, options: SeedOptions): void {
	const seed = v.parse(Seed, set);
	const wanted = (name: 'posters' | 'challenges' | 'criteria') => options.only?.includes(name) ?? true;
	doc.transact(() => {
		doc.getMap('meta').set('schema', 1);
		if (wanted('posters')) for (const poster of seed.posters) seedPoster(doc, seed, poster, options);
		const plain = { author: null, region: null, now: options.now, language: 'en' };
		if (wanted('challenges')) {
			const challenges = new RegisterCommands(doc, challengeRegister);
			for (const { id, text } of seed.challenges) challenges.add({ ...plain, id, texts: { text } });
		}
		if (wanted('criteria')) {
			const criteria = new RegisterCommands(doc, criterionRegister);
			for (const { id, ...texts } of seed.criteria) criteria.add({ ...plain, id, texts });
		}
	});
}

function seedPoster(doc: Y.Doc, seed: Seed, poster: Seed['posters'][number], options: SeedOptions): void {
	const [template] = posterRegister.templates;
	const language = originalLanguage(seed, poster);
	const texts: Record<string, LocalizedText> = {};
	for (const field of template.fields.filter(isTextField)) {
		const source = field.id === 'keyUnit' ? poster.keyNumber?.unit : poster[field.id];
		// A proper name stands as a plain string in the set; it belongs to the original.
		if (typeof source === 'string') texts[field.id] = { [language]: source };
		else if (v.is(LocalizedText, source)) texts[field.id] = source;
	}
	const values: Record<string, string | number> = {};
	for (const field of template.fields.filter(isChoiceField)) {
		const chosen = poster[field.id];
		if (typeof chosen === 'string') values[field.id] = chosen;
	}
	if (poster.keyNumber) values['keyValue'] = poster.keyNumber.value;
	const region = poster.region === null ? null : (options.regionId?.(poster.region) ?? poster.region);
	createPoster(doc, { id: poster.id, author: null, region, language, now: options.now, texts, values });
}

/** What the poster's own region speaks, if it is told in it; a guest's country stands as `(PL)` in its name. */
function originalLanguage(seed: Seed, poster: Seed['posters'][number]): string {
	const guest = typeof poster['guest'] === 'string' ? poster['guest'] : '';
	const country = /\(([A-Z]{2})\)/.exec(guest)?.[1];
	const home = seed.regions.find((region) =>
		poster.region === null ? region.country === country : region.id === poster.region
	);
	const title = v.is(LocalizedText, poster['title']) ? poster['title'] : {};
	return home?.languages.find((language) => language in title) ?? Object.keys(title)[0] ?? 'en';
}
