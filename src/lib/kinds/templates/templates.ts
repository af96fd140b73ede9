/** The ready-made boards. Their words are the reader's; once placed they belong to the board. World units. */
import type { NewItem } from '#lib/board/model/board-commands.ts';
import type { BoardTemplate } from '#lib/canvas/templates/template.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** What the workshop knows that a template may be made for. */
export interface TemplateFacts {
	readonly regions: readonly { readonly id: string; readonly name: string }[];
	readonly challenges: readonly string[];
}

/** Tables, columns and rows beyond these fit no screen. */
const most = { regions: 12, challenges: 8 } as const;
const pad = 24;

const frame = (title: string, x: number, y: number, w: number, h: number): NewItem => ({
	kind: 'frame',
	x,
	y,
	w,
	h,
	props: { title }
});
const words = (
	text: string,
	x: number,
	y: number,
	w: number,
	size: 's' | 'm' | 'l' | 'xl' = 's'
): NewItem => ({
	kind: 'text',
	x,
	y,
	w,
	props: { text, size }
});
const note = (text: string, x: number, y: number, color: string, side = 160): NewItem => ({
	kind: 'note',
	x,
	y,
	w: side,
	h: side,
	props: { text, color }
});
const box = (text: string, x: number, y: number, w: number, h: number, fill: 'none' | 'soft'): NewItem => ({
	kind: 'shape',
	x,
	y,
	w,
	h,
	props: { form: 'rectangle', text, color: 'black', fill }
});
const line = (x1: number, y1: number, x2: number, y2: number, looks: object): NewItem => ({
	kind: 'connector',
	x: Math.min(x1, x2),
	y: Math.min(y1, y2),
	w: Math.abs(x2 - x1),
	h: Math.abs(y2 - y1),
	props: { from: { x: x1, y: y1 }, to: { x: x2, y: y2 }, text: '', ...looks }
});

type Ends = [x1: number, y1: number, x2: number, y2: number];
const arrow = (...ends: Ends): NewItem => line(...ends, { arrow: 'end', color: 'black' });
/** What is on either side belongs apart. */
const divide = (...ends: Ends): NewItem => line(...ends, { arrow: 'none', color: 'black' });

/** A frame with a question in its upper left corner. */
const asking = (title: string, question: string, x: number, y: number, w: number, h: number): NewItem[] => [
	frame(title, x, y, w, h),
	words(question, x + pad, y + pad, w - 2 * pad)
];

function swot(): NewItem[] {
	const [w, h, gap] = [760, 560, 100];
	return [
		...asking(m.template_strengths(), m.template_strengths_ask(), 0, 0, w, h),
		...asking(m.template_weaknesses(), m.template_weaknesses_ask(), w + gap, 0, w, h),
		...asking(m.template_opportunities(), m.template_opportunities_ask(), 0, h + gap, w, h),
		...asking(m.template_threats(), m.template_threats_ask(), w + gap, h + gap, w, h)
	];
}

/** The regions by name, or groups where the workshop has none. */
const groupsOf = ({ regions }: TemplateFacts): string[] =>
	regions.length > 0
		? regions.slice(0, most.regions).map((region) => region.name)
		: [1, 2, 3, 4].map((number) => m.template_group({ number }));

function inRows(count: number, columns: number, w: number, h: number, gap = 100): { x: number; y: number }[] {
	return Array.from({ length: count }, (_, index) => ({
		x: (index % columns) * (w + gap),
		y: Math.floor(index / columns) * (h + gap)
	}));
}

function gallery(facts: TemplateFacts): NewItem[] {
	const groups = groupsOf(facts);
	const [w, h] = [760, 600];
	const places = inRows(groups.length, Math.min(4, Math.ceil(Math.sqrt(groups.length))), w, h);
	return places.flatMap(({ x, y }, index) =>
		asking(groups[index] ?? '', m.template_gallery_ask(), x, y, w, h)
	);
}

function impactEffort(): NewItem[] {
	const [w, h] = [1400, 1000];
	const quadrant = (text: string, x: number, y: number) => words(text, x, y, 500, 'm');
	return [
		frame(m.template_impact(), 0, 0, w, h),
		arrow(100, h - 90, w - 60, h - 90),
		arrow(100, h - 90, 100, 60),
		divide(740, 100, 740, h - 110),
		divide(120, 510, w - 80, 510),
		words(m.template_effort_axis(), w - 360, h - 70, 300),
		words(m.template_impact_axis(), 120, 50, 300),
		quadrant(m.template_quick_wins(), 160, 120),
		quadrant(m.template_big_projects(), 780, 120),
		quadrant(m.template_fill_ins(), 160, 540),
		quadrant(m.template_not_now(), 780, 540)
	];
}

function timeline(): NewItem[] {
	const [w, h, gap] = [480, 560, 40];
	const titles = [m.template_now(), m.template_half_year(), m.template_year(), m.template_three_years()];
	return [
		...titles.map((title, index) => frame(title, index * (w + gap), 0, w, h)),
		arrow(0, h + 60, titles.length * (w + gap) - gap, h + 60),
		words(m.template_timeline_ask(), 0, h + 90, 900, 'm')
	];
}

function kanban(): NewItem[] {
	const [w, h, gap] = [440, 900, 40];
	return [m.template_to_do(), m.template_doing(), m.template_done()].flatMap((title, index) => [
		frame(title, index * (w + gap), 0, w, h),
		...(index === 0 ? [note(m.template_kanban_note(), pad, pad, 'yellow')] : [])
	]);
}

function affinity(): NewItem[] {
	const [w, h] = [620, 460];
	const clusters = inRows(6, 3, w, h);
	return [
		...asking(m.template_ideas(), m.template_ideas_ask(), 0, 0, 620, 980),
		...clusters.map(({ x, y }, index) => frame(m.template_cluster({ number: index + 1 }), 700 + x, y, w, h))
	];
}

function worldCafe(facts: TemplateFacts): NewItem[] {
	const [w, h] = [900, 700];
	const count = Math.max(3, Math.min(6, facts.challenges.length || 4));
	return inRows(count, Math.ceil(count / 2), w, h).flatMap(({ x, y }, index) => [
		frame(m.template_table({ number: index + 1 }), x, y, w, h),
		{
			kind: 'shape',
			x: x + w / 2 - 170,
			y: y + h / 2 - 110,
			w: 340,
			h: 220,
			props: {
				form: 'ellipse',
				text: facts.challenges[index] ?? m.template_table_question(),
				color: 'blue',
				fill: 'soft'
			}
		},
		words(m.template_table_host(), x + pad, y + pad, 380),
		words(m.template_table_rounds(), x + pad, y + h - 70, w - 2 * pad)
	]);
}

function regionsTable(facts: TemplateFacts): NewItem[] {
	const rows = groupsOf(facts);
	const columns =
		facts.challenges.length > 0
			? facts.challenges.slice(0, most.challenges)
			: [1, 2, 3, 4].map((number) => m.template_challenge({ number }));
	const [head, w, h] = [260, 320, 240];
	const title = 130;
	return [
		...columns.map((text, index) => box(text, head + index * w, 0, w, title, 'soft')),
		...rows.flatMap((text, row) => [
			box(text, 0, title + row * h, head, h, 'soft'),
			...columns.map((_, column) => box('', head + column * w, title + row * h, w, h, 'none'))
		])
	];
}

/** In the order in which they are offered. */
export function boardTemplates(facts: TemplateFacts): readonly BoardTemplate[] {
	return [
		{ id: 'swot', name: () => m.template_swot(), text: () => m.template_swot_text(), items: swot },
		{
			id: 'gallery',
			name: () => m.template_gallery(),
			text: () => m.template_gallery_text(),
			items: () => gallery(facts)
		},
		{
			id: 'regions-challenges',
			name: () => m.template_regions_challenges(),
			text: () => m.template_regions_challenges_text(),
			items: () => regionsTable(facts)
		},
		{
			id: 'world-cafe',
			name: () => m.template_world_cafe(),
			text: () => m.template_world_cafe_text(),
			items: () => worldCafe(facts)
		},
		{
			id: 'impact',
			name: () => m.template_impact(),
			text: () => m.template_impact_text(),
			items: impactEffort
		},
		{
			id: 'affinity',
			name: () => m.template_affinity(),
			text: () => m.template_affinity_text(),
			items: affinity
		},
		{
			id: 'timeline',
			name: () => m.template_timeline(),
			text: () => m.template_timeline_text(),
			items: timeline
		},
		{ id: 'kanban', name: () => m.template_kanban(), text: () => m.template_kanban_text(), items: kanban }
	];
}
