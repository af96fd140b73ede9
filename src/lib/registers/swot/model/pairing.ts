/** TOWS: an inner point of the SWOT paired with an outer one asks for an action. */

const quadrantLetters: Readonly<Record<string, string>> = {
	strength: 's',
	weakness: 'w',
	opportunity: 'o',
	threat: 't'
};

export const innerQuadrants: readonly string[] = ['strength', 'weakness'];
export const outerQuadrants: readonly string[] = ['opportunity', 'threat'];

/**
 * The strategy of a pair, as action ideas name it (`so`, `wo`, `st`, `wt`); undefined for anything but an inner and an
 * outer quadrant.
 */
export function strategyOf(inner: unknown, outer: unknown): string | undefined {
	if (!innerQuadrants.includes(String(inner)) || !outerQuadrants.includes(String(outer))) return undefined;
	return `${quadrantLetters[String(inner)] ?? ''}${quadrantLetters[String(outer)] ?? ''}`;
}
