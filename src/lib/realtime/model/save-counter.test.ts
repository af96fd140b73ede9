import { describe, expect, it } from 'vitest';
import { SaveCounter } from './save-counter.ts';

const change = Uint8Array.of(0, 0);

describe('SaveCounter', () => {
	it('counts a change as waiting until the frame that carried it is acknowledged', () => {
		const counter = new SaveCounter();
		counter.connected();
		counter.sent('answer');
		counter.changed(change);
		counter.sent('update');
		counter.changed(change);
		counter.sent('update');
		counter.acknowledged(2);
		expect(counter.waiting).toBe(1);
		counter.acknowledged(3);
		expect(counter.waiting).toBe(0);
	});

	it('does not take an acknowledgement of the previous connection for one of this', () => {
		const counter = new SaveCounter();
		counter.connected();
		counter.sent('answer');
		counter.changed(change);
		counter.sent('update');
		counter.connected();
		counter.acknowledged(2);
		expect(counter.waiting).toBe(1);
		counter.sent('answer');
		counter.acknowledged(1);
		expect(counter.waiting).toBe(0);
	});

	it('does not count offline changes as saved by a frame sent before the answer that carries them', () => {
		const counter = new SaveCounter();
		counter.changed(change);
		counter.changed(change);
		counter.connected();
		counter.changed(change);
		counter.sent('update');
		counter.acknowledged(1);
		expect(counter.waiting).toBe(3);
		counter.sent('answer');
		counter.acknowledged(2);
		expect(counter.waiting).toBe(0);
	});

	it('keeps what is not saved, and nothing else', () => {
		const counter = new SaveCounter();
		const [first, second, third] = [1, 2, 3].map((byte) => Uint8Array.of(byte));
		for (const update of [first, second, third]) {
			if (update) counter.changed(update);
			if (update === second) {
				counter.connected();
				counter.sent('answer');
			}
		}
		counter.acknowledged(1);
		expect(counter.unsaved).toEqual([third]);
	});

	it('ignores an acknowledgement of frames that were never sent', () => {
		const counter = new SaveCounter();
		counter.connected();
		counter.changed(change);
		counter.acknowledged(7);
		expect(counter.waiting).toBe(1);
	});
});
