/** A workshop with a plan, a poster and a report that hold something in every field that shows in a file. */
import sharp from 'sharp';
import * as v from 'valibot';
import * as Y from 'yjs';
import { newId } from '#lib/base/model/ids.ts';
import { addAction } from '#lib/plan/model/actions.ts';
import { placeOfField } from '#lib/plan/model/document.ts';
import type { RichBlock, RichCell } from '#lib/plan/model/rich-text.ts';
import { paragraphs, writeRich } from '#lib/plan/model/write-rich.ts';
import { createPoster } from '#lib/registers/model/poster.ts';
import { ask, type RunningApp, type Visitor } from '../support/app.ts';
import { enter } from '../support/seat.ts';

/** What stands for the picture, which the poster and the plan show. */
export const pictured = 'Skrzynki jabłek przed wspólną chłodnią';
/** The footnote of the plan. */
export const noted = 'Badanie sadowników z 2016 r., https://lubelskie.example/badanie';
const region = 'lubelskie';

const cell = (text: string, header = false): RichCell => ({
	header,
	columns: 1,
	rows: 1,
	blocks: paragraphs(text)
});

const details = (image: string): readonly RichBlock[] => [
	{ kind: 'picture', asset: image, alt: pictured, caption: 'Wspólna chłodnia, 2016', width: 50 },
	...paragraphs('Zażółć gęślą jaźń: instrument ma wspierać klastry.'),
	{
		kind: 'paragraph',
		runs: [{ text: 'Ceny jabłek wzrosły' }, { note: noted }, { text: ' o jedną piątą.' }]
	},
	{ kind: 'heading', level: 3, runs: [{ text: 'Kto za co odpowiada' }] },
	{
		kind: 'table',
		rows: [
			[cell('Kto', true), cell('Za co', true)],
			[cell('Województwo'), cell('fundusz na wdrożenia')],
			[cell('Uczelnia'), cell('audyty technologiczne')]
		]
	},
	{ kind: 'heading', level: 3, runs: [{ text: 'Etapy' }] },
	{ kind: 'list', ordered: true, items: [paragraphs('nabór wniosków'), paragraphs('ocena ekspertów')] }
];

export interface FilledWorkshop {
	readonly workshop: string;
	readonly plan: string;
	readonly poster: string;
	readonly host: Visitor;
}

export async function fillWorkshop(running: RunningApp): Promise<FilledWorkshop> {
	const anna = await running.join({ name: 'Anna', region });
	const { workshop, participant } = {
		workshop: anna.joined.workshop.id,
		participant: anna.joined.participant.id
	};
	const host = await running.signIn();
	const image = await upload(running, anna, workshop);
	const poster = newId();
	const { sync } = running.app;
	await sync.write(
		`workshop.${workshop}`,
		(doc) =>
			createPoster(doc, {
				...{ id: poster, author: participant, region, language: 'pl', now: running.clock.now() },
				texts: {
					title: { pl: 'Sadownicy sprzedają razem' },
					summary: { pl: 'Jedna chłodnia, jedna marka, jedna cena.' },
					problem: { pl: 'Każdy sprzedawał sam.' },
					practice: { pl: 'Grupa producentów ma wspólną chłodnię.' },
					imageAlt: { pl: pictured }
				},
				values: { region, direction: 'cooperation', image }
			}),
		participant
	);
	const seat = await enter(host, workshop);
	const made = await ask(seat.socket, 'plan:create', {
		title: 'Plan dla sadów',
		instrument: 'Regionalna Strategia Innowacji 2030',
		regions: [region],
		template: 'action-plan@2021-2027',
		language: 'pl'
	});
	seat.socket.disconnect();
	const { plan } = v.parse(v.object({ plan: v.string() }), made);
	await sync.write(`plan.${plan}`, (doc) => fillPlan(doc, poster, image, running.clock.now()), participant);
	return { workshop, plan, poster, host };
}

function fillPlan(doc: Y.Doc, poster: string, image: string, now: number): void {
	write(doc, 'context', 'details', details(image));
	write(doc, 'english', 'summary', paragraphs('One fund, and audits of technology.'));
	for (const [id, name] of [
		['fund', 'Fundusz wdrożeń'],
		['audits', 'Audyty technologiczne']
	] as const) {
		const draft = { name, background: ['Bo w Lublinie działa.'], evidence: [{ kind: 'poster', id: poster }] };
		addAction(doc, { id, author: null, region, now, draft });
		write(doc, id, 'nature', paragraphs('Dotacje w dwóch naborach rocznie.'));
	}
}

function write(doc: Y.Doc, section: string, field: string, blocks: readonly RichBlock[]): void {
	const place = placeOfField(doc, section, field);
	const text = place?.map.get(place.key);
	if (!(text instanceof Y.XmlFragment)) throw new Error(`no long text ${section}.${field}`);
	writeRich(text, blocks);
}

async function upload(running: RunningApp, person: Visitor, workshop: string): Promise<string> {
	const png = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#1f5fbf' } })
		.png()
		.toBuffer();
	const response = await fetch(`${running.origin}/api/workshops/${workshop}/assets`, {
		method: 'POST',
		headers: { cookie: person.cookie, origin: running.origin, 'content-type': 'image/png' },
		body: new Uint8Array(png)
	});
	return v.parse(v.object({ asset: v.string() }), await response.json()).asset;
}
