/** The long texts of an action plan as people read them. */
import { expect, type Locator, type Page } from 'playwright/test';

/** The paragraphs of a long text; the carets of others and what is suggested stand between the words and are none of them. */
export async function paragraphsOf(text: Locator): Promise<string[]> {
	return text.evaluate((element) =>
		[...element.querySelectorAll('p')].map((paragraph) => {
			const words = document.createElement('div');
			words.append(paragraph.cloneNode(true));
			for (const mark of words.querySelectorAll('.others-caret, .suggested-in')) mark.remove();
			return words.textContent;
		})
	);
}

/** Begins a plan from the list of plans, as a facilitator. @returns the path of its page */
export async function beginPlan(page: Page, title: string, regions: readonly string[]): Promise<string> {
	await page.getByRole('button', { name: 'New action plan' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Title of the plan').fill(title);
	for (const region of regions) await dialog.getByLabel(region).check();
	await dialog.getByRole('button', { name: 'Begin the plan' }).click();
	await page.waitForURL('**/plans/*');
	return new URL(page.url()).pathname;
}

/**
 * Marks words from the beginning of a text with the keyboard. For a moment after it gets the focus the editor puts the
 * caret back where it was, which a person never notices.
 */
export async function markFirstWords(text: Locator, words: number): Promise<void> {
	const page = text.page();
	await expect(async () => {
		await text.press('Control+Home');
		for (let word = 0; word < words; word++) await text.press('Control+Shift+ArrowRight');
		const marked = await page.evaluate(() => String(getSelection()));
		expect(marked.trim().split(/\s+/)).toHaveLength(words);
		expect((await text.innerText()).startsWith(marked)).toBe(true);
	}).toPass();
}
