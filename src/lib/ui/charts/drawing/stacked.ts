/** Rows of a drawing, one below the other. */
import { svg } from '#lib/base/model/svg.ts';
import type { Drawn } from './look.ts';

/**
 * @param head what stands above the rows of each piece
 * @param most the height of a piece in units; only a single row may be higher
 * @returns nothing for no rows
 */
export function stacked(rows: readonly Drawn[], gap: number, most: number, head?: Drawn): Drawn[] {
	const pieces: { height: number; parts: Drawn['parts'][number][] }[] = [];
	for (const { height, parts } of rows) {
		let piece = pieces.at(-1);
		if (!piece || piece.height + height > most) {
			piece = { height: head?.height ?? 0, parts: [...(head?.parts ?? [])] };
			pieces.push(piece);
		}
		piece.parts.push(svg('g', { transform: `translate(0 ${piece.height})` }, parts));
		piece.height += height + gap;
	}
	return pieces.map(({ height, parts }) => ({ height: Math.ceil(height), parts }));
}
