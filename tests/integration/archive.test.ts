/** A workshop as one file: it comes back whole on any server, with nobody's secrets, and no hostile file gets in. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import sharp from 'sharp';
import { ZipFile } from 'yazl';
import { textOf } from '#lib/plan/model/document.ts';
import { readRich, type RichBlock } from '#lib/plan/model/rich-text.ts';
import { planTemplateName, planTemplates } from '#lib/plan/model/template.ts';
import { paragraphs, writeRich } from '#lib/plan/model/write-rich.ts';
import { agendaPart } from '#lib/session/model/steps/messages.ts';
import { ArchivedWorkshop, placeIn } from '../../server/archive/contents.ts';
import { ownedBy } from '../../server/archive/fresh-ids.ts';
import { openArchive, type OpenedArchive } from '../../server/archive/importing.ts';
import { pack } from '../../server/archive/zip.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { enter } from '../support/seat.ts';

/** With an attribute that is a number, and a link. */
const written: readonly RichBlock[] = [
	{ kind: 'heading', level: 2, runs: [{ text: 'Tło', link: 'https://clusters3.eu/' }] },
	...paragraphs('Sadownicy')
];

let running: RunningApp;
let facilitator: Visitor;
let workshop: string;

beforeAll(async () => {
	running = await startApp();
	const anna = await running.join({ name: 'Anna Canary', organisation: 'Canary Ltd', region: 'lubelskie' });
	workshop = anna.joined.workshop.id;
	facilitator = await running.signIn();
	const png = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#123456' } })
		.png()
		.toBuffer();
	const uploaded = await fetch(`${running.origin}/api/workshops/${workshop}/assets`, {
		method: 'POST',
		headers: { cookie: anna.cookie, origin: running.origin, 'content-type': 'image/png' },
		body: new Uint8Array(png)
	});
	const { asset } = v.parse(v.object({ asset: v.string() }), await uploaded.json());
	const board = anna.joined.boards[0]?.id ?? '';
	await running.app.sync.write(
		`board.${board}`,
		(doc) => {
			const item = new Y.Map<unknown>();
			item.set('kind', 'image');
			item.set('asset', asset);
			item.set('author', anna.joined.participant.id);
			item.set('text', new Y.Text('Żółte – 字 🍏'));
			doc.getMap('items').set('picture', item);
		},
		null
	);
	const talk = await fetch(`${running.origin}/api/workshops/${workshop}/slides`, {
		method: 'POST',
		headers: { cookie: facilitator.cookie, origin: running.origin, 'content-type': 'application/pdf' },
		body: samplePdf(['One page'])
	});
	const { asset: slides } = v.parse(v.object({ asset: v.string() }), await talk.json());
	const seat = await enter(facilitator, workshop);
	const [first] = v.parse(agendaPart.schema, seat.snapshot.parts['agenda'])?.steps ?? [];
	await ask(seat.socket, 'agenda:edit', {
		do: 'add',
		step: { ...first, id: 'talk', kind: 'talk', view: { kind: 'slides', slides } },
		before: null
	});
	const poll = await ask(seat.socket, 'poll:create', {
		kind: 'dots',
		title: { en: 'How heavy?' },
		config: { dots: 3, cap: 3 },
		subjects: ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }))
	});
	await ask(seat.socket, 'survey:save', {
		title: { en: 'Before we meet' },
		intro: {},
		polls: [v.parse(v.object({ poll: v.string() }), poll).poll]
	});
	const annas = await enter(anna, workshop);
	const groups = { way: 'random', size: 4, place: 'frame', others: 'write' };
	expect(await ask(seat.socket, 'breakout:send', { plan: groups, stage: 0 })).toEqual({ ok: true });
	annas.socket.disconnect();
	const made = await ask(seat.socket, 'plan:create', {
		title: 'Action Plan for Lubelskie',
		instrument: 'Regional Innovation Strategy 2020',
		regions: ['lubelskie'],
		template: planTemplateName(planTemplates[0]),
		language: 'pl'
	});
	seat.socket.disconnect();
	const { plan } = v.parse(v.object({ plan: v.string() }), made);
	await running.app.sync.write(
		`plan.${plan}`,
		(doc) => {
			for (const text of textOf(doc).values()) {
				if (text instanceof Y.XmlFragment)
					writeRich(text, [...written, { kind: 'picture', asset, alt: 'Sad', caption: '' }]);
			}
		},
		null
	);
	await facilitator.post(`/api/workshops/${workshop}/boards/${board}/versions`, { name: { en: 'Noon' } });
	await facilitator.request('PUT', `/api/workshops/${workshop}/terms/lab`, {
		name: { en: 'Living lab' },
		means: { en: 'A place to try things.' }
	});
}, 60_000);
afterAll(() => running.dispose());

async function download(id: string): Promise<Buffer> {
	const response = await facilitator.get(`/api/workshops/${id}/archive`);
	expect(response.status).toBe(200);
	return Buffer.from(await response.arrayBuffer());
}

const upload = (bytes: Uint8Array, by: Visitor = facilitator) =>
	fetch(`${running.origin}/api/archives`, {
		method: 'POST',
		headers: { cookie: by.cookie, origin: running.origin, 'content-type': 'application/zip' },
		body: new Uint8Array(bytes)
	});

async function imported(bytes: Uint8Array): Promise<string> {
	const response = await upload(bytes);
	expect(response.status).toBe(201);
	return v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await response.json()).workshop.id;
}

async function opened(bytes: Uint8Array): Promise<OpenedArchive> {
	const archive = await openArchive(bytes);
	if (!archive.ok) throw new Error(archive.reason);
	return archive.value;
}

/** What is unique on a server. */
function ownIds({ archived }: Pick<OpenedArchive, 'archived'>): string[] {
	return ownedBy(archived).map(({ id }) => id);
}

/** What an archive says, with ids replaced by the order in which they come, and documents as their content. */
function content({ archived, contents }: OpenedArchive): unknown {
	const seen = new Map<string, string>();
	const plain = (text: string) =>
		text.replace(/(?<![0-9a-z])[0-9a-z]{16}(?![0-9a-z])/g, (id) => {
			if (!ids.has(id)) return id;
			return seen.get(id) ?? seen.set(id, `id ${seen.size}`).get(id) ?? '';
		});
	const { versions, pictures, slides } = archived;
	const ids = new Set(ownIds({ archived }));
	const participants = archived.people.filter(({ role }) => role === 'participant');
	const counts = { pictures: pictures.length, slides: slides.length };
	const described = { ...archived, madeAt: 0, people: participants, ...counts };
	const documents = [
		...archived.documents.map(placeIn.document),
		...versions.map(({ id }) => placeIn.version(id))
	].map((place) => jsonOf(contents.get(place) ?? new Uint8Array()));
	return JSON.parse(plain(JSON.stringify([described, documents])));
}

function jsonOf(state: Uint8Array): unknown {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const maps = [...doc.share.keys()].sort().map((name) => [name, sorted(doc.getMap(name).toJSON())]);
	doc.destroy();
	return maps;
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, inner]) => [key, sorted(inner)]);
}

describe('a round trip', () => {
	test('brings everything back under fresh ids, twice if need be', async () => {
		const first = await download(workshop);
		const copy = await imported(first);
		const other = await imported(first);
		expect(new Set([workshop, copy, other]).size).toBe(3);
		const [before, after] = [await opened(first), await opened(await download(copy))];
		expect(content(after)).toEqual(content(before));
		expect(before.archived.kept.map(({ name }) => name)).toEqual(['surveys']);
		expect(before.archived.breakouts).toMatchObject({ phase: 'back', groups: [{ number: 1 }] });
		expect(before.archived.versions).toHaveLength(1);
		expect(before.archived.pictures).toHaveLength(1);
		const fresh = new Set(ownIds(after));
		expect(ownIds(before).filter((id) => fresh.has(id))).toEqual([]);
	});

	test('the copy is lived in: its board and its plan open with the picture, its history begins anew', async () => {
		const copy = await imported(await download(workshop));
		const answer = await facilitator.get(`/api/workshops/${copy}`);
		const { workshop: view } = v.parse(
			v.object({ workshop: v.object({ code: v.string(), boards: v.array(v.object({ id: v.string() })) }) }),
			await answer.json()
		);
		const board = view.boards[0]?.id ?? '';
		const asset = await running.app.sync.read(`board.${board}`, (doc) => {
			const item = doc.getMap('items').get('picture');
			return item instanceof Y.Map ? String(item.get('asset')) : '';
		});
		expect((await facilitator.get(`/assets/${asset}`)).status).toBe(200);
		const [plan] = (await opened(await download(copy))).archived.plans;
		const details = await running.app.sync.read(`plan.${plan?.id}`, (doc) =>
			readRich(textOf(doc).get('context.details'))
		);
		expect(details.at(-1)).toMatchObject({ kind: 'picture', asset });
		const { steps } = await running.app.steps.state(copy);
		const talk = steps.find(({ view: place }) => place.kind === 'slides')?.view;
		const slides = talk?.kind === 'slides' ? (talk.slides ?? '') : '';
		const file = await facilitator.get(`/assets/${slides}`);
		expect(await file.text()).toBe(samplePdf(['One page']));
		const joined = await running.join({ code: view.code, name: 'Ewa', region: 'lubelskie' });
		expect(joined.joined.workshop.id).toBe(copy);
	});

	test('neither names nor organisations are in it', async () => {
		const { archived, contents } = await opened(await download(workshop));
		expect(archived.people.some(({ role }) => role === 'participant')).toBe(true);
		for (const bytes of contents.values()) expect(bytes.includes('Canary')).toBe(false);
	});
});

describe('the next meeting', () => {
	const begin = (boards: string, by: Visitor = facilitator) =>
		by.post(`/api/workshops/${workshop}/copy`, { title: 'Meeting in Riga', boards });
	const begun = async (boards: string): Promise<OpenedArchive> => {
		const response = await begin(boards);
		expect(response.status).toBe(201);
		const { id } = v.parse(
			v.object({ workshop: v.object({ id: v.string() }) }),
			await response.json()
		).workshop;
		return opened(await download(id));
	};

	test('begins with what this one knows, and without what happened there', async () => {
		const now = (await opened(await download(workshop))).archived;
		const { archived, contents } = await begun('kept');
		expect(archived.workshop).toMatchObject({ title: { en: 'Meeting in Riga' }, status: 'open' });
		expect(archived.workshop.details).toMatchObject({
			from: '',
			to: '',
			project: now.workshop.details.project,
			terms: [{ id: 'lab', name: { en: 'Living lab' }, short: {}, means: { en: 'A place to try things.' } }]
		});
		expect(archived.regions).toEqual(now.regions);
		expect(archived.partners).toEqual(now.partners);
		expect(archived.plans.map(({ title }) => title)).toEqual(now.plans.map(({ title }) => title));
		expect(archived.polls.map(({ rounds }) => rounds)).toEqual(
			now.polls.map(() => [{ round: 1, state: 'draft' }])
		);
		expect(archived.agenda?.steps).toHaveLength(now.agenda?.steps.length ?? 0);
		expect([archived.agenda?.runs, archived.versions]).toEqual([[], []]);
		expect(archived.people.filter(({ role }) => role === 'participant')).toEqual([]);
		expect(JSON.stringify(archived)).not.toMatch(/canary/i);
		const texts = [...contents.values()].map((bytes) => bytes.toString('utf8')).join('');
		expect(texts).toContain('Sadownicy');
		expect(texts).toContain('Żółte');
		const old = new Set(ownIds({ archived: now }));
		expect(ownIds({ archived }).filter((id) => old.has(id))).toEqual([]);
		expect([...old].filter((id) => texts.includes(id))).toEqual([]);
	});

	test('can begin with the same boards, empty', async () => {
		const { archived, contents } = await begun('empty');
		expect(archived.boards.length).toBeGreaterThan(0);
		for (const { id } of archived.boards) {
			const items = new Y.Doc();
			Y.applyUpdate(items, contents.get(placeIn.document(`board.${id}`)) ?? new Uint8Array());
			expect(items.getMap('items').size).toBe(0);
		}
	});

	test('is begun by facilitators alone', async () => {
		expect((await begin('kept', await running.join({ name: 'Jon', region: 'latvia' }))).status).toBe(403);
		expect((await begin('kept', running.visitor())).status).toBe(401);
	});
});

describe('who may', () => {
	test('participants make no archive, and nobody without an account brings one in', async () => {
		const anna = await running.join({ name: 'Anna', region: 'lubelskie' });
		expect((await anna.get(`/api/workshops/${workshop}/archive`)).status).toBe(403);
		expect((await upload(await download(workshop), anna)).status).toBe(403);
		expect((await upload(await download(workshop), running.visitor())).status).toBe(401);
	});
});

describe('a file that is not one of ours', () => {
	/** An archive whose entries were changed, packed anew with right checksums. */
	async function changed(change: (entries: Map<string, Uint8Array>) => void): Promise<Buffer> {
		const { contents } = await opened(await download(workshop));
		const entries = new Map<string, Uint8Array>(contents);
		change(entries);
		return buffer(pack([...entries].map(([place, bytes]) => ({ place, bytes: async () => bytes }))));
	}
	const described = (entries: Map<string, Uint8Array>, to: (archived: ArchivedWorkshop) => object): void => {
		const archived = v.parse(
			ArchivedWorkshop,
			JSON.parse(Buffer.from(entries.get(placeIn.description) ?? []).toString())
		);
		entries.set(placeIn.description, Buffer.from(JSON.stringify(to(archived))));
	};
	async function refusal(bytes: Uint8Array): Promise<string> {
		const response = await upload(bytes);
		return v.parse(v.object({ error: v.object({ code: v.string() }) }), await response.json()).error.code;
	}
	async function zipOf(entries: Record<string, Buffer>): Promise<Buffer> {
		const zip = new ZipFile();
		for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(bytes, name);
		zip.end();
		return buffer(Readable.from(zip.outputStream));
	}

	test('is refused when a byte of it was turned, wherever it was', async () => {
		const whole = await download(workshop);
		const step = Math.floor(whole.length / 40);
		for (let at = 3; at < whole.length; at += step) {
			const damaged = Buffer.from(whole);
			damaged[at] = (damaged[at] ?? 0) ^ 0xff;
			const archive = await openArchive(damaged);
			// Dates and the like mean nothing; then the content is what it was.
			if (archive.ok) expect(content(archive.value)).toEqual(content(await opened(whole)));
			else expect(archive.reason).toMatch(/^archive-/);
		}
		expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('archive-damaged');
		expect(await refusal(Buffer.from('no archive at all'))).toBe('archive-damaged');
	});

	test('is refused when it leads elsewhere, holds more or less than it says, or hides something', async () => {
		const outside = await changed((entries) => entries.set('documents/a.yjs', Buffer.from('x')));
		expect(await refusal(outside)).toBe('archive-damaged');
		// The writer refuses such names itself, so they are put in afterwards.
		const escaping = await download(workshop);
		const name = Buffer.from('workshop.json');
		for (let at = escaping.indexOf(name); at >= 0; at = escaping.indexOf(name, at + 1)) {
			escaping.write('../../../evil', at);
		}
		expect(await refusal(escaping)).toBe('archive-damaged');
		const unlisted = await zipOf({ 'workshop.json': Buffer.from('{}'), 'checksums.json': Buffer.from('{}') });
		expect(await refusal(unlisted)).toBe('archive-damaged');
		const missing = await changed((entries) => entries.delete(placeIn.document(`workshop.${workshop}`)));
		expect(await refusal(missing)).toBe('archive-damaged');
		const text = await changed((entries) => {
			for (const place of entries.keys()) {
				if (place.startsWith('pictures/')) entries.set(place, Buffer.from('<script>alert(1)</script>'));
			}
		});
		expect(await refusal(text)).toBe('archive-damaged');
		const page = await changed((entries) => {
			for (const place of entries.keys()) {
				if (place.startsWith('slides/')) entries.set(place, Buffer.from('<script>alert(1)</script>'));
			}
		});
		expect(await refusal(page)).toBe('archive-damaged');
	});

	test('is refused when it would unpack to more than any archive, before it is unpacked', async () => {
		const bomb = await zipOf({ 'workshop.json': Buffer.alloc(64 * 1024 * 1024) });
		expect(bomb.length).toBeLessThan(1024 * 1024);
		expect(await refusal(bomb)).toBe('archive-too-large');
	});

	test('is refused when a document of it is none, or of a newer kind', async () => {
		const doc = new Y.Doc();
		doc.getMap('secrets').set('a', 1);
		const foreign = await changed((entries) =>
			entries.set(placeIn.document(`workshop.${workshop}`), Y.encodeStateAsUpdate(doc))
		);
		expect(await refusal(foreign)).toBe('archive-damaged');
		const noise = await changed((entries) =>
			entries.set(placeIn.document(`workshop.${workshop}`), Buffer.alloc(999, 0xfe))
		);
		expect(await refusal(noise)).toBe('archive-damaged');
		const newer = await changed((entries) =>
			described(entries, (archived) => ({ ...archived, version: 99 }))
		);
		expect(await refusal(newer)).toBe('archive-too-new');
		const odd = await changed((entries) =>
			described(entries, (archived) => ({ ...archived, people: [{ id: 'x', role: 1 }] }))
		);
		expect(await refusal(odd)).toBe('archive-damaged');
		const smuggled = await changed((entries) =>
			described(entries, (archived) => ({ ...archived, kept: [{ name: 'signals', state: {} }] }))
		);
		expect(await refusal(smuggled)).toBe('archive-damaged');
	});

	test('leaves nothing behind when it is refused', async () => {
		const { workshops } = v.parse(
			v.object({ workshops: v.array(v.unknown()) }),
			await (await facilitator.get('/api/workshops')).json()
		);
		await refusal(Buffer.from('no archive'));
		const after = v.parse(
			v.object({ workshops: v.array(v.unknown()) }),
			await (await facilitator.get('/api/workshops')).json()
		);
		expect(after.workshops).toHaveLength(workshops.length);
	});
});
