import sharp from 'sharp';
import { expect, it } from 'vitest';
import { SmallPictures, smallPictures } from './small-pictures.ts';

const plain = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: 'teal' } })
		.webp()
		.toBuffer();
const sizeOf = async (bytes: Uint8Array | null) => {
	const { width, height } = await sharp(bytes ?? Buffer.alloc(0)).metadata();
	return [width, height];
};

it('makes a large picture small and leaves a small one its size', async () => {
	const small = new SmallPictures();
	expect(await sizeOf(await small.of('photo', await plain(2000, 1000)))).toEqual([640, 320]);
	expect(await sizeOf(await small.of('icon', await plain(64, 48)))).toEqual([64, 48]);
});

it('makes each once, also for many who ask at the same time', async () => {
	const small = new SmallPictures();
	const bytes = await plain(800, 800);
	const [first, ...others] = await Promise.all(Array.from({ length: 50 }, () => small.of('photo', bytes)));
	for (const other of others) expect(other).toBe(first);
	expect(first).not.toBeNull();
});

it('has nothing to give for what is no picture, and when too many wait', async () => {
	const small = new SmallPictures();
	expect(await small.of('broken', Buffer.from('nothing'))).toBeNull();
	const bytes = await plain(700, 700);
	const asked = Array.from({ length: smallPictures.waiting + 3 }, (_, at) => small.of(`photo-${at}`, bytes));
	const given = await Promise.all(asked);
	expect(given.filter((each) => each === null)).toHaveLength(3);
	expect(await small.of('later', bytes)).not.toBeNull();
});
