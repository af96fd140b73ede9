/** The figures of a trace as people read them. */
import { localized } from '#lib/base/model/localized-text.ts';
import { figureText } from '#lib/polls/model/measure-blocks.ts';
import type { Judged } from './trace.ts';

/** What a poll says, with its scale: `1.5 (−2 – 2), Which practices move?` */
export function judgedText({ value, low, high, title }: Judged, language: string): string {
	const shown = (figure: number) => figureText(figure, language, 1);
	return `${shown(value)} (${shown(low)} – ${shown(high)}), ${localized(title, language)}`;
}
