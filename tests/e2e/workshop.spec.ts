/** The day itself: a facilitator, two participants of different regions and, afterwards, a reviewer. */
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { BoardPage } from '../support/pages/board-page.ts';
import { judgeEverything } from '../support/pages/ballot-page.ts';

test('from the first poster to the review at home', async ({ people }) => {
	test.setTimeout(300_000);
	const jana = await people.facilitator();
	await jana
		.getByRole('link', { name: /Good practices/ })
		.first()
		.click();
	await jana.waitForURL('**/w/*');
	const workshop = new URL(jana.url()).pathname;

	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const amaia = await people.participant('Amaia Etxeberria', 'Basque Country', { phone: true });
	await expect(jana.getByText('Amaia Etxeberria')).toBeVisible();

	await test.step('a participant posts a practice and the others read it at once', async () => {
		await marta.goto(`${workshop}/posters`);
		await amaia.goto(`${workshop}/posters`);
		await expect(amaia.getByText('Growers sell as one')).toBeVisible();
		await marta
			.getByRole('button', { name: 'Add a poster' })
			.or(marta.getByRole('link', { name: 'Add a poster' }))
			.first()
			.click();
		await marta.waitForURL('**/posters/*');
		await marta.getByRole('textbox', { name: /^Title/ }).fill('Orchards share one cold store');
		await expect(amaia.getByText('Orchards share one cold store')).toBeVisible();
		await expect(marta.getByText('Saved', { exact: true }).first()).toBeVisible();
	});

	const board = new BoardPage(marta);
	const phone = new BoardPage(amaia);
	let boardPath = '';
	await test.step('two people write on one board', async () => {
		await marta.goto(workshop);
		await marta
			.getByRole('link', { name: /Poster wall/ })
			.first()
			.click();
		await board.painted();
		await expect(board.items('poster')).toHaveCount(5);
		await board.writeNote('Who buys the apples now?', 640, 560);
		await board.saved();
		boardPath = new URL(marta.url()).pathname;
		await phone.open(boardPath);
		await expect(phone.item('Who buys the apples now?')).toBeVisible();
	});

	await test.step('undo takes back one own gesture, for everybody', async () => {
		await board.writeNote('A second thought', 420, 560);
		await expect(phone.item('A second thought')).toBeVisible();
		await marta.getByRole('button', { name: 'Undo' }).click();
		await marta.getByRole('button', { name: 'Undo' }).click();
		await expect(phone.item('A second thought')).toHaveCount(0);
		await expect(phone.item('Who buys the apples now?')).toBeVisible();
	});

	let poll = '';
	await test.step('the facilitator opens the poll that stands ready', async () => {
		await jana.goto(`${workshop}/polls`);
		await jana
			.getByRole('link', { name: /transfer/i })
			.first()
			.click();
		await jana.waitForURL('**/polls/*');
		poll = new URL(jana.url()).pathname;
		// What came since it was prepared belongs into it.
		const missing = jana.getByText('1 entry of the register is not in the poll');
		await expect(missing).toBeVisible();
		expect(await axeFindings(jana)).toEqual([]);
		await jana.getByRole('button', { name: 'Add to the poll' }).click();
		await expect(missing).toHaveCount(0);
		await jana.getByRole('button', { name: 'Open the poll' }).click();
		await jana
			.getByRole('dialog')
			.or(jana.getByRole('alertdialog'))
			.getByRole('button', { name: 'Open the poll' })
			.click();
		await expect(jana.getByRole('heading', { name: 'Turnout by region' })).toBeVisible();
	});

	await test.step('participants judge for their own region', async () => {
		for (const page of [amaia, marta]) {
			await page.goto(poll);
			await expect(page.getByText('Your answers are secret')).toBeVisible();
			await judgeEverything(page);
		}
		await expect(jana.getByRole('row', { name: /All regions/ })).toContainText('2 of 2');
		expect(await jana.getByText('Median', { exact: true }).count()).toBe(0);
	});

	await test.step('closed, then revealed to everybody', async () => {
		for (const verb of ['Close the poll', 'Reveal the result']) {
			await jana.getByRole('button', { name: verb }).click();
			await jana
				.getByRole('dialog')
				.or(jana.getByRole('alertdialog'))
				.getByRole('button', { name: verb })
				.click();
		}
		for (const page of [jana, marta, amaia]) {
			await expect(page.getByRole('table', { name: /Median judgement by practice/ })).toContainText(
				'Orchards share one cold store'
			);
		}
	});

	await test.step('a reviewer reads everything through a link and can change nothing', async () => {
		await jana.goto(`${workshop}/manage`);
		await jana.getByRole('tab', { name: 'Access' }).click();
		await jana.getByRole('button', { name: 'New review link' }).click();
		await jana.getByLabel('For whom').fill('Partners at home');
		await jana.getByRole('button', { name: 'Make the link' }).click();
		const link = await jana.getByRole('textbox', { name: 'The link' }).inputValue();

		const reviewer = await people.stranger();
		await reviewer.goto(link.replace(/^https?:\/\/[^/]+/, ''));
		await reviewer.waitForURL('**/review');
		expect(reviewer.url()).not.toContain('#');
		await expect(reviewer.getByText('Orchards share one cold store').first()).toBeVisible();
		expect(await axeFindings(reviewer)).toEqual([]);
		await reviewer.goto(`${workshop}/report`);
		await expect(reviewer.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(reviewer.getByText('Who buys the apples now?').first()).toBeVisible();
		const readOnly = new BoardPage(reviewer);
		await readOnly.open(boardPath);
		await expect(readOnly.item('Who buys the apples now?')).toBeVisible();
		await expect(readOnly.tool('Note')).toHaveCount(0);
		await readOnly.item('Who buys the apples now?').focus();
		await reviewer.keyboard.press('Delete');
		await readOnly.open(boardPath);
		await expect(readOnly.item('Who buys the apples now?')).toBeVisible();
	});

	expect(people.problems).toEqual([]);
});
