/** Every page for everybody: axe, the keyboard alone, a phone, enlarged four times, both languages and appearances. */
import type { Page } from 'playwright/test';
import { axeFindings, type AxeOptions } from '../support/axe.ts';
import { demoCode, expect, test } from '../support/journey.ts';
import { BoardPage, openPosterWall } from '../support/pages/board-page.ts';

/** Pages under a workshop, by name; each is opened and judged once it stands. */
const pages = ['', '/posters', '/polls', '/report', '/review', '/manage'];
/** Further ones that are judged enlarged only: all else about them is as on those above. */
const morePages = ['/agenda', '/registers', '/registers/criteria', '/plans', '/groups', '/my-data'];

/** The room that people may give to lines, paragraphs, words and letters (WCAG 1.4.12). */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
	p { margin-bottom: 2em !important }`;

/** How far a page goes over the window at its right, in CSS pixels. */
const sideways = (page: Page): Promise<number> =>
	page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

/** A laptop's page enlarged four times (WCAG 1.4.10) and with wide text needs no scrolling sideways. */
async function fitsEnlarged(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	const before = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 256 });
	await page.evaluate((css) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		document.adoptedStyleSheets.push(sheet);
	}, spacing);
	await expect.poll(() => sideways(page), `${page.url()} scrolls sideways when enlarged`).toBe(0);
	await page.evaluate(() => document.adoptedStyleSheets.pop());
	if (before) await page.setViewportSize(before);
}

/** Walking back through a long page, the bars at its top never hide all of what has the focus (WCAG 2.4.11). */
async function keepsFocusInView(page: Page): Promise<void> {
	const before = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	await page.getByRole('main').getByRole('button').last().focus();
	/** Nothing while the focus is seen, the element while it is hidden, null once it has left the page's own part. */
	const hiddenFocus = (): Promise<string | null> =>
		page.evaluate(() => {
			const element = document.activeElement;
			if (!element?.closest('main')) return null;
			const { left, right, bottom } = element.getBoundingClientRect();
			const lowest = document.elementFromPoint((left + right) / 2, bottom - 2);
			return lowest && (element.contains(lowest) || lowest.contains(element)) ? '' : element.outerHTML;
		});
	const hidden: string[] = [];
	for (let found: string | null = ''; found !== null; found = await hiddenFocus()) {
		if (found !== '') hidden.push(found);
		await page.keyboard.press('Shift+Tab');
	}
	expect(hidden).toEqual([]);
	if (before) await page.setViewportSize(before);
}

async function isUsable(page: Page, options: AxeOptions = {}): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	await page.waitForLoadState('networkidle');
	expect(await axeFindings(page, options), page.url()).toEqual([]);
	expect(await sideways(page), `${page.url()} scrolls sideways`).toBe(0);
	await fitsEnlarged(page);
}

for (const [name, options] of [
	['on a laptop', {}],
	['on a phone in the dark', { phone: true, dark: true }]
] as const) {
	test(`axe finds nothing serious and nothing scrolls sideways ${name}`, async ({ people }) => {
		test.setTimeout(240_000);
		const stranger = await people.stranger(options);
		for (const path of [
			'/',
			'/join',
			`/join/${demoCode}`,
			'/sign-in',
			'/privacy',
			'/accessibility',
			'/nothing-here'
		]) {
			await stranger.goto(path);
			await isUsable(stranger);
		}
		const jana = await people.facilitator('Jana Kowalska', options);
		await isUsable(jana);
		await jana
			.getByRole('link', { name: /Good practices/ })
			.first()
			.click();
		await jana.waitForURL('**/w/*');
		const workshop = new URL(jana.url()).pathname;
		for (const path of pages) {
			await jana.goto(`${workshop}${path}`);
			await isUsable(jana);
		}
		for (const path of morePages) {
			await jana.goto(`${workshop}${path}`);
			await fitsEnlarged(jana);
		}
		await jana.goto(`${workshop}/agenda`);
		await keepsFocusInView(jana);
		await jana.goto(`${workshop}/posters`);
		await jana.getByRole('link', { name: /Growers sell as one/ }).click();
		await isUsable(jana);
		await jana.goto(`${workshop}/polls`);
		await jana
			.getByRole('link', { name: /transfer/i })
			.first()
			.click();
		await isUsable(jana);
		await jana.goto(workshop);
		await jana
			.getByRole('link', { name: /Poster wall/ })
			.first()
			.click();
		await new BoardPage(jana).painted();
		// Items are as large as the zoom makes them; the outline is the equivalent control (WCAG 2.5.8).
		await isUsable(jana, { withoutRules: ['target-size'] });
		const title = jana.getByRole('heading', { level: 1 }).getByText('Poster wall');
		expect(await title.evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true);
		if ('phone' in options) {
			await jana.getByRole('button', { name: 'More', exact: true }).first().click();
			await jana.getByRole('menuitem', { name: 'Outline' }).click();
		} else await jana.getByRole('button', { name: 'Outline' }).click();
		await isUsable(jana, { without: ['[data-item-id]'] });
		expect(people.problems).toEqual([]);
	});
}

test('a note is made, written, moved and deleted with the keyboard alone', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	await marta
		.getByRole('link', { name: /Poster wall/ })
		.first()
		.focus();
	await marta.keyboard.press('Enter');
	const board = new BoardPage(marta);
	await board.painted();
	await marta.getByRole('button', { name: 'Outline' }).focus();
	await marta.keyboard.press('Enter');
	await marta.getByRole('group', { name: 'Add to the board' }).getByRole('button', { name: 'Note' }).focus();
	await marta.keyboard.press('Enter');
	await expect(marta.getByRole('textbox', { name: 'Text' })).toBeFocused();
	await marta.keyboard.type('By keyboard');
	await marta.keyboard.press('Escape');
	const note = board.item('By keyboard');
	await expect(note).toBeVisible();
	await note.focus();
	const before = await board.boxOf(note);
	await marta.keyboard.press('ArrowRight');
	await expect.poll(async () => (await board.boxOf(note)).x).toBeGreaterThan(before.x);
	await marta.keyboard.press('Delete');
	await expect(note).toHaveCount(0);
	await marta.keyboard.press('ControlOrMeta+z');
	await expect(note).toBeVisible();
});

test('a tool that is pressed without a pointer makes its thing in the middle, ready for typing', async ({
	people
}) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await board.tool('Note').focus();
	await marta.keyboard.press('Enter');
	await marta.keyboard.type('Straight from the toolbar');
	await marta.keyboard.press('Escape');
	await expect(board.item('Straight from the toolbar')).toBeVisible();
});

test('enlarged four times, what floats over the board does not lie on each other, and the tools make way for a selection', async ({
	people
}) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await marta.setViewportSize({ width: 320, height: 256 });
	const overlapping = (): Promise<string[]> =>
		marta.evaluate(() => {
			const shown = [...document.querySelectorAll('[role=toolbar], .controls')].filter((each) =>
				each.checkVisibility({ visibilityProperty: true })
			);
			const boxes = shown.map((each) => each.getBoundingClientRect());
			return boxes.flatMap((a, at) =>
				boxes
					.slice(at + 1)
					.filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
					.map((b) => JSON.stringify([a, b]))
			);
		});
	await expect.poll(overlapping).toEqual([]);
	await expect(board.tools).toBeVisible();
	await board.item('Growers sell as one').focus();
	await expect(marta.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
	await expect(board.tools).toBeHidden();
	expect(await overlapping()).toEqual([]);
	await marta.keyboard.press('Escape');
	await expect(board.tools).toBeVisible();
});

test('the language changes everywhere and stays', async ({ people }) => {
	const page = await people.stranger();
	await page.goto('/');
	await page.waitForLoadState('networkidle');
	await page.getByRole('button', { name: /English/ }).click();
	await page.getByRole('menu').getByText('Polski').click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
	await page.goto('/sign-in');
	await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
});
