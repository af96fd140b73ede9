import { expect, it } from 'vitest';
import { HandFrames } from '../../../../tests/support/board-driver.ts';
import { PenMode } from './pen-mode.svelte.ts';

const finger = { pointerType: 'touch', width: 20, height: 20 };
const palm = { pointerType: 'touch', width: 90, height: 70 };
const frames = new HandFrames();

it('begins with the first stroke of a pen, unless somebody switched it off', () => {
	const pens = new PenMode(frames);
	expect(pens.on).toBe(false);
	pens.pen(true);
	expect(pens.on).toBe(true);
	pens.on = false;
	pens.pen(false);
	pens.pen(true);
	expect(pens.on).toBe(false);
});

it('takes everything for the hand while the pen is down and shortly after', () => {
	const pens = new PenMode(frames);
	expect(pens.isHand(finger)).toBe(false);
	pens.pen(true);
	expect(pens.isHand(finger)).toBe(true);
	pens.pen(false);
	frames.advance(200);
	expect(pens.isHand(finger)).toBe(true);
	frames.advance(400);
	expect(pens.isHand(finger)).toBe(false);
	expect(pens.isHand({ ...finger, pointerType: 'pen' })).toBe(false);
});

it('knows a palm by its size, but only of those who use a pen', () => {
	const pens = new PenMode(frames);
	expect(pens.isHand(palm)).toBe(false);
	pens.on = true;
	expect(pens.isHand(palm)).toBe(true);
	expect(pens.isHand(finger)).toBe(false);
});
