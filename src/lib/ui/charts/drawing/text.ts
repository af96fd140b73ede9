/** Texts in drawings: single lines, and longer ones broken into lines by a guess of their width. */
import { svg, type Svg } from '#lib/base/model/svg.ts';

export interface TextLook {
	readonly size: number;
	readonly color: string;
	readonly bold?: boolean;
	readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text with its baseline at `y`. */
export const line = (text: string, x: number, y: number, look: TextLook): Svg =>
	svg(
		'text',
		{
			x,
			y,
			'font-size': look.size,
			fill: look.color,
			'font-weight': look.bold ? 700 : undefined,
			'text-anchor': look.anchor === 'start' ? undefined : look.anchor
		},
		text
	);

/** The lines of a text that is broken between words, the last with an ellipsis when there is more. */
export function wrapped(text: string, size: number, width: number, most: number): string[] {
	const room = Math.max(4, Math.floor(width / (size * 0.53)));
	const lines: string[] = [];
	for (const word of text.split(/\s+/).filter((each) => each !== '')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= room)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines
		.slice(0, most)
		.map((each, at) =>
			each.length > room || (at === most - 1 && lines.length > most) ? `${each.slice(0, room - 1)}…` : each
		);
}
