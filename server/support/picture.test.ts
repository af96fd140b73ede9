import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureFormat, pictureLimits, readPicture } from './picture.ts';

const plain = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: { r: 20, g: 120, b: 200 } } });

/** A PNG chunk with a right checksum, so that only its content is hostile. */
function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const crc = Buffer.alloc(4);
	crc.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, crc]);
}

function crc32(bytes: Buffer): number {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return ~crc >>> 0;
}

/** A well-formed PNG header that promises `side` x `side` pixels and brings almost none. */
function pixelFlood(side: number): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header.set([8, 6, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(Buffer.alloc(1000))),
		chunk('IEND', Buffer.alloc(0))
	]);
}

async function reasonOf(bytes: Uint8Array): Promise<string> {
	const result = await readPicture(bytes);
	return result.ok ? 'accepted' : result.reason;
}

describe('what is taken', () => {
	it.each(['png', 'jpeg', 'webp'] as const)('a %s becomes a WebP of the same size', async (format) => {
		const result = await readPicture(await plain(320, 200).toFormat(format).toBuffer());
		expect(result).toMatchObject({ ok: true, value: { mime: 'image/webp', width: 320, height: 200 } });
		if (result.ok) expect(pictureFormat(result.value.bytes)).toBe('webp');
	});

	it('a picture larger than a projector is made smaller, its proportions kept', async () => {
		const result = await readPicture(await plain(6000, 3000).jpeg().toBuffer());
		expect(result).toMatchObject({
			ok: true,
			value: { width: pictureLimits.side, height: pictureLimits.side / 2 }
		});
	});

	it('transparency survives', async () => {
		const clear = sharp({
			create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } }
		});
		const result = await readPicture(await clear.png().toBuffer());
		if (!result.ok) throw new Error(result.reason);
		expect((await sharp(result.value.bytes).metadata()).hasAlpha).toBe(true);
	});

	it('where a photograph was taken and with what is gone, and it stands upright', async () => {
		const photo = await plain(400, 300)
			.withExif({
				IFD0: { Make: 'SecretPhone', Copyright: 'Jane' },
				IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 15/1 0/1' }
			})
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		expect((await sharp(photo).metadata()).orientation).toBe(6);
		const result = await readPicture(photo);
		if (!result.ok) throw new Error(result.reason);
		expect([result.value.width, result.value.height]).toEqual([300, 400]);
		const stored = await sharp(result.value.bytes).metadata();
		expect(stored.exif).toBeUndefined();
		expect(stored.xmp).toBeUndefined();
		expect(Buffer.from(result.value.bytes).includes('SecretPhone')).toBe(false);
	});

	it('of an animation the first frame', async () => {
		const frame = (red: number) =>
			sharp({ create: { width: 20, height: 20, channels: 3, background: { r: red, g: 0, b: 0 } } })
				.png()
				.toBuffer();
		const film = await sharp([await frame(255), await frame(0)], { join: { animated: true } })
			.webp()
			.toBuffer();
		const result = await readPicture(film);
		if (!result.ok) throw new Error(result.reason);
		expect(result.value).toMatchObject({ width: 20, height: 20 });
		expect((await sharp(result.value.bytes).metadata()).pages ?? 1).toBe(1);
	});
});

describe('what is refused, in words', () => {
	const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
	it.each([
		['an SVG', svg],
		['an SVG behind an XML head', `<?xml version="1.0"?>${svg}`],
		['a web page', '<!doctype html><script>alert(1)</script>'],
		['a GIF', 'GIF89a\x01\x00\x01\x00'],
		['a PDF', '%PDF-1.7'],
		['a HEIC photograph', '\x00\x00\x00\x18ftypheic'],
		['nothing', '']
	])('%s: image-type', async (_name, text) => {
		expect(await reasonOf(Buffer.from(text, 'latin1'))).toBe('image-type');
	});

	it('a header that promises 50,000 x 50,000 pixels: image-too-large, at once', async () => {
		const before = process.memoryUsage().rss;
		const from = performance.now();
		expect(await reasonOf(pixelFlood(50_000))).toBe('image-too-large');
		expect(performance.now() - from).toBeLessThan(1000);
		expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
	});

	it('a file over 10 MB: image-too-large', async () => {
		expect(await reasonOf(new Uint8Array(pictureLimits.bytes + 1))).toBe('image-too-large');
	});

	it.each(['png', 'jpeg', 'webp'] as const)('half of a %s: image-broken', async (format) => {
		const noise = sharp({
			create: {
				width: 300,
				height: 300,
				channels: 3,
				background: 'grey',
				noise: { type: 'gaussian', mean: 128, sigma: 40 }
			}
		});
		const whole = await noise.toFormat(format).toBuffer();
		expect(await reasonOf(whole.subarray(0, whole.length / 2))).toBe('image-broken');
	});

	it('a signature with rubbish behind it: image-broken', async () => {
		const rubbish = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]);
		expect(await reasonOf(rubbish)).toBe('image-broken');
	});
});

it('a page hidden behind a picture does not survive', async () => {
	const polyglot = Buffer.concat([
		await plain(50, 50).jpeg().toBuffer(),
		Buffer.from('<!doctype html><script>alert(1)</script>')
	]);
	const result = await readPicture(polyglot);
	if (!result.ok) throw new Error(result.reason);
	expect(Buffer.from(result.value.bytes).includes('<script>')).toBe(false);
});
