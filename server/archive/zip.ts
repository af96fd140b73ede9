/**
 * Archives are ZIP files. Reading trusts nothing: every size, count and name is checked before a byte is
 * unpacked, and every entry against its checksum afterwards (reliability.md S10).
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fromBufferPromise, openPromise, type Entry, type ZipFile as Unzipping } from 'yauzl';
import { ZipFile } from 'yazl';
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { archiveLimits, Checksums, placeIn } from './contents.ts';

/** Why a file is not taken: it is no archive or damaged, or it is larger than any that we make. */
export type ArchiveFlaw = 'archive-damaged' | 'archive-too-large';

export interface Packed {
	readonly place: string;
	/** Asked for when its turn comes, so that only one is in memory. */
	bytes(): Promise<Uint8Array>;
}

/** A ZIP file of these entries and their checksums, made while it is read. */
export function pack(entries: readonly Packed[]): Readable {
	const zip = new ZipFile();
	const checksums: Record<string, string> = {};
	const add = ({ place, bytes }: Packed): void => {
		zip.addReadStreamLazy(place, { compress: !place.startsWith('pictures/') }, (give) => {
			bytes().then(
				(content) => {
					checksums[place] = sha256(content);
					give(null, Readable.from([Buffer.from(content.buffer, content.byteOffset, content.length)]));
				},
				(error: unknown) => give(error, Readable.from([]))
			);
		});
	};
	for (const entry of entries) add(entry);
	add({
		place: placeIn.checksums,
		bytes: async () => Buffer.from(JSON.stringify(checksums, null, '\t'))
	});
	zip.end();
	const output = Readable.from(zip.outputStream);
	// A source that fails ends the download, so that nobody takes a part for the whole.
	zip.on('error', (error: unknown) => output.destroy(error instanceof Error ? error : new Error('zip')));
	return output;
}

/** What an archive holds by place, checked against its own checksums. */
export async function unpack(source: string | Uint8Array): Promise<Result<Map<string, Buffer>, ArchiveFlaw>> {
	let zip: Unzipping;
	try {
		zip = await opened(source);
	} catch {
		return refuse('archive-damaged');
	}
	try {
		const contents = await entriesOf(zip);
		return contents.ok ? checked(contents.value) : contents;
	} catch {
		// The reader throws for names that lead elsewhere, wrong sizes, broken data and everything alike.
		return refuse('archive-damaged');
	} finally {
		zip.close();
	}
}

const reading = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };

const opened = (source: string | Uint8Array): Promise<Unzipping> =>
	typeof source === 'string'
		? openPromise(source, reading)
		: fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.length), reading);

/** Where entries may lie, and how large each may be. */
const places: readonly { readonly pattern: RegExp; readonly most: number }[] = [
	{ pattern: /^workshop\.json$/, most: archiveLimits.description },
	{ pattern: /^checksums\.json$/, most: 4 * 1024 * 1024 },
	{ pattern: /^documents\/[a-z]+\.[0-9a-z]{16}\.yjs$/, most: archiveLimits.document },
	{ pattern: /^versions\/[0-9a-z]{16}\.yjs$/, most: archiveLimits.document },
	{ pattern: /^pictures\/[0-9a-z]{16}\.webp$/, most: archiveLimits.picture },
	{ pattern: /^slides\/[0-9a-z]{16}\.pdf$/, most: archiveLimits.slides }
];

async function entriesOf(zip: Unzipping): Promise<Result<Map<string, Buffer>, ArchiveFlaw>> {
	if (zip.entryCount > archiveLimits.entries) return refuse('archive-too-large');
	const contents = new Map<string, Buffer>();
	let unpacked = 0;
	for await (const entry of zip.eachEntry()) {
		const name = entry.fileName;
		const place = places.find(({ pattern }) => pattern.test(name));
		if (!place || contents.has(name) || entry.isEncrypted()) return refuse('archive-damaged');
		unpacked += entry.uncompressedSize;
		if (entry.uncompressedSize > place.most || unpacked > archiveLimits.unpacked) {
			return refuse('archive-too-large');
		}
		contents.set(name, await bytesOf(zip, entry));
	}
	return ok(contents);
}

async function bytesOf(zip: Unzipping, entry: Entry): Promise<Buffer> {
	const stream = await zip.openReadStreamPromise(entry);
	const chunks: Buffer[] = [];
	for await (const chunk of stream) if (chunk instanceof Buffer) chunks.push(chunk);
	return Buffer.concat(chunks);
}

function checked(contents: Map<string, Buffer>): Result<Map<string, Buffer>, ArchiveFlaw> {
	const listed = v.safeParse(
		v.pipe(v.string(), v.parseJson(), Checksums),
		contents.get(placeIn.checksums)?.toString('utf8')
	);
	if (!listed.success) return refuse('archive-damaged');
	contents.delete(placeIn.checksums);
	const sums = new Map(Object.entries(listed.output));
	const whole =
		sums.size === contents.size && [...contents].every(([place, bytes]) => sums.get(place) === sha256(bytes));
	return whole ? ok(contents) : refuse('archive-damaged');
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
