/** What stands in a long text of a plan besides its words: two people put it there, read it and take it home. */
import type { Locator, Page } from 'playwright/test';
import sharp from 'sharp';
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

test('two people put pictures into one text, and the files have them', async ({ people }) => {
	test.setTimeout(180_000);
	const address = await newPlan(await people.facilitator());
	const marta = await people.participant('Marta', 'Lubelskie');
	const ilze = await people.participant('Ilze', 'Latvia', { phone: true, dark: true });
	const luca = await people.participant('Luca', 'Piedmont');
	for (const page of [marta, ilze, luca]) await page.goto(`${address}?section=context`);
	const details = 'Context, and how the plan should improve the instrument';
	const [here, there] = [marta, ilze].map((page) => page.getByRole('textbox', { name: details }));
	if (!here || !there) throw new Error('two people');
	const png = await sharp({ create: { width: 800, height: 500, channels: 3, background: '#1f5fbf' } })
		.png()
		.toBuffer();
	const shows = 'Boxes of apples in front of a cold store';
	const wordsOf = (page: Page) => page.getByRole('textbox', { name: 'What does the picture show?' });
	const elsewhere: string[] = [];
	for (const page of [marta, ilze, luca])
		page.on('request', (request) => void (/example/.test(request.url()) && elsewhere.push(request.url())));

	await test.step('a file is chosen with the keys, described and put below the words', async () => {
		await here.click();
		await marta.keyboard.type('We built a cold store.');
		await marta.keyboard.press('Alt+F10');
		await expect(marta.getByRole('button', { name: 'Bold' })).toBeFocused();
		const chooser = marta.waitForEvent('filechooser', { timeout: 20_000 });
		await marta.getByRole('button', { name: 'Picture', exact: true }).press('Enter');
		await (await chooser).setFiles({ name: 'store.png', mimeType: 'image/png', buffer: png });
		await expect(wordsOf(marta)).toBeFocused();
		await marta.getByRole('button', { name: 'Put it into the text' }).click();
		await expect(marta.getByText('Describe the picture, or mark it as decoration.')).toBeVisible();
		await wordsOf(marta).fill(shows);
		await marta.getByRole('textbox', { name: 'Words below it' }).fill('The store of 2016');
		expect(await axeFindings(marta)).toEqual([]);
		await marta.getByRole('button', { name: 'Put it into the text' }).click();
		await expect(here).toBeFocused();
		await marta.keyboard.type('It is shared.');
		await expect(there.getByRole('img', { name: shows })).toBeVisible();
		await expect(there).toContainText('The store of 2016');
		for (const text of [here, there])
			await expect.poll(() => paragraphsOf(text)).toEqual(['We built a cold store.', 'It is shared.']);
	});

	await test.step('another person says more about it and makes it smaller', async () => {
		await there.getByRole('img', { name: shows }).tap();
		const tool = ilze.getByRole('button', { name: 'Picture', exact: true });
		await expect(tool).toHaveAttribute('aria-pressed', 'true');
		await tool.tap();
		await expect(wordsOf(ilze)).toHaveValue(shows);
		await wordsOf(ilze).fill(`${shows} in Lublin`);
		await ilze.getByLabel('Width').selectOption('50 % of the text');
		expect(await axeFindings(ilze)).toEqual([]);
		await ilze.getByRole('button', { name: 'Change it' }).tap();
		await expect(here.getByRole('img', { name: `${shows} in Lublin` })).toBeVisible();
		await expect(here.locator('figure')).toHaveAttribute('data-width', '50');
		const wide = await ilze.evaluate(() => document.documentElement.scrollWidth > innerWidth);
		expect(wide).toBe(false);
	});

	await test.step('with the keys it is selected, opened, deleted and brought back', async () => {
		await caretBehind(here, 'We built a cold store.');
		await marta.keyboard.press('ArrowRight');
		await expect(here.locator('figure.ProseMirror-selectednode')).toBeVisible();
		await marta.keyboard.press('Enter');
		await expect(wordsOf(marta)).toHaveValue(`${shows} in Lublin`);
		await marta.keyboard.press('Escape');
		await expect(here).toBeFocused();
		await expect(here.locator('figure.ProseMirror-selectednode')).toBeVisible();
		await marta.keyboard.press('Delete');
		await expect(there.locator('figure')).toHaveCount(0);
		await marta.keyboard.press('Control+z');
		await expect(there.getByRole('img', { name: `${shows} in Lublin` })).toBeVisible();
	});

	await test.step('pictures of other pages are never asked for; a file is pasted or dropped, and only a picture is taken', async () => {
		await here.press('Control+End');
		await paste(here, { html: '<p>Pasted</p><img src="https://tracker.example/a.png">' });
		await expect(there).toContainText('Pasted');
		await expect(marta.getByText('Pictures of other pages were left out.', { exact: false })).toBeVisible();
		await expect(here.locator('figure')).toHaveCount(1);
		await paste(here, { file: { name: 'line.png', type: 'image/png', base64: png.toString('base64') } });
		await marta.getByRole('checkbox', { name: 'It only decorates and says nothing' }).check();
		await marta.getByRole('button', { name: 'Put it into the text' }).click();
		await expect(there.locator('figure')).toHaveCount(2);
		await here.scrollIntoViewIfNeeded();
		await bring(here, 'drop', {
			file: { name: 'line.png', type: 'image/png', base64: png.toString('base64') }
		});
		await expect(wordsOf(marta)).toBeFocused();
		await marta.keyboard.press('Escape');
		await expect(there.locator('figure')).toHaveCount(2);
		await paste(here, { file: { name: 'notes.txt', type: 'text/plain', base64: 'YQ==' } });
		await expect(
			marta.getByRole('alert').getByText('Only PNG, JPEG and WebP', { exact: false })
		).toBeVisible();
		await marta.keyboard.press('Escape');
		expect(elsewhere).toEqual([]);
	});

	await test.step('others see them with their words, and so does whoever gets the files', async () => {
		const shown = luca.getByRole('img', { name: `${shows} in Lublin` });
		await expect(shown).toBeVisible();
		await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
		await expect(luca.getByRole('figure').first()).toContainText('The store of 2016');
		expect(await axeFindings(luca)).toEqual([]);
		const file = await marta.request.get(`/api${address.replace('/w/', '/workshops/')}.docx`);
		expect(file.status()).toBe(200);
		const { body, names } = openDocx(await file.body());
		expect(body).toContain(`descr="${shows} in Lublin"`);
		expect(body.match(/<adec:decorative /g)).toHaveLength(1);
		expect(names.filter((name) => name.startsWith('word/media/')).length).toBeGreaterThan(0);
	});
	expect(people.problems).toEqual([]);
});

interface Pasted {
	readonly html?: string;
	readonly file?: { readonly name: string; readonly type: string; readonly base64: string };
}

/** Pastes or drops as a browser does; a test has no clipboard that holds files. */
const bring = (text: Locator, how: 'paste' | 'drop', pasted: Pasted): Promise<void> =>
	text.evaluate(
		(element, [kind, { html, file }]) => {
			const data = new DataTransfer();
			if (html !== undefined) {
				data.setData('text/html', html);
				data.setData('text/plain', 'words');
			}
			if (file) {
				const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
				data.items.add(new File([bytes], file.name, { type: file.type }));
			}
			const { left, top } = element.getBoundingClientRect();
			const way = { bubbles: true, cancelable: true };
			const at = { clientX: left + 30, clientY: top + 20 };
			element.dispatchEvent(
				kind === 'paste'
					? new ClipboardEvent('paste', { ...way, clipboardData: data })
					: new DragEvent('drop', { ...way, ...at, dataTransfer: data })
			);
		},
		[how, pasted] as const
	);
const paste = (text: Locator, pasted: Pasted) => bring(text, 'paste', pasted);

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
