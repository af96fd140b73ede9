import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentLimits } from '#lib/registers/model/files.ts';
import type { Db } from '../storage/database.ts';
import { openSqliteFile } from '../storage/database.ts';
import { createAssetStore } from '../storage/asset-store.ts';
import { assetRoutes, type AssetMember } from './assets.ts';

const members: Record<string, AssetMember & { workshop: string }> = {
	anna: { participant: 'p-anna', role: 'participant', workshopOpen: true, workshop: 'lublin' },
	second: { participant: 'p-second', role: 'participant', workshopOpen: true, workshop: 'lublin' },
	reviewer: { participant: 'p-rev', role: 'reviewer', workshopOpen: true, workshop: 'lublin' },
	late: { participant: 'p-late', role: 'participant', workshopOpen: false, workshop: 'lublin' },
	stranger: { participant: 'p-else', role: 'facilitator', workshopOpen: true, workshop: 'turin' }
};

let db: Db;
let app: ReturnType<typeof assetRoutes>;
beforeEach(async () => {
	({ db } = await openSqliteFile(':memory:'));
	for (const id of ['lublin', 'turin']) {
		const row = { id, code: id, status: 'open', title: '{}', details: '{}', created_at: 0 };
		await db.insertInto('workshops').values(row).execute();
	}
	app = assetRoutes({
		store: createAssetStore(db),
		clock: { now: () => 1000 },
		memberOf: async (cookie, workshop) => {
			const member = members[cookie ?? ''];
			return member?.workshop === workshop ? member : null;
		},
		consent: () => Promise.resolve('free')
	});
});
afterEach(() => db.destroy());

const picture = () =>
	sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
		.png()
		.toBuffer();
const post = (cookie: string, body: Uint8Array<ArrayBuffer> | ReadableStream) =>
	app.request('/api/workshops/lublin/assets', {
		method: 'POST',
		headers: { cookie },
		body,
		...(body instanceof ReadableStream ? { duplex: 'half' } : {})
	} as RequestInit);
const codeOf = async (response: Response) =>
	((await response.json()) as { error: { code: string } }).error.code;
const stored = async () => Uint8Array.from(await picture());

describe('adding a picture', () => {
	it('a participant gets its id and size, and can fetch it under headers that let nothing run', async () => {
		const response = await post('anna', await stored());
		expect(response.status).toBe(201);
		const { asset, width, height } = (await response.json()) as {
			asset: string;
			width: number;
			height: number;
		};
		expect([width, height]).toEqual([64, 48]);
		const fetched = await app.request(`/assets/${asset}`, { headers: { cookie: 'reviewer' } });
		expect(fetched.status).toBe(200);
		expect(fetched.headers.get('content-type')).toBe('image/webp');
		expect(fetched.headers.get('content-security-policy')).toContain('sandbox');
		expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
		expect(fetched.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
		expect((await sharp(Buffer.from(await fetched.arrayBuffer())).metadata()).width).toBe(64);
	});

	it('gives a small version where many are shown, and the picture itself for any other size', async () => {
		const large = sharp({ create: { width: 1600, height: 800, channels: 3, background: 'teal' } });
		const added = await post('anna', Uint8Array.from(await large.png().toBuffer()));
		const { asset } = (await added.json()) as { asset: string };
		const widthOf = async (query: string) => {
			const response = await app.request(`/assets/${asset}${query}`, { headers: { cookie: 'anna' } });
			const bytes = Buffer.from(await response.arrayBuffer());
			expect(response.headers.get('content-length')).toBe(String(bytes.length));
			return (await sharp(bytes).metadata()).width;
		};
		expect(await widthOf('?size=small')).toBe(640);
		expect(await widthOf('?size=huge')).toBe(1600);
		expect(
			(await app.request(`/assets/${asset}?size=small`, { headers: { cookie: 'stranger' } })).status
		).toBe(404);
	});

	it.each([
		['nobody', 401, 'no-session'],
		['stranger', 401, 'no-session'],
		['reviewer', 403, 'not-allowed'],
		['late', 403, 'not-allowed']
	])('%s is refused with %i %s', async (who, status, code) => {
		const response = await post(who, await stored());
		expect(response.status).toBe(status);
		expect(await codeOf(response)).toBe(code);
	});

	it('a body that lies about its length is cut off at the cap', async () => {
		let sent = 0;
		const endless = new ReadableStream({
			pull(controller) {
				sent += 1024 * 1024;
				controller.enqueue(new Uint8Array(1024 * 1024));
			}
		});
		const response = await post('anna', endless);
		expect(response.status).toBe(413);
		expect(await codeOf(response)).toBe('image-too-large');
		expect(sent).toBeLessThan(16 * 1024 * 1024);
	});

	it('one person fills the memory with a few uploads at most; others do not notice', async () => {
		const bytes = await stored();
		const slow = Array.from({ length: 4 }, () => new TransformStream<Uint8Array, Uint8Array>());
		const answers = slow.map(({ readable }) => post('anna', readable));
		// All of them have begun when the first piece was taken.
		for (const { writable } of slow) {
			const writer = writable.getWriter();
			await writer.write(bytes.subarray(0, 20));
			writer.releaseLock();
		}
		const refused = await post('anna', bytes);
		expect([refused.status, await codeOf(refused)]).toEqual([503, 'image-busy']);
		expect((await post('second', bytes)).status).toBe(201);
		for (const { writable } of slow) await writable.close();
		for (const answer of answers) expect((await answer).status).toBe(422);
		expect((await post('anna', bytes)).status).toBe(201);
	});

	it('an SVG is refused as a type, whatever it is called', async () => {
		const response = await post('anna', Uint8Array.from(Buffer.from('<svg onload="alert(1)"/>')));
		expect(response.status).toBe(415);
		expect(await codeOf(response)).toBe('image-type');
	});
});

describe('adding a document', () => {
	const send = (cookie: string, body: Uint8Array<ArrayBuffer>) =>
		app.request('/api/workshops/lublin/documents', { method: 'POST', headers: { cookie }, body });
	const pdf = Uint8Array.from(Buffer.from('%PDF-1.7 what another region could use'));

	it('a participant adds a PDF, and a reviewer gets it as a file, as it came', async () => {
		const response = await send('anna', pdf);
		expect(response.status).toBe(201);
		const { asset } = (await response.json()) as { asset: string };
		const fetched = await app.request(`/assets/${asset}`, { headers: { cookie: 'reviewer' } });
		expect(fetched.headers.get('content-type')).toBe('application/pdf');
		expect(fetched.headers.get('content-disposition')).toBe('attachment');
		expect(fetched.headers.get('content-security-policy')).toContain('sandbox');
		expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(pdf);
	});

	it.each([
		['nobody', pdf, 401, 'no-session'],
		['reviewer', pdf, 403, 'not-allowed'],
		['late', pdf, 403, 'not-allowed'],
		['anna', Uint8Array.from(Buffer.from('<script>alert(1)</script>')), 415, 'documents-type'],
		['anna', new Uint8Array(documentLimits.bytes + 1), 413, 'documents-too-large']
	] as const)('what %s must not add is refused', async (who, body, status, code) => {
		const response = await send(who, body);
		expect([response.status, await codeOf(response)]).toEqual([status, code]);
	});

	it('participants cannot take the last places, which are for slides', async () => {
		for (let at = 0; at < documentLimits.most; at++) {
			await createAssetStore(db).add({
				...{ id: `filler-${at}`, workshop: 'lublin', participant: null, mime: 'application/pdf' },
				...{ width: 0, height: 0, bytes: pdf, createdAt: 0 }
			});
		}
		const response = await send('anna', pdf);
		expect([response.status, await codeOf(response)]).toEqual([409, 'documents-full']);
	});
});

describe('fetching a picture', () => {
	it('outsiders get the same answer for a foreign picture as for none', async () => {
		const response = await post('anna', await stored());
		const { asset } = (await response.json()) as { asset: string };
		for (const [path, cookie] of [
			[`/assets/${asset}`, 'stranger'],
			[`/assets/${asset}`, 'nobody'],
			['/assets/0000000000000000', 'anna'],
			['/assets/..%2f..%2fetc%2fpasswd', 'anna']
		] as const) {
			const refused = await app.request(path, { headers: { cookie } });
			expect(refused.status).toBe(404);
			expect(await codeOf(refused)).toBe('not-found');
		}
	});
});
