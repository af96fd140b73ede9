/** Which sections a report has and in which order, as the facilitators of a workshop chose. */
import * as v from 'valibot';
import type { ReportSection, ReportText } from '#lib/base/model/report-blocks.ts';

const SectionId = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/));

/** Sections in their chosen order. What is not named keeps its usual place behind what usually precedes it. */
export const ReportOutline = v.pipe(
	v.array(v.object({ section: SectionId, shown: v.boolean() })),
	v.maxLength(60),
	v.check((entries) => new Set(entries.map(({ section }) => section)).size === entries.length)
);
export type ReportOutline = v.InferOutput<typeof ReportOutline>;

/** A section that the workshop has something to say for, as a facilitator chooses it. */
export interface OutlineChoice {
	readonly section: string;
	readonly title: ReportText;
	readonly shown: boolean;
}

/** @param sections all that have something to say, in their usual order */
export function choicesOf(sections: readonly ReportSection[], outline: ReportOutline): OutlineChoice[] {
	const hidden = hiddenIn(outline);
	return inOrder(sections, outline).map(({ id, title }) => ({ section: id, title, shown: !hidden.has(id) }));
}

/** The sections that the outline shows, in its order. */
export function arrange(sections: readonly ReportSection[], outline: ReportOutline): ReportSection[] {
	const hidden = hiddenIn(outline);
	return inOrder(sections, outline).filter(({ id }) => !hidden.has(id));
}

const hiddenIn = (outline: ReportOutline): ReadonlySet<string> =>
	new Set(outline.flatMap(({ section, shown }) => (shown ? [] : [section])));

function inOrder(sections: readonly ReportSection[], outline: ReportOutline): ReportSection[] {
	const ordered = outline.flatMap((entry) => sections.find(({ id }) => id === entry.section) ?? []);
	sections.forEach((section, at) => {
		if (ordered.includes(section)) return;
		const before = sections[at - 1];
		ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, section);
	});
	return ordered;
}
