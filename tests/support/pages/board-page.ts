/** A board as a person sees it. Items are found through the accessibility layer, never by pixels. */
import { expect, type Locator, type Page } from 'playwright/test';

export class BoardPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Opens a board and waits until it is painted. */
	async open(path: string): Promise<void> {
		await this.page.goto(path);
		await this.painted();
	}

	async painted(): Promise<void> {
		await expect
			.poll(() => this.page.evaluate(() => performance.getEntriesByName('board:painted').length))
			.toBeGreaterThan(0);
	}

	/** All items of a kind that are in view. */
	items(kind: string): Locator {
		return this.page.locator(`[data-item-kind="${kind}"]`);
	}

	/** The item whose accessible name holds `text`; connectors, which also name what they connect, are found by their kind. */
	item(text: string): Locator {
		return this.page.locator('[data-item-id]:not([data-item-kind="connector"])').filter({ hasText: text });
	}

	get tools(): Locator {
		return this.page.getByRole('toolbar', { name: 'Tools' });
	}

	tool(name: string): Locator {
		return this.tools.getByRole('button', { name });
	}

	/** Places a note at a point of the window and writes in it. */
	async writeNote(text: string, x: number, y: number): Promise<void> {
		await this.tool('Note').click();
		await this.page.mouse.click(x, y);
		await this.page.keyboard.type(text);
		await this.page.keyboard.press('Escape');
		await expect(this.item(text)).toBeVisible();
	}

	/** Drags the mouse from one point of the window to another in steps, as a hand does. */
	async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
		await this.page.mouse.move(from.x, from.y);
		await this.page.mouse.down();
		await this.page.mouse.move(to.x, to.y, { steps: 8 });
		await this.page.mouse.up();
	}

	/** The connection state says that everything is on the server's disk. */
	async saved(): Promise<void> {
		await expect(this.page.getByText('Saved', { exact: true }).first()).toBeVisible();
	}

	/** Where an item is in the window. */
	async boxOf(item: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
		const box = await item.boundingBox();
		if (!box) throw new Error('the item is not in view');
		return box;
	}
}

/** From the lobby to the demo's board, painted. */
export async function openPosterWall(page: Page): Promise<BoardPage> {
	await page
		.getByRole('main')
		.getByRole('link', { name: /Poster wall/ })
		.first()
		.click();
	await page.waitForURL('**/board/*');
	const board = new BoardPage(page);
	await board.painted();
	return board;
}
