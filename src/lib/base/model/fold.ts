/** Text as search compares it: capitals and accents are not told apart, so that `lodz` finds `Łódź`. */
export const fold = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase()
		.replaceAll('ł', 'l')
		.replaceAll('ø', 'o')
		.replaceAll('ß', 'ss');

/** The words of a query, folded; empty if nothing is asked for. */
export const queryWords = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);
