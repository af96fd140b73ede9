/** Fingers and pens, as the browser reports real ones. */
import type { CDPSession, Page } from 'playwright/test';
import { expect, test } from '../support/journey.ts';
import { openPosterWall } from '../support/pages/board-page.ts';

interface Spot {
	readonly x: number;
	readonly y: number;
}

/** A hand on the glass. */
class Glass {
	readonly #page: Page;
	readonly #cdp: CDPSession;

	private constructor(page: Page, cdp: CDPSession) {
		this.#page = page;
		this.#cdp = cdp;
	}

	static async of(page: Page): Promise<Glass> {
		return new Glass(page, await page.context().newCDPSession(page));
	}

	async fingers(type: 'touchStart' | 'touchMove' | 'touchEnd', spots: readonly Spot[]): Promise<void> {
		const touchPoints = spots.map((spot, id) => ({ ...spot, id }));
		await this.#cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
	}

	/**
	 * Every finger goes its way in a few steps, one a frame, and rests before it lifts: after a swift lift the browser
	 * takes the next tap for the end of the throw, and clicks nothing.
	 */
	async swipe(...ways: readonly { readonly from: Spot; readonly to: Spot }[]): Promise<void> {
		await this.fingers(
			'touchStart',
			ways.map(({ from }) => from)
		);
		for (const share of [0.25, 0.5, 0.75, 1, 1, 1, 1]) {
			await this.fingers(
				'touchMove',
				ways.map(({ from, to }) => ({
					x: from.x + (to.x - from.x) * share,
					y: from.y + (to.y - from.y) * share
				}))
			);
			await this.#painted();
		}
		await this.fingers('touchEnd', []);
	}

	async pen(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Spot): Promise<void> {
		const buttons = type === 'mouseReleased' ? 0 : 1;
		await this.#cdp.send('Input.dispatchMouseEvent', {
			...{ type, ...at, button: 'left', buttons, clickCount: 1, pointerType: 'pen', force: 0.7 }
		});
	}

	async #painted(): Promise<void> {
		await this.#page.evaluate(
			() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
		);
	}
}

test('one finger draws or moves by the tool in hand, two fingers move and zoom', async ({ people }) => {
	const amaia = await people.participant('Amaia Etxeberria', 'Basque Country', { phone: true });
	const board = await openPosterWall(amaia);
	const glass = await Glass.of(amaia);
	const frame = amaia.locator('[data-item-kind="frame"]').first();

	await board.tool('Pen').tap();
	await glass.swipe({ from: { x: 100, y: 560 }, to: { x: 240, y: 600 } });
	await expect(board.items('ink')).toHaveCount(1);

	await board.tool('Move the view').tap();
	const before = await board.boxOf(frame);
	await glass.swipe({ from: { x: 180, y: 560 }, to: { x: 180, y: 500 } });
	await expect.poll(async () => (await board.boxOf(frame)).y).toBeCloseTo(before.y - 60, 0);

	await board.tool('Pen').tap();
	await glass.swipe(
		{ from: { x: 150, y: 450 }, to: { x: 100, y: 450 } },
		{ from: { x: 200, y: 450 }, to: { x: 250, y: 450 } }
	);
	await expect.poll(async () => (await board.boxOf(frame)).width).toBeGreaterThan(before.width * 2);
	await expect(board.items('ink')).toHaveCount(1);
	expect(people.problems).toEqual([]);
});

test('who draws with a pen moves the view with a finger, and the resting hand does nothing', async ({
	people
}) => {
	const amaia = await people.participant('Amaia Etxeberria', 'Basque Country', { phone: true });
	const board = await openPosterWall(amaia);
	const glass = await Glass.of(amaia);
	const frame = amaia.locator('[data-item-kind="frame"]').first();
	await board.tool('Pen').tap();
	// The whole board is in view before anything is measured.
	await expect.poll(async () => (await board.boxOf(frame)).width).toBeLessThan(360);
	const before = await board.boxOf(frame);

	await test.step('the hand comes down first, then the pen, and only the pen draws', async () => {
		await glass.fingers('touchStart', [{ x: 300, y: 620 }]);
		await glass.pen('mousePressed', { x: 100, y: 560 });
		await glass.pen('mouseMoved', { x: 160, y: 590 });
		await glass.fingers('touchMove', [{ x: 300, y: 560 }]);
		await glass.pen('mouseMoved', { x: 220, y: 560 });
		await glass.pen('mouseReleased', { x: 220, y: 560 });
		await glass.fingers('touchEnd', []);
		await expect(board.items('ink')).toHaveCount(1);
		expect(await board.boxOf(frame)).toEqual(before);
	});

	await test.step('a finger moves the view from then on', async () => {
		await expect(async () => {
			const from = await board.boxOf(frame);
			await glass.swipe({ from: { x: 180, y: 560 }, to: { x: 180, y: 520 } });
			await expect.poll(async () => (await board.boxOf(frame)).y).toBeCloseTo(from.y - 40, 0);
		}).toPass();
		await expect(board.items('ink')).toHaveCount(1);
	});

	await test.step('until that is switched off', async () => {
		await amaia.getByRole('button', { name: 'View options' }).tap();
		await amaia.getByRole('menuitemcheckbox', { name: 'Draw with the pen only' }).tap();
		await glass.swipe({ from: { x: 100, y: 480 }, to: { x: 200, y: 440 } });
		await expect(board.items('ink')).toHaveCount(2);
	});
	expect(people.problems).toEqual([]);
});

test('on a phone, whoever taps something with the tool for comments writes at once', async ({ people }) => {
	const amaia = await people.participant('Amaia Etxeberria', 'Basque Country', { phone: true });
	const board = await openPosterWall(amaia);
	await board.tool('Comment').scrollIntoViewIfNeeded();
	// The first panel comes a moment late and takes the focus in any case; the second one is there at once.
	for (const words of ['A first thought', 'A second one']) {
		await board.tool('Comment').tap();
		await amaia.touchscreen.tap(180, 600);
		await expect(amaia.getByRole('textbox', { name: 'Your comment' })).toBeFocused();
		await amaia.keyboard.type(words);
		await amaia.getByRole('button', { name: 'Send' }).tap();
		await expect(amaia.getByText(words, { exact: true })).toBeVisible();
		await amaia.keyboard.press('Escape');
	}
	expect(people.problems).toEqual([]);
});

test('a finger that rests on something opens its menu, and on the open board that of the board', async ({
	people
}) => {
	const amaia = await people.participant('Amaia Etxeberria', 'Basque Country', { phone: true });
	const board = await openPosterWall(amaia);
	const glass = await Glass.of(amaia);
	await board.tool('Note').tap();
	await amaia.touchscreen.tap(180, 560);
	await amaia.keyboard.type('Held');
	await amaia.touchscreen.tap(40, 160);
	await expect(amaia.locator('[data-selection-bar]')).toBeHidden();
	const { x, y, width, height } = await board.boxOf(board.item('Held'));
	const menu = amaia.getByRole('menu');

	await glass.fingers('touchStart', [{ x: x + width / 2, y: y + height / 2 }]);
	await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
	await glass.fingers('touchEnd', []);
	await menu.getByRole('menuitem', { name: 'Duplicate' }).tap();
	await expect(board.items('note')).toHaveCount(2);

	const before = await board.boxOf(board.item('Held').first());
	await glass.fingers('touchStart', [{ x: 60, y: 620 }]);
	await expect(menu).toBeVisible();
	await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toBeHidden();
	await glass.fingers('touchEnd', []);
	await expect(menu).toBeVisible();
	expect(await board.boxOf(board.item('Held').first())).toEqual(before);
	expect(people.problems).toEqual([]);
});
