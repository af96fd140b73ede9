/**
 * Photos of people against those who only look on and ask for them themselves: nothing before consent, everything with
 * it, nothing from the moment it is withdrawn, in whichever way.
 */
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { fileKey } from '#lib/registers/model/files.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { photoRegister } from '#lib/registers/photos/model.ts';
import type { AppPorts } from '../../server/app.ts';
import { openArchive } from '../../server/archive/importing.ts';
import { sampleReport, words } from '../support/sample-report.ts';
import { startApp, type Joined, type RunningApp, type Visitor } from '../support/app.ts';

/** Stands for the pages: asks what they ask and sends it as it is. */
const pages: AppPorts['pages'] = () =>
	Promise.resolve((request, response) => {
		const [, workshop = '', what = '', asset = ''] = (request.url ?? '').split('/').slice(1);
		const services = request.pageServices;
		const cookie = request.headers.cookie ?? null;
		const answer = {
			report: () => services?.report(cookie, workshop, 'en'),
			review: () => services?.review(cookie, workshop, 'en'),
			picture: () => services?.picture(cookie, workshop, asset),
			word: async () => {
				const report = { ...sampleReport([{ kind: 'picture', asset, alt: words('Two people') }]), workshop };
				const written = await services?.writeFile({ kind: 'report', format: 'docx', report, sheets: [] });
				return written && written !== 'busy' ? Buffer.from(written).toString('latin1') : written;
			}
		}[what];
		void Promise.resolve(answer?.()).then((told) => {
			response.statusCode = told ? 200 : 404;
			response.end(JSON.stringify(told ?? null));
		});
	});

let running: RunningApp;
let maria: Visitor;
let anna: Visitor & { joined: Joined };
let workshop: string;
/** Those who only look on. */
let readers: Visitor[];
let asset: string;

const key = () => fileKey('pictures', asset, 1000);
const change = (what: (albums: RegisterCommands) => void): Promise<void> =>
	running.app.sync.write(
		`workshop.${workshop}`,
		(doc) => what(new RegisterCommands(doc, photoRegister)),
		anna.joined.participant.id
	);
const consent = (choice: string) => change((albums) => albums.setValue(asset, 'consent', choice));

async function reviewer(review: object = {}): Promise<Visitor> {
	const made = await maria.post(`/api/workshops/${workshop}/links`, {
		purpose: 'review',
		label: 'Ministry',
		days: 30,
		review
	});
	const visitor = running.visitor();
	await visitor.open(v.parse(v.object({ url: v.string() }), await made.json()).url);
	return visitor;
}

beforeAll(async () => {
	running = await startApp({}, pages);
	maria = await running.signIn();
	anna = await running.join({ name: 'Anna' });
	workshop = anna.joined.workshop.id;
	readers = [await reviewer(), await reviewer({ board: anna.joined.boards[0]?.id })];
}, 60_000);
afterAll(() => running.dispose());

/** A new picture in an album of its own, which has the picture's id. */
beforeEach(async () => {
	const png = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#123456' } })
		.png()
		.toBuffer();
	const uploaded = await fetch(`${running.origin}/api/workshops/${workshop}/assets`, {
		method: 'POST',
		headers: { cookie: anna.cookie, origin: running.origin, 'content-type': 'image/png' },
		body: new Uint8Array(png)
	});
	({ asset } = v.parse(v.object({ asset: v.string() }), await uploaded.json()));
	await change((albums) => {
		const who = { author: anna.joined.participant.id, region: 'lubelskie', language: 'en', now: 1 };
		albums.add({ id: asset, ...who, texts: { title: { en: 'At the posters' } } });
		albums.addFile(asset, key(), 'Two people in front of a poster');
	});
});

const asked = (path: string) => Promise.all(readers.map(async (reader) => (await reader.get(path)).status));
/** What those who only look on get: the picture itself, and what pages make of it. */
const got = async () => {
	const [reader] = readers;
	const told = async (what: string) => (await (await reader?.get(`/w/${workshop}/${what}`))?.text()) ?? '';
	return {
		asset: await asked(`/assets/${asset}`),
		small: await asked(`/assets/${asset}?size=small`),
		file: (await reader?.get(`/w/${workshop}/picture/${asset}`))?.status,
		review: (await told('review')).includes(asset),
		report: (await told('report')).includes(asset)
	};
};
const nothing = { asset: [404, 404], small: [404, 404], file: 404, review: false, report: false };
const all = { asset: [200, 200], small: [200, 200], file: 200, review: true, report: true };

test('before anybody was asked, only those who work in the workshop get the picture', async () => {
	expect(await got()).toEqual(nothing);
	for (const visitor of [anna, maria]) expect((await visitor.get(`/assets/${asset}`)).status).toBe(200);
	// What facilitators hand on holds it as little as what reviewers read.
	expect(await (await maria.get(`/w/${workshop}/report`)).text()).not.toContain(asset);
});

test('a Word file that names the picture, as a plan may, holds it only with consent', async () => {
	// Names of the parts of a document stand in it as they are.
	const holds = async () =>
		(await (await maria.get(`/w/${workshop}/word/${asset}`)).text()).includes('word/media/');
	expect(await holds()).toBe(false);
	await consent('agreed');
	expect(await holds()).toBe(true);
	await consent('unasked');
	expect(await holds()).toBe(false);
});

test.each(['agreed', 'nobody'])('consent "%s" shows it, and no browser keeps it', async (choice) => {
	await consent(choice);
	expect(await got()).toEqual(all);
	const response = await readers[0]?.get(`/assets/${asset}`);
	expect(response?.headers.get('cache-control')).toBe('no-store');
});

test.each<[string, (albums: RegisterCommands) => void]>([
	['another choice', (albums) => albums.setValue(asset, 'consent', 'unasked')],
	['a choice that does not exist', (albums) => albums.setValue(asset, 'consent', 'certainly')],
	['deleting the album', (albums) => albums.markDeleted(asset, 5)],
	['taking the picture out', (albums) => albums.removeFile(asset, key())]
])('%s withdraws it at once', async (_how, withdraw) => {
	await consent('agreed');
	expect(await got()).toEqual(all);
	await change(withdraw);
	expect(await got()).toEqual(nothing);
	expect((await anna.get(`/assets/${asset}`)).status).toBe(200);
});

test('pictures that stand in no album are kept by browsers as before', async () => {
	await change((albums) => {
		albums.entry(asset)?.delete(key());
	});
	const response = await readers[0]?.get(`/assets/${asset}`);
	expect(response?.headers.get('cache-control')).toContain('immutable');
});

test('photos stay with their day: the next meeting begins without them', async () => {
	await consent('agreed');
	const words = 'Two people in front of a poster';
	const archiveOf = async (id: string) => {
		const file = await maria.get(`/api/workshops/${id}/archive`);
		const found = await openArchive(Buffer.from(await file.arrayBuffer()));
		if (!found.ok) throw new Error(found.reason);
		const { archived, contents } = found.value;
		const texts = [...contents.values()].map((bytes) => bytes.toString('utf8')).join('');
		return { pictures: archived.pictures.length, told: texts.includes(words), texts };
	};
	expect(await archiveOf(workshop)).toMatchObject({ told: true });
	const made = await maria.post(`/api/workshops/${workshop}/copy`, { title: 'Riga', boards: 'kept' });
	const next = v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await made.json());
	const begun = await archiveOf(next.workshop.id);
	expect(begun).toMatchObject({ told: false });
	// The other registers came along.
	expect(begun.texts).toContain('LubApple');
	// The demo has no pictures; those of the tests above that stand in no album are no photos.
	expect(begun.pictures).toBeLessThan((await archiveOf(workshop)).pictures);
});
