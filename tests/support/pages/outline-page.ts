/** The outline beside a board, used with keys only. */
import { expect, type Locator, type Page } from 'playwright/test';
import { Keyboard } from './keyboard.ts';

export class OutlinePage {
	readonly page: Page;
	readonly keys: Keyboard;

	constructor(page: Page) {
		this.page = page;
		this.keys = new Keyboard(page);
	}

	async open(): Promise<void> {
		await this.keys.activate(this.page.getByRole('button', { name: 'Outline', exact: true }));
		await expect(this.page.getByRole('heading', { name: 'Outline' })).toBeFocused();
	}

	/** The row of an item whose name holds `text`; rows of connectors also name what they connect. */
	row(text: string): Locator {
		return this.page.getByRole('treeitem').filter({ hasText: text, hasNotText: /Connector.*, from / });
	}

	/** Into the tree and, by typing its first letters, onto a row. */
	async goTo(text: string, letters = text.slice(0, 4)): Promise<void> {
		await this.keys.tabTo(this.page.locator('[role="treeitem"][tabindex="0"]'), await this.#direction());
		// Letters that come too slowly on a busy machine are no longer one word: then they are typed again.
		await expect(async () => {
			await this.keys.type(letters);
			await expect(this.row(text)).toBeFocused({ timeout: 1500 });
		}).toPass();
	}

	/** Writes a new thing of a kind into the container that one is in; ends on its row. */
	async add(kind: string, text: string): Promise<void> {
		const adding = this.page.getByRole('group', { name: 'Add to the board' });
		await this.keys.activate(adding.getByRole('button', { name: kind, exact: true }), 'Shift+Tab');
		await expect(this.page.getByRole('textbox', { name: 'Text' })).toBeFocused();
		await this.keys.type(text);
		await this.keys.press('Escape');
		await expect(this.row(text)).toBeFocused();
	}

	/** The tree stands behind the heading and the buttons, and before the details. */
	async #direction(): Promise<'Tab' | 'Shift+Tab'> {
		const behind = await this.page.evaluate(() => {
			const tree = document.querySelector('[role="tree"]');
			const active = document.activeElement;
			if (!tree || !active || tree.contains(active)) return false;
			return (tree.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
		});
		return behind ? 'Shift+Tab' : 'Tab';
	}
}
