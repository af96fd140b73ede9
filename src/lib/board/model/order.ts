/** Keys of the paint order. They are jitter-free; two people may make the same key, ties fall to the id. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * `count` keys between two neighbours, either of which may be missing. A neighbour that is no valid key
 * (another program may have written anything) is treated as missing.
 */
export function keysBetween(below: string | undefined, above: string | undefined, count: number): string[] {
	const low = usable(below);
	let high = usable(above);
	if (low !== null && high !== null && low >= high) high = null;
	return count === 1 ? [generateKeyBetween(low, high)] : generateNKeysBetween(low, high, count);
}

function usable(key: string | undefined): string | null {
	if (key === undefined || key === '') return null;
	try {
		generateKeyBetween(key, null);
		return key;
	} catch {
		return null;
	}
}
