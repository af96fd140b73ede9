/** Two people write privately, one on the board and one in the list of a phone, across a killed server; then the reveal. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { BoardPage } from '../support/pages/board-page.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'Private writing' });
const noteOf = (page: Page, words: string) => new BoardPage(page).item(words);

test('private notes are seen by their author alone, survive a killed server, and are revealed for all', async ({
	server,
	people
}) => {
	test.setTimeout(240_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const anna = await people.participant('Anna', 'Lubelskie');
	const jon = await people.participant('Jon', 'Basque Country', { phone: true });
	await jana.getByRole('link', { name: 'Agenda', exact: true }).first().click();
	await jana.getByRole('button', { name: 'Start', exact: true }).click();
	// On the phone the page of the first step comes later than the second step, which must win.
	let letPass = () => {};
	const held = new Promise<void>((pass) => (letPass = pass));
	await jon.route('**/_app/**', async (route) => {
		await held;
		await route.continue();
	});
	for (const place of ['**/polls/*', '**/board/*']) {
		await jana.getByRole('button', { name: 'Next step' }).click();
		await anna.waitForURL(place);
	}
	letPass();
	// A phone stays on its own page: the list of private notes is there, too.
	await expect(bar(jon)).toBeVisible();
	await expect(jon).toHaveURL(/\/w\/[^/]+$/);

	await test.step('everybody reads first whether names stay', async () => {
		for (const page of [anna, jon]) {
			await expect(bar(page)).toContainText('Only you see what you write now.');
			await expect(bar(page)).toContainText('your name does not');
		}
	});

	const board = new BoardPage(anna);
	await test.step('one writes on the board, one in the list', async () => {
		await board.painted();
		await board.writeNote('Open data first', 500, 400);
		await expect(noteOf(anna, 'Open data first')).toHaveCount(1);
		await anna.getByRole('button', { name: 'My private notes' }).click();
		const list = anna.getByRole('dialog', { name: 'My private notes' });
		await expect(list.getByRole('textbox', { name: 'Private note 1' })).toHaveValue('Open data first');
		await anna.keyboard.press('Escape');

		// A phone has the list on the step's page, and the board one tap away.
		const mine = jon.getByRole('main');
		for (const words of ['Voucher scheme', 'Not yet ripe']) {
			await mine.getByRole('textbox', { name: 'New note' }).fill(words);
			await mine.getByRole('button', { name: 'Add note' }).click();
		}
		await mine.getByRole('checkbox', { name: 'Keep back' }).nth(1).check();
		await expect(mine.getByRole('status')).toContainText('Saved');
		expect(await axeFindings(jon)).toEqual([]);
		await jon.getByRole('link', { name: 'Open the board' }).click();
		await jon.waitForURL('**/board/*');
		await expect(jon.getByRole('link', { name: 'Go there' })).toHaveCount(0);
	});

	await test.step('the facilitator sees how much, and a killed server loses nothing', async () => {
		await expect(bar(jana)).toContainText('3 private notes from 2 of 2 participants');
		await board.saved();
		await server.kill();
		await server.launch();
		await anna.reload();
		await board.painted();
		await expect(noteOf(anna, 'Open data first')).toHaveCount(1);
		await jana.goto(new URL(anna.url()).pathname);
		await new BoardPage(jana).painted();
		await expect(bar(jana)).toContainText('3 private notes from 2 of 2 participants');
		await expect(noteOf(jana, 'Open data first')).toHaveCount(0);
	});

	await test.step('a region first, then all but what is kept back', async () => {
		await bar(jana).getByRole('button', { name: 'Reveal…' }).click();
		const dialog = jana.getByRole('dialog', { name: 'Reveal private notes' });
		expect(await axeFindings(jana)).toEqual([]);
		await dialog.getByRole('button', { name: 'Reveal 1 note of Lubelskie' }).click();
		await expect(noteOf(jon, 'Open data first')).toHaveCount(1, { timeout: 60_000 });
		await dialog.getByRole('button', { name: 'Reveal all' }).click();
		await expect(dialog).toContainText('1 more is kept back', { timeout: 60_000 });
		await jana.keyboard.press('Escape');
		for (const page of [anna, jana]) {
			// It lies where its author's phone had room.
			await page.getByRole('button', { name: 'Show the whole board' }).click();
			await expect(noteOf(page, 'Voucher scheme')).toHaveCount(1, { timeout: 60_000 });
		}
		await jon.getByRole('button', { name: 'My private notes' }).click();
		const mine = jon.getByRole('dialog', { name: 'My private notes' });
		await expect(mine.getByRole('textbox', { name: /Private note/ })).toHaveCount(1);
		await expect(mine.getByRole('textbox', { name: 'Private note 1' })).toHaveValue('Not yet ripe');
	});
	expect(people.problems).toEqual([]);
});
