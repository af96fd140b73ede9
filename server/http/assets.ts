/**
 * Pictures and slides over HTTP: `POST /api/workshops/:workshop/assets` takes a raw image from people who may write,
 * `POST /api/workshops/:workshop/slides` a PDF from those who run the steps, `GET /assets/:id` hands them to members of
 * that workshop and its room screens.
 */
import { Hono } from 'hono';
import { idPattern, newId } from '#lib/base/model/ids.ts';
import { refuse } from '#lib/base/model/result.ts';
import { can, type Role } from '#lib/session/model/roles.ts';
import { mostSlideBytes, mostSlideFiles } from '#lib/session/slides/model/messages.ts';
import { slidesMime, type AssetStore } from '../storage/asset-store.ts';
import type { Clock } from '../support/clock.ts';
import { isPdf } from '../support/pdf.ts';
import { pictureLimits, PictureQueue } from '../support/picture.ts';

export interface AssetMember {
	readonly participant: string;
	readonly role: Role;
	readonly workshopOpen: boolean;
}

export interface AssetPorts {
	readonly store: AssetStore;
	readonly clock: Clock;
	/** As whom the holder of this cookie takes part in the workshop; null if not at all. */
	memberOf(cookie: string | undefined, workshop: string): Promise<AssetMember | null>;
}

/** A workshop of three hundred people posts a few hundred; more is somebody filling the disk. */
export const mostAssetsPerWorkshop = 2000;

/** Uploads of one person under way: each may hold 10 MB in memory until it is read. */
const mostAtOnce = 4;

const refusals = {
	'no-session': { status: 401, message: 'Join the workshop first.' },
	'not-allowed': { status: 403, message: 'You may not add this here.' },
	'not-found': { status: 404, message: 'There is no such picture.' },
	'image-type': { status: 415, message: 'Only PNG, JPEG and WebP pictures can be added.' },
	'image-too-large': { status: 413, message: 'The picture is too large: at most 10 MB and 64 megapixels.' },
	'image-broken': { status: 422, message: 'The picture is damaged and cannot be read.' },
	'image-busy': { status: 503, message: 'Too many pictures at once; try again in a moment.' },
	'slides-type': { status: 415, message: 'Only PDF files can be shown as slides.' },
	'slides-too-large': { status: 413, message: 'The file is too large: at most 25 MB.' },
	'slides-full': { status: 409, message: 'This workshop holds as many files of slides as it can.' },
	'images-full': { status: 409, message: 'This workshop holds as many pictures as it can.' }
} as const;
type Refusal = keyof typeof refusals;

/** The routes, to be mounted at `/`. The exact Origin check stands in front of them, as for every non-GET. */
export function assetRoutes({ store, clock, memberOf }: AssetPorts): Hono {
	const routes = new Hono();
	const pictures = new PictureQueue();
	const underWay = new Map<string, number>();
	const answer = (reason: Refusal): Response =>
		Response.json(
			{ error: { code: reason, message: refusals[reason].message } },
			{ status: refusals[reason].status, headers: { 'cache-control': 'no-store' } }
		);

	const take = async (stream: ReadableStream<Uint8Array> | null) => {
		const body = await readBody(stream, pictureLimits.bytes);
		if (body === undefined) return refuse('image-too-large');
		return body.length === 0 ? refuse('image-type') : pictures.read(body);
	};

	routes.post('/api/workshops/:workshop/assets', async (c) => {
		const workshop = c.req.param('workshop');
		const member = await memberOf(c.req.header('cookie'), workshop);
		if (!member) return answer('no-session');
		if (!can(member.role, 'write', member.workshopOpen)) return answer('not-allowed');
		if (Number(c.req.header('content-length') ?? 0) > pictureLimits.bytes) return answer('image-too-large');
		if ((await store.count(workshop, 'picture')) >= mostAssetsPerWorkshop) return answer('images-full');
		const uploads = underWay.get(member.participant) ?? 0;
		if (uploads >= mostAtOnce) return answer('image-busy');
		underWay.set(member.participant, uploads + 1);
		const picture = await take(c.req.raw.body).finally(() => {
			const left = (underWay.get(member.participant) ?? 1) - 1;
			if (left > 0) underWay.set(member.participant, left);
			else underWay.delete(member.participant);
		});
		if (!picture.ok) return answer(picture.reason);
		const { bytes, mime, width, height } = picture.value;
		const id = newId();
		const createdAt = clock.now();
		await store.add({ id, workshop, participant: member.participant, mime, width, height, bytes, createdAt });
		return c.json({ asset: id, width, height }, 201);
	});

	// Slides are kept as they came: they are drawn by a reader that runs no scripts, and downloaded as a file.
	routes.post('/api/workshops/:workshop/slides', async (c) => {
		const workshop = c.req.param('workshop');
		const member = await memberOf(c.req.header('cookie'), workshop);
		if (!member) return answer('no-session');
		if (!can(member.role, 'run-steps', member.workshopOpen)) return answer('not-allowed');
		if (Number(c.req.header('content-length') ?? 0) > mostSlideBytes) return answer('slides-too-large');
		if ((await store.count(workshop, 'slides')) >= mostSlideFiles) return answer('slides-full');
		const bytes = await readBody(c.req.raw.body, mostSlideBytes);
		if (!bytes) return answer('slides-too-large');
		if (!isPdf(bytes)) return answer('slides-type');
		const id = newId();
		const { participant } = member;
		const size = { width: 0, height: 0 };
		const createdAt = clock.now();
		await store.add({ id, workshop, participant, mime: slidesMime, ...size, bytes, createdAt });
		return c.json({ asset: id }, 201);
	});

	routes.get('/assets/:id', async (c) => {
		const id = c.req.param('id');
		const asset = idPattern.test(id) ? await store.find(id) : undefined;
		// The same answer for "unknown" and "not yours": an id says nothing to outsiders.
		if (!asset || !(await memberOf(c.req.header('cookie'), asset.workshop))) return answer('not-found');
		return new Response(Uint8Array.from(asset.bytes), {
			headers: {
				'content-type': asset.mime,
				'content-length': String(asset.bytes.length),
				'cache-control': 'private, max-age=31536000, immutable',
				'content-security-policy': "sandbox; default-src 'none'",
				'x-content-type-options': 'nosniff',
				'cross-origin-resource-policy': 'same-origin',
				'content-disposition':
					asset.mime === slidesMime ? 'attachment; filename="slides.pdf"' : 'inline; filename="image.webp"'
			}
		});
	});

	return routes;
}

/** Reads at most so many bytes and stops there, so a lying Content-Length costs no memory. @returns undefined for more */
async function readBody(
	body: ReadableStream<Uint8Array> | null,
	most: number
): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body ?? []) {
		size += chunk.length;
		if (size > most) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
