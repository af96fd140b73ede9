import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameAssembler, packPieces, takePieces, unpackPieces } from './tunnel.ts';

describe('tunnel', () => {
	it('brings any frames through messages of any size, whole and in order', () => {
		const frames = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 });
		fc.assert(
			fc.property(frames, fc.integer({ min: 1, max: 40 }), (sent, most) => {
				const queue = sent.map((frame) => frame);
				const assembler = new FrameAssembler(50);
				const received: Uint8Array[] = [];
				while (queue.length > 0) {
					for (const piece of unpackPieces(packPieces(takePieces(queue, most))) ?? []) {
						const frame = assembler.add(piece);
						if (frame) received.push(frame);
					}
				}
				expect(received).toEqual(sent);
			})
		);
	});

	it('refuses frames beyond the limit and packages that end in the middle', () => {
		const assembler = new FrameAssembler(4);
		expect(assembler.add({ bytes: new Uint8Array(3), last: false })).toBeNull();
		expect(assembler.add({ bytes: new Uint8Array(2), last: false })).toBeUndefined();
		expect(unpackPieces(Uint8Array.of(1, 5, 1))).toBeUndefined();
	});

	it('keeps no endless row of empty pieces', () => {
		const assembler = new FrameAssembler(4);
		const empty = Array.from({ length: 1000 }, () => assembler.add({ bytes: new Uint8Array(), last: false }));
		expect(empty.at(0)).toBeNull();
		expect(empty.at(-1)).toBeUndefined();
	});
});
