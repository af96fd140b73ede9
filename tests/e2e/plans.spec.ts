/**
 * Two regions write one action plan at the same time, offline and back, draft an action from a poster, see what it rests
 * on, agree on it, close it and take it home.
 */
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { openDocx, openPdf } from '../support/open-document.ts';
import { Keyboard } from '../support/pages/keyboard.ts';
import { paragraphsOf } from '../support/pages/plan-page.ts';

test('two regions write one plan together, agree on a section and lock it', async ({ people }) => {
	test.setTimeout(300_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	await jana.goto(`${new URL(jana.url()).pathname}/plans`);
	await expect(jana.getByText('No action plan yet')).toBeVisible();
	await jana.getByRole('button', { name: 'New action plan' }).click();
	const dialog = jana.getByRole('dialog');
	await dialog.getByLabel('Title of the plan').fill('Plan for clusters of food');
	await dialog.getByLabel('Policy instrument').fill('Regional Innovation Strategy 2020');
	await dialog.getByRole('button', { name: 'Begin the plan' }).click();
	await expect(dialog.getByText('Choose at least one region.')).toBeVisible();
	await dialog.getByLabel('Lubelskie').check();
	await dialog.getByLabel('Latvia').check();
	await dialog.getByLabel('Language of the plan').selectOption('pl');
	await dialog.getByRole('button', { name: 'Begin the plan' }).click();
	await jana.waitForURL('**/plans/*');
	await expect(jana.getByRole('textbox', { name: 'Project', exact: true })).toHaveValue('CLUSTERS3');
	const address = new URL(jana.url()).pathname;
	const [workshop = '', plan = ''] = address.split('/plans/');
	const workshopId = workshop.split('/').at(-1);

	const marta = await people.participant('Marta', 'Lubelskie');
	const ilze = await people.participant('Ilze', 'Latvia', { phone: true, dark: true });
	const luca = await people.participant('Luca', 'Piedmont');
	for (const page of [marta, ilze, luca]) await page.goto(`${address}?section=context`);
	const details = 'Context, and how the plan should improve the instrument';
	const [here, there] = [marta, ilze].map((page) => page.getByRole('textbox', { name: details }));
	if (!here || !there) throw new Error('two people');

	await test.step('both write in one text, see each other and lose nothing', async () => {
		await here.click();
		await marta.keyboard.type('Growers sell as one.');
		await expect(there).toContainText('Growers sell as one.');
		await there.click();
		await ilze.keyboard.press('Control+End');
		await marta.keyboard.press('Control+Home');
		await Promise.all([
			marta.keyboard.type('In Lublin: ', { delay: 15 }),
			ilze.keyboard.type(' Offices open calls.', { delay: 15 })
		]);
		const both = 'In Lublin: Growers sell as one. Offices open calls.';
		for (const text of [here, there]) await expect.poll(() => paragraphsOf(text)).toEqual([both]);
		await expect(marta.locator('.others-name')).toHaveText('Ilze · Latvia');
	});

	await test.step('others read, and have nothing to write in', async () => {
		await expect(luca.getByText('Growers sell as one.')).toBeVisible();
		await expect(luca.getByRole('textbox', { name: details })).toHaveCount(0);
		await expect(luca.getByRole('button', { name: 'Add an action' })).toHaveCount(0);
	});

	await test.step('with the keyboard alone: a table, bold words and a link', async () => {
		await here.press('Control+End');
		await here.press('Enter');
		await here.press('Alt+F10');
		await expect(marta.getByRole('button', { name: 'Bold' })).toBeFocused();
		await marta.keyboard.press('End');
		await new Keyboard(marta).press(
			'ArrowLeft',
			'ArrowLeft',
			'ArrowLeft',
			'ArrowLeft',
			'ArrowLeft',
			'ArrowLeft',
			'ArrowLeft'
		);
		await expect(marta.getByRole('button', { name: 'Insert a table' })).toBeFocused();
		await marta.keyboard.press('Enter');
		await marta.keyboard.press('Escape');
		await marta.keyboard.type('Who');
		await marta.keyboard.press('Tab');
		await marta.keyboard.press('Control+k');
		const address = marta.getByRole('dialog').getByLabel('Web address');
		await expect(address).toBeFocused();
		await address.fill('javascript:alert(1)');
		// Others go on in the same text, and what is typed here stays.
		await there.press('Control+Home');
		await expect(marta.locator('.others-name')).toBeAttached();
		await address.press('Enter');
		await expect(marta.getByText('This is not the address of a web page.')).toBeVisible();
		await address.fill('clusters3.eu');
		await address.press('Enter');
		await expect(there.getByRole('columnheader', { name: 'Who' })).toBeVisible();
		await expect(there.getByRole('link', { name: 'https://clusters3.eu/' })).toBeVisible();
	});

	await test.step('what is pasted is cut down to what a plan is made of', async () => {
		await here.press('Control+End');
		await here.evaluate((element) => {
			const data = new DataTransfer();
			data.setData(
				'text/html',
				'<h1 style="color:red">Title</h1><p class="MsoNormal">Body <b>bold</b></p><script>bad()</script><img src=x>'
			);
			element.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
			);
		});
		await expect(here.locator('strong', { hasText: 'bold' })).toBeVisible();
		await expect(here.locator('script, img[src], h1, [style*="red"]')).toHaveCount(0);
	});

	await test.step('words are commented on, the comment goes with them, and is answered and settled', async () => {
		const comment = marta.getByRole('textbox', { name: 'Your comment' });
		// For a moment after it gets the focus the editor puts the caret back where it was, which a person never notices.
		await expect(async () => {
			await here.press('Control+Home');
			await here.press('Control+Shift+ArrowRight');
			await here.press('Control+Shift+ArrowRight');
			expect(await marta.evaluate(() => String(getSelection()))).toMatch(/^In/);
			await here.press('Control+Alt+m');
			await expect(comment).toBeVisible({ timeout: 1000 });
		}).toPass();
		await comment.fill('Only there, ');
		await comment.pressSequentially('@pied');
		await marta.keyboard.press('Enter');
		await marta.getByRole('button', { name: 'Send' }).click();
		await expect(ilze.getByText('Only there, @Piedmont')).toBeVisible();
		await expect(there.locator('.commented').first()).toContainText('In');
		await ilze.getByRole('button', { name: 'Answer' }).click();
		await ilze.getByRole('textbox', { name: 'Answer' }).fill('In Riga, too.');
		await ilze.getByRole('button', { name: 'Send' }).click();
		await expect(marta.getByText('In Riga, too.')).toBeVisible();
		await test.step('who is mentioned is told wherever they are, and finds the way until it is settled', async () => {
			await luca.goto(workshop);
			const mentions = luca.getByRole('region', { name: 'Comments that mention you' });
			await expect(mentions).toContainText('Only there, @Piedmont');
			expect(await axeFindings(luca)).toEqual([]);
			await here.press('Control+End');
			await marta.getByRole('button', { name: 'Answer' }).click();
			await marta.getByRole('textbox', { name: 'Answer' }).pressSequentially('And you, @pied');
			await marta.keyboard.press('Enter');
			await marta.getByRole('button', { name: 'Send' }).click();
			await expect(luca.getByText('Marta mentions you in a comment.')).toBeVisible();
			await mentions
				.getByRole('link', { name: /^Plan for clusters of food: In/ })
				.first()
				.click();
			await expect(luca.getByText('Marta mentions you in a comment.')).toHaveCount(0);
			await expect(luca.getByRole('heading', { name: 'Part II: Policy context' })).toBeVisible();
			await expect(luca.getByRole('article').getByText('And you, @Piedmont')).toBeVisible();
			await expect(mentions).toContainText('And you, @Piedmont');
			expect(await axeFindings(luca)).toEqual([]);
		});
		await marta.getByRole('button', { name: 'Mark as settled' }).click();
		await expect(ilze.getByText('1 settled comment')).toBeVisible();
		await expect(luca.getByRole('region', { name: 'Comments that mention you' })).toHaveCount(0);
		await expect(there.locator('.commented')).toHaveCount(0);
	});

	await test.step('other words are suggested with the keys alone, refused or accepted, and it is told by whom', async () => {
		const line = marta.getByRole('textbox', { name: 'Words to stand there instead' });
		const suggest = async (instead: string) => {
			await expect(async () => {
				await here.press('Control+Home');
				await here.press('Control+Shift+ArrowRight');
				expect(await marta.evaluate(() => String(getSelection()))).toMatch(/^In ?$/);
				await here.press('Alt+F10');
				await marta.keyboard.press('End');
				await expect(marta.getByRole('button', { name: 'Suggest a change' })).toBeFocused();
				await marta.keyboard.press('Enter');
				await expect(line).toBeFocused({ timeout: 1000 });
			}).toPass();
			await expect(line).toHaveValue('In');
			await line.fill(instead);
			await line.press('Control+Enter');
		};
		await suggest('Near');
		const suggestion = ilze.getByRole('article').filter({ hasText: /added: ?Near/ });
		await expect(suggestion).toContainText(/removed: ?In/);
		expect(await axeFindings(ilze)).toEqual([]);
		await suggestion.getByRole('button', { name: 'Refuse' }).tap();
		await expect(ilze.getByText('2 settled comments')).toBeVisible();
		await expect(here).toContainText('In Lublin');
		await suggest('Around');
		await ilze
			.getByRole('article')
			.filter({ hasText: /added: ?Around/ })
			.getByRole('button', { name: 'Accept' })
			.tap();
		for (const text of [here, there]) await expect(text).toContainText('Around Lublin: Growers sell as one.');
		await marta.getByText('3 settled comments').click();
		await expect(marta.getByText('Accepted by Ilze.')).toBeVisible();
		await expect(marta.getByText('Refused by Ilze.')).toBeVisible();
		expect(await axeFindings(marta)).toEqual([]);
	});

	await test.step('everybody who reads the plan sees which region wrote what', async () => {
		await luca.getByRole('button', { name: 'More about this plan' }).click();
		await luca.getByRole('menuitem', { name: 'Who wrote what' }).click();
		const part = luca.getByRole('region', { name: 'Part II: Policy context' });
		await expect(part).toContainText(/Lubelskie: *Lublin: Growers sell as one\./);
		await expect(part).toContainText(/Latvia: *Around/);
		await expect(luca.getByRole('listitem').filter({ hasText: 'Latvia' })).toContainText('% of all letters');
		expect(await axeFindings(luca)).toEqual([]);
	});

	await test.step('offline edits are kept and arrive', async () => {
		await ilze.context().setOffline(true);
		await there.click();
		await ilze.keyboard.press('Control+Home');
		await ilze.keyboard.type('Offline too. ');
		const state = ilze.getByRole('main').getByTestId('connection-state');
		await expect(state).toHaveAttribute('data-state', 'offline');
		// The bar over the page says the same of everything that waits.
		const bar = ilze.getByRole('banner').getByTestId('connection-state');
		await expect(bar).toHaveText((await state.textContent()) ?? '');
		await expect(bar).toHaveAttribute('data-state', 'offline');
		await expect(here).not.toContainText('Offline too.');
		await ilze.context().setOffline(false);
		await expect(here).toContainText('Offline too.');
	});

	await test.step('actions are added, moved, deleted and brought back', async () => {
		for (const name of ['A fund for clusters', 'A school of managers']) {
			await marta.getByRole('button', { name: 'Add an action' }).click();
			await marta.getByRole('textbox', { name: 'Name of the action' }).fill(name);
			await expect(marta.getByRole('link', { name: new RegExp(name) })).toBeVisible();
		}
		await marta.getByRole('button', { name: /Move “Action 2: A school of managers” up/ }).press('Enter');
		await expect(ilze.getByRole('link', { name: /Action 1: A school of managers/ })).toBeVisible();
		await marta.getByRole('button', { name: 'Delete this action' }).click();
		await expect(ilze.getByRole('link', { name: /A school of managers/ })).toHaveCount(0);
		await marta.getByRole('button', { name: 'Undo' }).last().click();
		await expect(ilze.getByRole('link', { name: /Action 1: A school of managers/ })).toBeVisible();
	});

	await test.step('a region signs, a change shows, and a locked section takes nothing', async () => {
		await marta.goto(`${address}?section=context`);
		await marta.getByRole('button', { name: 'Sign for my region' }).click();
		await expect(ilze.getByText(/signed \d/)).toBeVisible();
		await there.click();
		await ilze.keyboard.type('Changed. ');
		await expect(marta.getByText(/the text has changed since/)).toBeVisible();
		await marta.getByRole('button', { name: 'Sign the changed text' }).click();
		await marta.getByRole('button', { name: 'Lock this section' }).click();
		await expect(ilze.getByText('Lubelskie locked this section.', { exact: false })).toBeVisible();
		await expect(there).toHaveCount(0);
		await expect(ilze.getByRole('button', { name: 'Unlock' })).toHaveCount(0);
		await marta.getByRole('button', { name: 'Unlock' }).click();
		await expect(there).toBeVisible();
	});

	await test.step('an action is drafted from a poster, carries the link, and gets further evidence', async () => {
		await marta.goto(`${workshop}/posters`);
		await marta
			.getByRole('link', { name: /Growers sell as one/ })
			.first()
			.click();
		await expect(marta.getByText('No action uses this yet.')).toBeVisible();
		await marta.getByRole('button', { name: 'Draft an action from this' }).click();
		await marta.waitForURL('**/plans/*section=*');
		const evidence = marta.getByRole('region', { name: 'What it was learned from' });
		await expect(evidence.getByRole('link', { name: 'Growers sell as one' })).toBeVisible();
		await expect(marta.getByRole('textbox', { name: 'Background' })).toContainText(
			/Plakat: .+ \(Lubelskie\)/
		);
		await marta.getByRole('textbox', { name: 'Name of the action' }).fill('One office for exports');
		await marta.getByRole('textbox', { name: 'Indicator' }).fill('tonnes sold together');
		await evidence.getByRole('textbox', { name: 'Why it matters' }).fill('Prices rose.');
		await evidence.getByRole('button', { name: 'Link evidence' }).click();
		const picker = marta.getByRole('complementary', { name: 'Link evidence' });
		await picker.getByRole('searchbox', { name: 'Search' }).fill('waste');
		await picker.getByRole('button', { name: /Link “Open innovation around waste”/ }).click();
		await expect(picker.getByText('Linked', { exact: true })).toBeVisible();
		await picker.getByRole('button', { name: 'Close' }).click();
		await expect(evidence.getByRole('listitem')).toHaveCount(2);
	});

	await test.step('links are dropped on an action, and what cannot be linked is refused in words', async () => {
		const evidence = marta.getByRole('region', { name: 'What it was learned from' });
		await luca.goto(`${workshop}/posters`);
		const poster = luca.getByRole('link', { name: /Coopetition across the border/ }).first();
		const found = await poster.getAttribute('href');
		if (found === null) throw new Error('a link');
		// Stands in for a link of another window, out of which a test cannot drag.
		await marta.evaluate((href) => {
			const link = Object.assign(document.createElement('a'), { href, textContent: 'beside' });
			link.style.cssText =
				'position: fixed; z-index: 99; bottom: 0; left: 0; background: white; color: black';
			document.body.append(link);
		}, found);
		const beside = marta.getByRole('link', { name: 'beside', exact: true });
		await evidence.scrollIntoViewIfNeeded();
		await beside.hover();
		await marta.mouse.down();
		const line = evidence.getByRole('textbox', { name: 'Why it matters' }).first();
		// The first move over something enters it, the second one is over it.
		for (let move = 0; move < 2; move++) await line.hover();
		await expect(marta.getByText('Drop it here to link it')).toBeVisible();
		await marta.mouse.up();
		await expect(marta.getByText('Drop it here to link it')).toHaveCount(0);
		await expect(evidence.getByRole('listitem')).toHaveCount(3);
		await expect(line).toHaveValue('Prices rose.');
		await beside.dragTo(evidence);
		await expect(marta.getByText(/“.*” is linked already\./)).toBeVisible();
		await expect(evidence.getByRole('listitem')).toHaveCount(3);
		await marta.getByRole('link', { name: 'Posters', exact: true }).first().dragTo(evidence);
		await expect(marta.getByText('This page cannot be linked.', { exact: false })).toBeVisible();
		await beside.evaluate((link) => link.setAttribute('href', 'https://example.eu/'));
		await beside.dragTo(evidence);
		await expect(marta.getByText('This link leads out of this workshop.', { exact: false })).toBeVisible();
		await beside.evaluate((link) => link.remove());
		await expect(evidence.getByRole('listitem')).toHaveCount(3);
		expect(await axeFindings(marta)).toEqual([]);
	});

	await test.step('the trace shows it as a drawing and a table, and what is loose', async () => {
		await luca.goto(`${workshop}/plans`);
		await expect(luca.getByText(/\d+ of \d+ filled in/)).toBeVisible();
		await luca.getByRole('link', { name: 'Trace', exact: true }).click();
		const rows = luca.getByRole('row');
		await expect(rows.filter({ hasText: 'Open innovation around waste' })).toBeVisible();
		await expect(rows.filter({ hasText: 'tonnes sold together' })).toContainText('Growers sell as one');
		const box = luca.getByRole('button', { name: /Growers sell as one/ }).first();
		await box.press('Enter');
		await expect(box).toHaveAttribute('aria-pressed', 'true');
		await luca.getByRole('button', { name: 'Show everything' }).click();
		await expect(luca.getByRole('heading', { name: /actions? without evidence/ })).toBeVisible();
		expect(await axeFindings(luca)).toEqual([]);
		await luca.getByRole('link', { name: 'Growers sell as one' }).first().click();
		await expect(luca.getByRole('link', { name: /One office for exports/ })).toBeVisible();
	});

	await test.step('the plan is taken home in the order of its form', async () => {
		for (const format of ['docx', 'pdf']) {
			const file = await marta.request.get(`/api/workshops/${workshopId}/plans/${plan}.${format}`);
			expect(file.status(), format).toBe(200);
			const bytes = await file.body();
			if (format === 'pdf') expect(openPdf(bytes)).toContain('<pdfuaid:part>1</pdfuaid:part>');
			else {
				const { paragraphs } = openDocx(bytes);
				const headings = paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text);
				expect(headings[2]).toBe('Część III: Opis planowanych działań');
				expect(paragraphs.map(({ text }) => text)).toContain('Sadownicy sprzedają jako jedna siła');
			}
		}
		await marta.getByRole('button', { name: 'Download' }).click();
		await expect(marta.getByRole('link', { name: /^PDF/ })).toHaveAttribute('href', /\.pdf$/);
		await marta.keyboard.press('Escape');
	});

	await test.step('a region reports on its actions after the meeting', async () => {
		await marta.goto(`${workshop}/plans/follow-up`);
		await marta.getByRole('button', { name: /Report on “.*One office for exports” for Lubelskie/ }).click();
		const report = marta.getByRole('dialog');
		await report.getByLabel('How it stands').selectOption('Stopped');
		await report.getByRole('button', { name: 'Report', exact: true }).click();
		await expect(report.getByText('Say why it was stopped.')).toBeVisible();
		await report.getByLabel('Why it was stopped').fill('No money.');
		await report.getByRole('button', { name: 'Report', exact: true }).click();
		await expect(marta.getByRole('row').filter({ hasText: 'No money.' })).toContainText('Stopped');
		expect(await axeFindings(marta)).toEqual([]);

		await ilze.goto(`${workshop}/plans/follow-up`);
		const told = ilze.getByRole('row').filter({ hasText: 'No money.' });
		await told.scrollIntoViewIfNeeded();
		for (const seen of [told.getByText(/^Stopped, /), told.getByRole('progressbar', { includeHidden: true })])
			await expect(seen).toBeInViewport({ ratio: 1 });
		const table = ilze.getByRole('region', { name: 'How the actions go' });
		expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
		await expect(table.getByRole('columnheader', { name: 'Progress' })).toHaveCount(1);
		// What the bar at the top covers is no fault of the table.
		await ilze.evaluate(() => scrollTo(0, 0));
		expect(await axeFindings(ilze)).toEqual([]);

		const calendar = await marta.request.get(`/api/workshops/${workshopId}/deadlines.ics`);
		expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
	});

	await test.step('everybody can use it: axe, a phone, and a reload keeps all', async () => {
		await marta.goto(`${address}?section=context`);
		await expect(here).toContainText('Offline too.');
		for (const page of [marta, ilze]) {
			// What the bar at the top covers is no fault of the plan.
			await page.evaluate(() => scrollTo(0, 0));
			expect(await axeFindings(page)).toEqual([]);
		}
		const wide = await ilze.evaluate(() => document.documentElement.scrollWidth > innerWidth);
		expect(wide).toBe(false);
		await marta.reload();
		await expect(here).toContainText('Offline too.');
		await expect(here).toContainText('Changed.');
	});
	expect(people.problems).toEqual([]);
});
