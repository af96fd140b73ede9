/** One action plan from the first word to the signed file: by three regions at once, and by somebody without a mouse. */
import { readFile } from 'node:fs/promises';
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { openDocx } from '../support/open-document.ts';
import { Keyboard } from '../support/pages/keyboard.ts';
import { beginPlan, markFirstWords, paragraphsOf } from '../support/pages/plan-page.ts';

const details = 'Context, and how the plan should improve the instrument';

test('three regions write one plan, comment, suggest, accept, trace, sign and export', async ({ people }) => {
	test.setTimeout(240_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const workshop = new URL(jana.url()).pathname;
	await jana.goto(`${workshop}/plans`);
	const regions = ['Lubelskie', 'Latvia', 'Piedmont'] as const;
	const address = await beginPlan(jana, 'A plan of three', regions);
	const marta = await people.participant('Marta', 'Lubelskie');
	const ilze = await people.participant('Ilze', 'Latvia', { phone: true, dark: true });
	const luca = await people.participant('Luca', 'Piedmont');
	const all = [marta, ilze, luca];
	const texts = all.map((page) => page.getByRole('textbox', { name: details }));
	const [hers, ilzes, lucas] = texts;
	if (!hers || !ilzes || !lucas) throw new Error('three people');
	for (const page of all) await page.goto(`${address}?section=context`);

	await test.step('three write in one text at the same moment, and every letter stays', async () => {
		await hers.click();
		await marta.keyboard.type('Growers:\nOffices:\nSchools:');
		await Promise.all(texts.map((text) => expect(text).toContainText('Schools:')));
		for (const [at, text] of texts.entries()) {
			await text.locator('p').nth(at).click();
			await text.press('End');
		}
		const words = [' sell as one.', ' open their calls.', ' train managers.'];
		await Promise.all(all.map((page, at) => page.keyboard.type(words[at] ?? '', { delay: 12 })));
		const whole = ['Growers: sell as one.', 'Offices: open their calls.', 'Schools: train managers.'];
		for (const text of texts) await expect.poll(() => paragraphsOf(text)).toEqual(whole);
		await expect(luca.locator('.others-name')).toHaveText(['Marta · Lubelskie', 'Ilze · Latvia']);
	});

	await test.step('one comments, another answers, the third suggests, and it is accepted', async () => {
		await markFirstWords(lucas, 1);
		await lucas.press('Control+Alt+m');
		const comment = luca.getByRole('textbox', { name: 'Your comment' });
		await expect(comment).toBeFocused();
		await comment.fill('Apples only?');
		await comment.press('Control+Enter');
		await expect(lucas).toBeFocused();
		const talk = ilze.getByRole('article').filter({ hasText: 'Apples only?' });
		await talk.getByRole('button', { name: 'Answer' }).tap();
		await expect(talk.getByRole('textbox', { name: 'Answer' })).toBeFocused();
		await talk.getByRole('textbox', { name: 'Answer' }).fill('Berries, too.');
		await talk.getByRole('button', { name: 'Send' }).tap();
		await expect(luca.getByText('Berries, too.')).toBeVisible();

		await markFirstWords(hers, 1);
		await marta.getByRole('button', { name: 'Suggest a change' }).click();
		const line = marta.getByRole('textbox', { name: 'Words to stand there instead' });
		await line.fill('Fruit growers');
		await line.press('Control+Enter');
		await expect(hers).toBeFocused();
		const suggestion = luca.getByRole('article').filter({ hasText: /added: ?Fruit/ });
		await expect(suggestion).toContainText('Marta');
		for (const page of [luca, ilze]) {
			await page.evaluate(() => scrollTo(0, 0));
			expect(await axeFindings(page)).toEqual([]);
		}
		await suggestion.getByRole('button', { name: 'Accept' }).click();
		for (const text of texts) {
			await expect.poll(() => paragraphsOf(text)).toContain('Fruit growers: sell as one.');
		}
		await expect(ilze.getByText('1 settled comment')).toBeVisible();
	});

	await test.step('what two suggest for several paragraphs stands in the text, and is accepted there at once', async () => {
		await lucas.press('Control+a');
		await luca.getByRole('button', { name: 'Suggest a change' }).click();
		const line = luca.getByRole('textbox', { name: 'Words to stand there instead' });
		await expect(line).toHaveValue(
			'Fruit growers: sell as one.\nOffices: open their calls.\nSchools: train managers.'
		);
		await line.fill(
			'Fruit growers: sell.\nOffices: open their calls.\nSchools: train many managers.\nBanks: lend.'
		);
		await luca.getByRole('button', { name: 'Suggest', exact: true }).click();
		await ilzes.locator('p').first().tap();
		await ilzes.press('Control+End');
		await ilze.getByRole('button', { name: 'Suggest a change' }).tap();
		await ilze.getByRole('textbox', { name: 'Words to put in here' }).fill('In all regions.');
		await ilze.getByRole('button', { name: 'Suggest', exact: true }).tap();
		await expect(hers.locator('del')).toHaveText([' as one']);
		await expect(hers.locator('ins')).toContainText([/many/, /Banks: lend\./, /In all regions\.Ilze/]);
		for (const page of [marta, ilze]) {
			await page.evaluate(() => scrollTo(0, 0));
			expect(await axeFindings(page)).toEqual([]);
		}
		await hers.press('Alt+F9');
		const bar = marta.getByRole('group', { name: 'Suggestions for this text' });
		await expect(bar.getByRole('button', { name: 'Previous suggestion' })).toBeFocused();
		await expect(bar).toContainText('1 of 2, by Luca');
		await bar.getByRole('button', { name: 'Next suggestion' }).click();
		await expect(bar).toContainText('2 of 2, by Ilze');
		await bar.getByRole('button', { name: 'Accept several suggestions' }).click();
		await marta.getByRole('menuitem', { name: 'Accept all 2 for this text' }).click();
		await expect(bar).toHaveCount(0);
		const whole = [
			'Fruit growers: sell.',
			'Offices: open their calls.',
			'Schools: train many managers. In all regions.',
			'Banks: lend.'
		];
		for (const text of texts) await expect.poll(() => paragraphsOf(text)).toEqual(whole);
	});

	await test.step('two link what one action was learned from, and the third sees it in the trace', async () => {
		await marta.getByRole('button', { name: 'Add an action' }).click();
		await marta.getByRole('textbox', { name: 'Name of the action' }).fill('One office for exports');
		const section = new URL(marta.url()).search;
		await ilze.goto(address + section);
		for (const page of [marta, ilze]) await page.getByRole('button', { name: 'Link evidence' }).click();
		// Over the plan on a phone, beside it on a laptop.
		const over = ilze.getByRole('dialog', { name: 'Link evidence' });
		await over.getByRole('searchbox', { name: 'Search' }).fill('waste');
		await over.getByRole('button', { name: 'Link “Open innovation around waste”' }).tap();
		await over.getByRole('button', { name: 'Done' }).tap();
		const beside = marta.getByRole('complementary', { name: 'Link evidence' });
		await expect(beside.getByRole('searchbox', { name: 'Search' })).toBeFocused();
		await beside.getByRole('searchbox', { name: 'Search' }).fill('sell as one');
		const found = beside.getByRole('listitem').filter({ hasText: 'Growers sell as one' });
		await found.dragTo(marta.getByRole('region', { name: 'What it was learned from' }));
		await expect(found).toContainText('Linked');
		for (const page of [marta, ilze]) {
			const evidence = page.getByRole('region', { name: 'What it was learned from' });
			await expect(evidence.getByRole('listitem')).toHaveCount(2);
		}
		// It stays open from section to section, and any action in their list takes what is dragged on it.
		await marta.getByRole('button', { name: 'Add an action' }).click();
		await expect(marta.getByRole('heading', { name: /^Action 2/ })).toBeVisible();
		await found.dragTo(marta.getByRole('link', { name: /One office for exports/ }));
		await expect(marta.getByText('“Growers sell as one” is linked already.')).toBeVisible();
		await found.dragTo(marta.getByRole('link', { name: /^Action 2/ }));
		await expect(found).toContainText('Linked');
		expect(await axeFindings(marta)).toEqual([]);
		await luca.goto(`${workshop}/plans/trace`);
		const rows = luca.getByRole('row');
		await expect(rows.filter({ hasText: 'One office for exports' })).toBeVisible();
		await expect(rows.filter({ hasText: 'Open innovation around waste' })).toBeVisible();
		expect(await axeFindings(luca)).toEqual([]);
	});

	await test.step('each region signs, and the plan is taken home with the words and names of all', async () => {
		for (const page of all) await page.goto(`${address}?section=context`);
		await Promise.all(
			all.map(async (page) => {
				const sign = page.getByRole('button', { name: 'Sign for my region' });
				await sign.press('Enter');
				await expect(page.getByRole('button', { name: 'Withdraw the signature' })).toBeFocused();
			})
		);
		for (const page of [...all, jana]) {
			if (page === jana) await jana.goto(`${address}?section=context`);
			const agreement = page.getByRole('region', { name: 'Agreement on this section' });
			await expect(agreement.getByRole('listitem').filter({ hasText: /signed \d/ })).toHaveCount(3);
		}
		expect(await axeFindings(jana)).toEqual([]);
		const file = await ilze.request.get(address.replace('/w/', '/api/workshops/') + '.docx');
		const written = openDocx(await file.body()).paragraphs.map(({ text }) => text);
		for (const words of ['Fruit growers: sell.', 'Schools: train many managers.', 'Growers sell as one'])
			expect(written.join('\n')).toContain(words);
		const agreement = written.slice(
			written.findIndex((words) => words.startsWith('When each region signed'))
		);
		for (const region of regions) expect(agreement).toContain(region);
	});
	expect(people.problems).toEqual([]);
});

test('with the keyboard alone: begun, written, talked about, signed, traced and exported', async ({
	people
}) => {
	test.setTimeout(180_000);
	const marta = await people.participant('Marta', 'Lubelskie');
	const keys = new Keyboard(marta);
	const button = (name: string | RegExp) => marta.getByRole('button', { name });
	const section = (name: RegExp) =>
		marta.getByRole('navigation', { name: 'Sections of the plan' }).getByRole('link', { name });
	const text = marta.getByRole('textbox', { name: details });

	await test.step('a plan is begun', async () => {
		await keys.takeFromMenu(button('More'), 'Action plans');
		await keys.activate(button('New action plan'));
		const dialog = marta.getByRole('dialog');
		await expect(dialog.getByLabel('Title of the plan')).toBeFocused();
		await keys.type('A plan without a mouse');
		await keys.activate(dialog.getByRole('button', { name: 'Begin the plan' }));
		await marta.waitForURL('**/plans/*');
		await keys.tabTo(marta.getByRole('textbox', { name: 'Contact person or office' }));
		await keys.type('Marta Nowak');
	});

	await test.step('a section is opened, ticked and written in', async () => {
		await keys.activate(section(/Policy context/), 'Shift+Tab');
		await expect(marta.getByRole('heading', { name: /Policy context/ })).toBeFocused();
		await keys.tabTo(marta.getByRole('checkbox').first());
		await keys.press('Space');
		await expect(marta.getByRole('checkbox').first()).toBeChecked();
		await keys.tabTo(text);
		await keys.type('Growers sell as one.');
	});

	await test.step('words are commented on and changed by a suggestion; the focus comes back each time', async () => {
		await markFirstWords(text, 1);
		await keys.press('Control+Alt+m');
		await expect(marta.getByRole('textbox', { name: 'Your comment' })).toBeFocused();
		await keys.press('Escape');
		await expect(text).toBeFocused();
		await keys.press('Control+Alt+m');
		await keys.type('All of them?');
		await keys.press('Control+Enter');
		await expect(text).toBeFocused();
		await keys.activate(button('Mark as settled'));
		await expect(marta.getByText('1 settled comment')).toBeFocused();

		await markFirstWords(text, 1);
		await keys.press('Alt+F10', 'End');
		await expect(button('Suggest a change')).toBeFocused();
		await keys.press('Enter');
		await expect(marta.getByRole('textbox', { name: 'Words to stand there instead' })).toBeFocused();
		await keys.press('Control+a');
		await keys.type('Orchards');
		await keys.press('Control+Enter');
		await expect(text).toBeFocused();
		await expect(text.locator('del')).toHaveText('Growers');
		await keys.press('Alt+F9');
		await expect(button('Accept').first()).toBeFocused();
		await keys.press('Escape');
		await expect(text).toBeFocused();
		await keys.activate(marta.getByRole('article').getByRole('button', { name: 'Accept' }));
		await expect(text).toContainText('Orchards sell as one.');
		await expect(marta.getByText('2 settled comments')).toBeFocused();
	});

	await test.step('the section is signed, locked and opened again', async () => {
		await keys.activate(button('Sign for my region'));
		await expect(button('Withdraw the signature')).toBeFocused();
		await keys.activate(button('Lock this section'));
		await expect(button('Unlock')).toBeFocused();
		await keys.press('Enter');
		await expect(button('Lock this section')).toBeFocused();
	});

	await test.step('an action is added, and what it was learned from is linked and taken away again', async () => {
		await keys.activate(button('Add an action'), 'Shift+Tab');
		await expect(marta.getByRole('heading', { name: /^Action 1/ })).toBeFocused();
		await keys.tabTo(marta.getByRole('textbox', { name: 'Name of the action' }));
		await keys.type('One office for exports');
		await keys.activate(button('Link evidence'));
		const picker = marta.getByRole('complementary', { name: 'Link evidence' });
		await expect(picker.getByRole('searchbox', { name: 'Search' })).toBeFocused();
		await keys.type('wa');
		const links = picker.getByRole('button', { name: /^Link “/ });
		await keys.tabTo(links.first());
		await keys.press('Enter');
		await expect(picker.getByText('Linked', { exact: true })).toHaveCount(1);
		// The next one has the focus.
		await expect(links.first()).toBeFocused();
		await keys.press('Enter');
		await expect(picker.getByText('Linked', { exact: true })).toHaveCount(2);
		await keys.press('Escape');
		await expect(button('Link evidence')).toBeFocused();
		const evidence = marta.getByRole('region', { name: 'What it was learned from' });
		const remove = evidence.getByRole('button', { name: /^Remove the link/ });
		await keys.activate(remove.first(), 'Shift+Tab');
		await expect(evidence.getByRole('listitem')).toHaveCount(1);
		await expect(evidence.locator(':focus')).toHaveCount(1);
	});

	await test.step('the plan is taken home', async () => {
		await keys.activate(button('Download'), 'Shift+Tab');
		const word = marta.getByRole('link', { name: /^Word/ });
		await keys.tabTo(word);
		const download = marta.waitForEvent('download');
		await keys.press('Enter');
		const { paragraphs } = openDocx(await readFile(await (await download).path()));
		expect(paragraphs.map(({ text: words }) => words)).toContain('Orchards sell as one.');
	});
	await marta.evaluate(() => scrollTo(0, 0));
	expect(await axeFindings(marta)).toEqual([]);
	expect(people.problems).toEqual([]);
});

test('two hundred pages are pasted at once: all of it arrives, and more is refused in words', async ({
	people
}) => {
	test.setTimeout(180_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	await jana.goto(`${new URL(jana.url()).pathname}/plans`);
	const address = await beginPlan(jana, 'A long plan', ['Lubelskie', 'Latvia']);
	const marta = await people.participant('Marta', 'Lubelskie');
	const luca = await people.participant('Luca', 'Piedmont');
	for (const page of [marta, luca]) await page.goto(`${address}?section=context`);
	const text = marta.getByRole('textbox', { name: details });
	const paste = () =>
		text.evaluate((element) => {
			const data = new DataTransfer();
			const line = (index: number) => `Page line ${index}: `.padEnd(100, 'growers sell as one, ');
			data.setData('text/plain', Array.from({ length: 5000 }, (_, index) => line(index)).join('\n'));
			element.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
			);
		});
	await text.click();
	await paste();
	await expect(text.locator('p')).toHaveCount(5000, { timeout: 60_000 });
	await expect(marta.getByRole('progressbar', { name: 'Pasting a long text …' })).toHaveCount(0);
	await expect(text.locator('p').last()).toContainText('Page line 4999:');
	await expect(marta.getByRole('main').getByTestId('connection-state')).toHaveAttribute(
		'data-state',
		'saved',
		{ timeout: 60_000 }
	);
	await expect(luca.getByText('Page line 4999:')).toBeAttached({ timeout: 60_000 });
	await paste();
	await expect(marta.getByText('This is more than one text takes', { exact: false })).toBeVisible();
	await expect(text.locator('p')).toHaveCount(5000);
	// Writing goes on in between.
	await text.press('Control+Home');
	await marta.keyboard.type('First. ');
	await expect(luca.getByText('First. Page line 0:')).toBeAttached();
	expect(people.problems).toEqual([]);
});
