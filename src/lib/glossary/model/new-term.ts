/** What a facilitator may write about a word, as the server takes it. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';

export const ownTermLimits = {
	/** Terms of one workshop. */
	most: 100,
	/** Characters. */
	name: 100,
	short: 20,
	means: 1000
} as const;

const texts = (most: number) =>
	v.pipe(
		LocalizedText,
		v.check((text) => Object.keys(text).length <= 40),
		v.check((text) => Object.values(text).every((each) => each.length <= most))
	);
const said = (most: number) =>
	v.pipe(
		texts(most),
		v.check((text) => Object.values(text).some((each) => each.trim() !== ''))
	);

export const NewTerm = v.object({
	name: said(ownTermLimits.name),
	short: v.optional(texts(ownTermLimits.short), {}),
	means: said(ownTermLimits.means)
});
