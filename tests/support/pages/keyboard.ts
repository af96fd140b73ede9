/** Somebody who has a keyboard and nothing else: every control is reached with the Tab key, as people do. */
import { expect, type Locator, type Page } from 'playwright/test';

/** More presses than this to the next control would be a page nobody gets through. */
const mostPresses = 120;
/** Milliseconds after which a press has moved nothing. */
const longestMove = 1000;

export class Keyboard {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Presses Tab (or Shift+Tab) until the control has the focus. @throws if it cannot be reached */
	async tabTo(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
		await this.#pressUntilOn(control, key);
	}

	/** Takes a tool of a toolbar, which is one stop of the Tab key with arrows inside. */
	async takeTool(bar: Locator, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
		await this.tabTo(bar.locator('[tabindex="0"]'), key);
		await this.#pressUntilOn(bar.getByRole('button', { name }), 'ArrowRight');
		await this.page.keyboard.press('Enter');
	}

	/** Goes to a control and presses it. */
	async activate(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
		await this.tabTo(control, key);
		await this.page.keyboard.press('Enter');
	}

	/** Opens a menu and takes an entry of it. */
	async takeFromMenu(trigger: Locator, name: string): Promise<void> {
		await this.activate(trigger);
		await this.#pressUntilOn(this.page.getByRole('menuitem', { name }), 'ArrowDown');
		await this.page.keyboard.press('Enter');
	}

	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text);
	}

	/** One after the other. */
	async press(...keys: readonly string[]): Promise<void> {
		for (const key of keys) await this.page.keyboard.press(key);
	}

	async #pressUntilOn(control: Locator, key: string): Promise<void> {
		await expect(control).toBeVisible();
		// Looked up anew each time: lists are drawn anew meanwhile.
		const focused = (): Promise<boolean> => control.evaluate((element) => element === document.activeElement);
		for (let count = 0; count < mostPresses; count += 1) {
			if (await focused()) return;
			const before = await this.page.evaluateHandle(() => document.activeElement);
			await this.page.keyboard.press(key);
			// Menus move the focus a moment later: another press meanwhile would go past what is sought.
			const moved = (element: Element | null): boolean => document.activeElement !== element;
			await this.page.waitForFunction(moved, before, { timeout: longestMove }).catch(() => undefined);
			await before.dispose();
		}
		throw new Error(`${control.toString()} is not reached with ${key}`);
	}
}
