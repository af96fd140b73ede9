/** Who wrote what: stretches of the texts of a plan by the region of whoever typed them. */
import * as Y from 'yjs';
import { placeOfField } from './document.ts';
import type { PlanSection } from './plan.ts';
import { noteAnchor, readNote } from './rich-text.ts';
import { isPlanText } from './template.ts';

export interface Written {
	/** Null where nobody of a region typed it: facilitators, or what the workshop filled in. */
	readonly region: string | null;
	readonly text: string;
}

/** The region of whoever works with a client id of Yjs. */
export type RegionOfClient = (client: number) => string | null;

/** By the ids of its fields what stands in the texts of a section; empty ones are left out. */
export function writtenIn(
	doc: Y.Doc,
	{ id, part }: PlanSection,
	regionOf: RegionOfClient
): ReadonlyMap<string, readonly Written[]> {
	const texts = new Map<string, readonly Written[]>();
	for (const field of part.fields.filter(isPlanText)) {
		const place = placeOfField(doc, id, field.id);
		const text = place?.map.get(place.key);
		const stretches = text instanceof Y.AbstractType ? stretchesOf(text, regionOf) : [];
		if (stretches.length > 0) texts.set(field.id, stretches);
	}
	return texts;
}

/** How many letters of texts each region wrote; spaces are none. */
export function lettersBy(texts: Iterable<readonly Written[]>): ReadonlyMap<string | null, number> {
	const letters = new Map<string | null, number>();
	for (const { region, text } of [...texts].flat()) {
		letters.set(region, (letters.get(region) ?? 0) + text.replaceAll(/\s/g, '').length);
	}
	return letters;
}

function stretchesOf(text: Y.AbstractType<unknown>, regionOf: RegionOfClient): Written[] {
	const stretches: { region: string | null; text: string }[] = [];
	for (const { client, letters } of lettersIn(text)) {
		if (letters === '') continue;
		const last = stretches.at(-1);
		// The end of a paragraph is nobody's.
		const region = letters === '\n' && last ? last.region : regionOf(client);
		if (last?.region === region) last.text += letters;
		else if (letters !== '\n') stretches.push({ region, text: letters });
	}
	const last = stretches.at(-1);
	if (last) last.text = last.text.trimEnd();
	return stretches.filter((stretch) => stretch.text !== '');
}

interface Letters {
	readonly client: number;
	readonly letters: string;
}

/**
 * What stands in a text, in its order, with the client that brought it; paragraphs end with a line. A footnote is whose
 * words it has, whoever put the letter there at which it hangs.
 */
function* lettersIn(type: Y.AbstractType<unknown>): Generator<Letters> {
	let note: Letters | undefined;
	for (let item = type._start; item !== null; item = item.right) {
		if (item.deleted) continue;
		const { content, id } = item;
		if (content instanceof Y.ContentFormat && content.key === 'footnote') {
			const words = readNote(content.value);
			note = words === undefined ? undefined : { client: id.client, letters: ` [${words}]` };
		}
		if (content instanceof Y.ContentString) {
			const [first = '', ...others] = note ? content.str.split(noteAnchor) : [content.str];
			yield { client: id.client, letters: first };
			for (const letters of others) {
				if (note) yield note;
				yield { client: id.client, letters };
			}
		}
		if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.AbstractType)) continue;
		yield* lettersIn(content.type);
		if (content.type instanceof Y.XmlElement) yield { client: id.client, letters: '\n' };
	}
}
