/** What stands in a long text of a plan besides its words: two people put it there, read it and take it home. */
import type { Locator, Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { openDocx } from '../support/open-document.ts';
import { paragraphsOf } from '../support/pages/plan-page.ts';

/** @returns the address of a new plan in English of both regions */
async function newPlan(host: Page): Promise<string> {
	await openDemoWorkshop(host);
	await host.goto(`${new URL(host.url()).pathname}/plans`);
	await host.getByRole('button', { name: 'New action plan' }).click();
	const dialog = host.getByRole('dialog');
	await dialog.getByLabel('Title of the plan').fill('Plan for orchards');
	await dialog.getByLabel('Policy instrument').fill('Regional Innovation Strategy');
	for (const region of ['Lubelskie', 'Latvia']) await dialog.getByLabel(region).check();
	await dialog.getByLabel('Language of the plan').selectOption('en');
	await dialog.getByRole('button', { name: 'Begin the plan' }).click();
	await host.waitForURL('**/plans/*');
	return new URL(host.url()).pathname;
}

test('two people write footnotes into one text, and the files have them', async ({ people }) => {
	test.setTimeout(180_000);
	const address = await newPlan(await people.facilitator());
	const marta = await people.participant('Marta', 'Lubelskie');
	const ilze = await people.participant('Ilze', 'Latvia', { phone: true, dark: true });
	const luca = await people.participant('Luca', 'Piedmont');
	for (const page of [marta, ilze, luca]) await page.goto(`${address}?section=context`);
	const details = 'Context, and how the plan should improve the instrument';
	const [here, there] = [marta, ilze].map((page) => page.getByRole('textbox', { name: details }));
	if (!here || !there) throw new Error('two people');
	const listOf = (page: Page) => page.getByRole('list', { name: `Footnotes of “${details}”` });
	const wordsOf = (page: Page) => page.getByRole('dialog', { name: 'Footnote' }).getByRole('textbox');

	await test.step('with the keys alone: words, a footnote behind them, and words behind that', async () => {
		await here.click();
		await marta.keyboard.type('Prices rose');
		await marta.keyboard.press('Control+Alt+f');
		await expect(wordsOf(marta)).toBeFocused();
		await marta.keyboard.press('Enter');
		await expect(marta.getByText('Write what the footnote says.')).toBeVisible();
		await wordsOf(marta).fill('Survey of 2016, https://lubelskie.example/survey');
		expect(await axeFindings(marta)).toEqual([]);
		await marta.keyboard.press('Enter');
		await expect(here).toBeFocused();
		await marta.keyboard.type(' fast.');
		for (const page of [marta, ilze]) {
			await expect(listOf(page).getByRole('listitem')).toHaveText([/^1 *Survey of 2016/]);
		}
		for (const text of [here, there]) {
			await expect.poll(async () => (await paragraphsOf(text)).map(plain)).toEqual(['Prices rose fast.']);
			await expect(text.locator('[role=doc-noteref]')).toHaveAttribute('aria-label', 'Footnote 1');
		}
	});

	await test.step('another person puts one before it: the numbers follow, and it is changed by its number and its pencil', async () => {
		await there.tap();
		await caretBehind(there, 'Prices');
		await ilze.getByRole('button', { name: 'Footnote', exact: true }).tap();
		await wordsOf(ilze).fill('Of apples.');
		await ilze.getByRole('button', { name: 'Set the footnote' }).tap();
		await expect(listOf(marta).getByRole('listitem')).toHaveText([/^1 *Of apples\./, /^2 *Survey/]);
		await ilze.getByRole('button', { name: 'Change footnote 1' }).tap();
		await expect(wordsOf(ilze)).toHaveValue('Of apples.');
		await wordsOf(ilze).fill('Of apples and pears.');
		await ilze.getByRole('button', { name: 'Set the footnote' }).tap();
		await expect(listOf(marta)).toContainText('Of apples and pears.');
		await here.locator('[role=doc-noteref][aria-label="Footnote 2"]').click();
		await expect(wordsOf(marta)).toHaveValue(/^Survey of 2016/);
		await marta.keyboard.press('Escape');
		expect(await axeFindings(ilze)).toEqual([]);
		const wide = await ilze.evaluate(() => document.documentElement.scrollWidth > innerWidth);
		expect(wide).toBe(false);
	});

	await test.step('a key deletes one and nothing beside it, and it comes back', async () => {
		await caretBehind(here, 'Prices rose', 1);
		await marta.keyboard.press('Backspace');
		await expect(listOf(ilze).getByRole('listitem')).toHaveText([/^1 *Of apples/]);
		await marta.keyboard.press('Control+z');
		await expect(listOf(ilze).getByRole('listitem')).toHaveCount(2);
		await caretBehind(there, 'Prices');
		await ilze.keyboard.press('Delete');
		await expect(listOf(marta).getByRole('listitem')).toHaveText([/^1 *Survey/]);
		await ilze.keyboard.press('Control+z');
		await expect(listOf(marta).getByRole('listitem')).toHaveCount(2);
		for (const text of [here, there]) {
			await expect.poll(async () => (await paragraphsOf(text)).map(plain)).toEqual(['Prices rose fast.']);
		}
	});

	await test.step('others read them below the text, and go there and back', async () => {
		await luca.locator('[role=doc-noteref]', { hasText: '2' }).click();
		await expect(luca.locator(':target')).toContainText('Survey of 2016');
		await expect(luca.locator(':target').getByRole('link', { name: /^https/ })).toHaveAttribute(
			'href',
			'https://lubelskie.example/survey'
		);
		await luca.locator('[role=doc-backlink]', { hasText: '2' }).click();
		await expect(luca.locator(':target')).toHaveText('2');
		expect(await axeFindings(luca)).toEqual([]);
	});

	await test.step('it is told whose words the notes are, and the words around them stay whose they were', async () => {
		await luca.getByRole('button', { name: 'More about this plan' }).click();
		await luca.getByRole('menuitem', { name: 'Who wrote what' }).click();
		await expect(luca.getByRole('region', { name: 'Part II: Policy context' })).toContainText(
			/Lubelskie: *PricesLatvia: *\[Of apples and pears\.\]Lubelskie: *rose \[Survey of 2016, \S+\] fast\./
		);
	});

	await test.step('Word counts them at the foot of the page', async () => {
		const file = await marta.request.get(`/api${address.replace('/w/', '/workshops/')}.docx`);
		expect(file.status()).toBe(200);
		const { body, part } = openDocx(await file.body());
		expect(body.match(/<w:footnoteReference /g)).toHaveLength(2);
		expect(part('word/footnotes.xml')).toMatch(/Of apples and pears\..*Survey of 2016/s);
	});
	expect(people.problems).toEqual([]);
});

/** Without the letters at which footnotes hang. */
const plain = (text: string): string => text.replaceAll('\u2060', '');

/**
 * Goes with the keys from the beginning of a text to the end of its first words, and behind as many footnotes after them. For
 * a moment after it gets the focus the editor puts the caret back where it was, which a person never notices.
 */
async function caretBehind(text: Locator, words: string, notes = 0): Promise<void> {
	await expect(async () => {
		await text.press('Control+Home');
		for (let steps = 0; steps < words.length + 10; steps++) {
			const before = await text.evaluate((element) => {
				const selection = getSelection();
				const range = document.createRange();
				range.setStart(element, 0);
				if (selection?.focusNode) range.setEnd(selection.focusNode, selection.focusOffset);
				const inside = range.cloneContents();
				for (const caret of inside.querySelectorAll('.others-caret')) caret.remove();
				return inside.textContent;
			});
			if (plain(before) === words && before.endsWith('\u2060'.repeat(notes))) return;
			await text.press('ArrowRight');
		}
		throw new Error('the caret did not come there');
	}).toPass({ timeout: 20_000 });
}
