import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToLongPress, longPress } from './long-press.ts';

let due: (() => void)[];
let resting: boolean;
let performed: unknown[];
let element: EventTarget;
let close: () => void;

const tell = (type: string, more: object = {}): Event => {
	const event = Object.assign(new Event(type, { cancelable: true }), {
		...{ pointerType: 'touch', isPrimary: true, clientX: 40, clientY: 50 },
		...more
	});
	element.dispatchEvent(event);
	return event;
};
const wait = (): void => due.splice(0).forEach((callback) => callback());

beforeEach(() => {
	[due, resting, performed, element] = [[], true, [], new EventTarget()];
	const frames = {
		now: () => 0,
		request: () => () => undefined,
		after(milliseconds: number, callback: () => void) {
			expect(milliseconds).toBe(longPress);
			due.push(callback);
			return () => (due = due.filter((each) => each !== callback));
		}
	};
	close = listenToLongPress(element, {
		frames,
		resting: () => resting,
		perform: (at) => performed.push(at)
	});
});
afterEach(() => close());

describe('a finger that rests', () => {
	it('asks for the menu where it came down, and its lifting clicks nothing', () => {
		tell('pointerdown');
		wait();
		expect(performed).toEqual([{ x: 40, y: 50 }]);
		expect(tell('touchend').defaultPrevented).toBe(true);
	});

	it.each(['pointerup', 'pointercancel', 'contextmenu'])('does not after a %s', (type) => {
		tell('pointerdown');
		tell(type);
		wait();
		expect(performed).toEqual([]);
		expect(tell('touchend').defaultPrevented).toBe(false);
	});

	it('does not while it moves something, and a mouse never does', () => {
		resting = false;
		tell('pointerdown');
		wait();
		resting = true;
		tell('pointerdown', { pointerType: 'mouse' });
		wait();
		expect(performed).toEqual([]);
	});

	it('opens one menu where the browser reports it as well', () => {
		const heard = vi.fn();
		element.addEventListener('contextmenu', heard);
		tell('pointerdown');
		wait();
		tell('contextmenu');
		expect([performed.length, heard.mock.calls.length]).toEqual([1, 0]);
		tell('pointerdown');
		tell('contextmenu');
		expect(heard).toHaveBeenCalledOnce();
	});
});
