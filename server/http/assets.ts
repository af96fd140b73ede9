/**
 * Pictures, slides and documents over HTTP: `POST /api/workshops/:workshop/assets` takes a raw image and `…/documents`
 * a PDF from people who may write, `…/slides` a PDF from those who run the steps, `GET /assets/:id` hands them to
 * members of that workshop and its room screens, photos of people as far as these agreed;
 * `?size=small` gives a small version of a picture.
 */
import { Hono } from 'hono';
import { idPattern, newId } from '#lib/base/model/ids.ts';
import { ok, refuse } from '#lib/base/model/result.ts';
import { documentLimits } from '#lib/registers/model/files.ts';
import { can, type Role, type Verb } from '#lib/session/model/roles.ts';
import { mostSlideBytes, mostSlideFiles } from '#lib/session/slides/model/messages.ts';
import { pdfMime, type AssetStore } from '../storage/asset-store.ts';
import type { Clock } from '../support/clock.ts';
import { isPdf } from '../support/pdf.ts';
import { pictureLimits, PictureQueue } from '../support/picture.ts';
import { SmallPictures } from '../support/small-pictures.ts';
import type { PictureConsent } from './consented-pictures.ts';

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
	readonly consent: PictureConsent;
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
	'image-busy': { status: 503, message: 'Too many files at once; try again in a moment.' },
	'slides-type': { status: 415, message: 'Only PDF files can be shown as slides.' },
	'slides-too-large': { status: 413, message: 'The file is too large: at most 25 MB.' },
	'slides-full': { status: 409, message: 'This workshop holds as many files of slides as it can.' },
	'documents-type': { status: 415, message: 'Only PDF files can be added here.' },
	'documents-too-large': { status: 413, message: 'The file is too large: at most 10 MB.' },
	'documents-full': { status: 409, message: 'This workshop holds as many documents as it can.' },
	'images-full': { status: 409, message: 'This workshop holds as many pictures as it can.' }
} as const;
type Refusal = keyof typeof refusals;

interface PdfRules {
	readonly verb: Verb;
	/** Of one file. */
	readonly bytes: number;
	/** PDFs of a workshop until no more are taken; the last places are kept for slides. */
	readonly most: number;
	readonly refuses: 'slides' | 'documents';
}

const pdfRules = {
	slides: {
		verb: 'run-steps',
		bytes: mostSlideBytes,
		most: mostSlideFiles + documentLimits.most,
		refuses: 'slides'
	},
	documents: {
		verb: 'write',
		bytes: documentLimits.bytes,
		most: documentLimits.most,
		refuses: 'documents'
	}
} as const satisfies Readonly<Record<string, PdfRules>>;

/** The routes, to be mounted at `/`. The exact Origin check stands in front of them, as for every non-GET. */
export function assetRoutes({ store, clock, memberOf, consent }: AssetPorts): Hono {
	const routes = new Hono();
	const pictures = new PictureQueue();
	const smallOnes = new SmallPictures();
	const underWay = new Map<string, number>();
	const answer = (reason: Refusal): Response =>
		Response.json(
			{ error: { code: reason, message: refusals[reason].message } },
			{ status: refusals[reason].status, headers: { 'cache-control': 'no-store' } }
		);

	/** Takes an upload, unless too many of this person are under way. */
	const oneOfFew = async <T>(participant: string, upload: () => Promise<T>) => {
		const uploads = underWay.get(participant) ?? 0;
		if (uploads >= mostAtOnce) return refuse('image-busy');
		underWay.set(participant, uploads + 1);
		try {
			return ok(await upload());
		} finally {
			const left = (underWay.get(participant) ?? 1) - 1;
			if (left > 0) underWay.set(participant, left);
			else underWay.delete(participant);
		}
	};

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
		const taken = await oneOfFew(member.participant, () => take(c.req.raw.body));
		if (!taken.ok) return answer(taken.reason);
		const picture = taken.value;
		if (!picture.ok) return answer(picture.reason);
		const { bytes, mime, width, height } = picture.value;
		const id = newId();
		const createdAt = clock.now();
		await store.add({ id, workshop, participant: member.participant, mime, width, height, bytes, createdAt });
		return c.json({ asset: id, width, height }, 201);
	});

	/** A PDF is kept as it came: it is drawn by a reader that runs no scripts, and downloaded as a file. */
	const takePdf = async (
		workshop: string,
		{ headers, body }: Request,
		{ verb, bytes: mostBytes, most, refuses }: PdfRules
	): Promise<Response> => {
		const member = await memberOf(headers.get('cookie') ?? undefined, workshop);
		if (!member) return answer('no-session');
		const { participant, role, workshopOpen } = member;
		if (!can(role, verb, workshopOpen)) return answer('not-allowed');
		if (Number(headers.get('content-length') ?? 0) > mostBytes) return answer(`${refuses}-too-large`);
		if ((await store.count(workshop, 'pdf')) >= most) return answer(`${refuses}-full`);
		const taken = await oneOfFew(participant, () => readBody(body, mostBytes));
		if (!taken.ok) return answer(taken.reason);
		const bytes = taken.value;
		if (!bytes) return answer(`${refuses}-too-large`);
		if (!isPdf(bytes)) return answer(`${refuses}-type`);
		const id = newId();
		const size = { width: 0, height: 0 };
		await store.add({ id, workshop, participant, mime: pdfMime, ...size, bytes, createdAt: clock.now() });
		return Response.json({ asset: id }, { status: 201 });
	};
	routes.post('/api/workshops/:workshop/slides', (c) =>
		takePdf(c.req.param('workshop'), c.req.raw, pdfRules.slides)
	);
	routes.post('/api/workshops/:workshop/documents', (c) =>
		takePdf(c.req.param('workshop'), c.req.raw, pdfRules.documents)
	);

	routes.get('/assets/:id', async (c) => {
		const id = c.req.param('id');
		const asset = idPattern.test(id) ? await store.find(id) : undefined;
		const member = asset && (await memberOf(c.req.header('cookie'), asset.workshop));
		const seen = member ? await consent(member.role, asset.workshop, id) : 'withheld';
		// The same answer for "unknown", "not yours" and "nobody agreed": an id says nothing to outsiders.
		if (!asset || seen === 'withheld') return answer('not-found');
		const small = c.req.query('size') === 'small' && asset.mime !== pdfMime;
		const bytes = (small && (await smallOnes.of(id, asset.bytes))) || asset.bytes;
		return new Response(Uint8Array.from(bytes), {
			headers: {
				'content-type': asset.mime,
				'content-length': String(bytes.length),
				'cache-control': seen === 'agreed' ? 'no-store' : 'private, max-age=31536000, immutable',
				'content-security-policy': "sandbox; default-src 'none'",
				'x-content-type-options': 'nosniff',
				'cross-origin-resource-policy': 'same-origin',
				'content-disposition':
					// Without a name of its own, so that the link may give one.
					asset.mime === pdfMime ? 'attachment' : 'inline; filename="image.webp"'
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
