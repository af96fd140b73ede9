/**
 * A workshop as one file: `GET /api/workshops/:workshop/archive` for its facilitators, and
 * `POST /api/archives` makes a new workshop of such a file for anybody with an account. The same way leads from one
 * meeting to the next: `POST /api/workshops/:workshop/copy`.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { archiveLimits } from '../archive/contents.ts';
import { copyWorkshop } from '../archive/copying.ts';
import { exportWorkshop, type ExportingParts } from '../archive/exporting.ts';
import { importWorkshop, openArchive } from '../archive/importing.ts';
import type { Workshops } from '../workshops/workshops.ts';
import { bodyOf, Refusal, type ApiContext, type Gatekeeper, type Routes, valueOf } from './api.ts';

export interface ArchiveRoutesParts extends ExportingParts {
	readonly gatekeeper: Gatekeeper;
	readonly workshops: Workshops;
}

const CopyBody = v.object({
	title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
	boards: v.picklist(['kept', 'empty'])
});

export const archiveRoutes =
	({ gatekeeper, workshops, ...parts }: ArchiveRoutesParts): Routes =>
	(app) => {
		/** One at a time: an archive may fill some hundred megabytes of memory while it is read. */
		let busy = false;
		/** Makes a workshop of the asking account. */
		const made = async (
			c: ApiContext,
			account: Parameters<Workshops['addFacilitator']>[0],
			make: () => Promise<{ readonly workshop: string }>
		) => {
			if (busy) throw new Refusal('archive-busy', 10);
			busy = true;
			try {
				const { workshop } = await make();
				await workshops.addFacilitator(account, workshop);
				return c.json({ workshop: { id: workshop } }, 201);
			} finally {
				busy = false;
			}
		};

		app.get('/api/workshops/:workshop/archive', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const day = new Date(parts.clock.now()).toISOString().slice(0, 10);
			return c.body(streamOf(await exportWorkshop(parts, workshop)), 200, {
				'content-type': 'application/zip',
				'content-disposition': `attachment; filename="workshop-${day}.zip"`,
				'cache-control': 'no-store'
			});
		});

		app.post('/api/workshops/:workshop/copy', async (c) => {
			const { account } = await gatekeeper.account(c);
			const { workshop: id } = await gatekeeper.member(c, 'manage');
			const { title, boards } = await bodyOf(c, CopyBody);
			const record = await parts.stores.workshops.find(id);
			if (!record) throw new Refusal('not-found');
			const next = { title: { [record.details.languages[0] ?? 'en']: title }, boards };
			return made(c, account, async () => valueOf(await copyWorkshop(parts, id, next)));
		});

		app.post('/api/archives', async (c) => {
			const { account } = await gatekeeper.account(c);
			return made(c, account, () =>
				inTemporaryFile(c, async (file) => {
					const opened = valueOf(await openArchive(file));
					return valueOf(
						await importWorkshop({ archives: parts.stores.archives, clock: parts.clock }, opened)
					);
				})
			);
		});
	};

/** Keeps the body in a file as long as `use` takes. @throws Refusal `archive-too-large` */
async function inTemporaryFile<Value>(c: ApiContext, use: (file: string) => Promise<Value>): Promise<Value> {
	if (Number(c.req.header('content-length') ?? 0) > archiveLimits.file)
		throw new Refusal('archive-too-large');
	const folder = await mkdtemp(join(tmpdir(), 'transferboard-archive-'));
	try {
		const file = join(folder, 'archive.zip');
		await pipeline(Readable.from(c.req.raw.body ?? []), limited(archiveLimits.file), createWriteStream(file));
		return await use(file);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Lets this many bytes pass. */
function limited(most: number): Transform {
	let size = 0;
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			size += chunk.length;
			if (size > most) done(new Refusal('archive-too-large'));
			else done(null, chunk);
		}
	});
}

/** What a source gives, as responses want it: read as fast as the other side takes it. */
function streamOf(source: Readable): ReadableStream<Uint8Array> {
	const chunks: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await chunks.return?.();
		}
	});
}
