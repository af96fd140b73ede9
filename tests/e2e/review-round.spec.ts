/**
 * A round after the meeting: a link with a password, comments and a deadline is made, opened by somebody who was not
 * there, and used; then a participant takes themselves out. Both languages, a phone, and axe on every new page.
 */
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { Keyboard } from '../support/pages/keyboard.ts';
import { openPosterWall } from '../support/pages/board-page.ts';

test('a reviewer comments weeks later, and a participant erases everything of theirs', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const wall = await openPosterWall(marta);
	await wall.writeNote('Who pays for it?', 640, 560);
	await wall.saved();
	const maria = await people.facilitator();
	const [workshop = ''] = marta.url().split('/board/');
	await maria.goto(`${workshop}/manage`);
	await maria.getByRole('tab', { name: 'Access' }).click();
	await maria.getByRole('button', { name: 'New review link' }).click();
	const dialog = maria.getByRole('dialog', { name: 'New review link' });
	await dialog.getByLabel('For whom').fill('Ministry');
	await dialog.getByLabel('What it opens').selectOption({ label: 'Only the board Poster wall' });
	await dialog.getByLabel('Reviewers may').selectOption('comment');
	await dialog.getByLabel('Comments and answers until the end of').fill('2000-01-01');
	await dialog.getByLabel('Password').fill('seven green apples');
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	await expect(dialog.getByText('This day is over.')).toBeVisible();
	await dialog.getByLabel('Comments and answers until the end of').fill('2090-01-01');
	expect(await axeFindings(maria)).toEqual([]);
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const address = await dialog.getByRole('textbox', { name: 'The link' }).inputValue();
	await maria.keyboard.press('Escape');
	await expect(maria.getByText(/one board · comments · answers until .* · password/)).toBeVisible();

	const rita = await people.stranger({ phone: true, dark: true, locale: 'pl-PL' });
	await rita.goto(address.replace(/^https?:\/\/[^/]+/, ''));
	await rita.getByLabel('Hasło').fill('seven red apples');
	await rita.getByRole('button', { name: 'Otwórz' }).click();
	await expect(rita.getByRole('alert')).toContainText('Hasło jest nieprawidłowe.');
	expect(await axeFindings(rita)).toEqual([]);
	await rita.getByLabel('Hasło').fill('seven green apples');
	await rita.getByRole('button', { name: 'Otwórz' }).click();
	await rita.getByLabel('Imię i nazwisko').fill('Rita Review');
	await rita.getByLabel(/Region/).selectOption({ index: 1 });
	expect(await axeFindings(rita)).toEqual([]);
	await rita.getByRole('button', { name: 'Otwórz' }).click();
	await rita.waitForURL('**/board/*');
	// Cards of posters say what they say to everybody; the register behind them stays closed.
	await expect(rita.locator('[data-item-id]').filter({ hasText: 'LubApple' })).not.toHaveCount(0);
	const note = rita.locator('[data-item-id]').filter({ hasText: 'Who pays' });
	await expect(note).toHaveCount(1);
	await note.focus();
	await rita.keyboard.press('Delete');
	await expect(note).toHaveCount(1);
	await rita.keyboard.press('Control+Alt+M');
	await rita.keyboard.type('The region does.');
	await rita.keyboard.press('Control+Enter');
	await expect(marta.getByRole('button', { name: /1 comment by/ })).toBeVisible();
	await rita.goto(`${workshop}/posters`);
	await expect(rita.getByRole('heading', { name: 'Ten link otwiera jedną tablicę' })).toBeVisible();
	expect(await axeFindings(rita)).toEqual([]);
	await rita.getByRole('link', { name: 'Poster wall' }).click();
	await expect(note).toHaveCount(1);

	await marta.goto(`${workshop}/my-data`);
	await expect(marta.getByText('Marta Nowak').last()).toBeVisible();
	expect(await axeFindings(marta)).toEqual([]);
	const [file] = await Promise.all([
		marta.waitForEvent('download'),
		marta.getByRole('link', { name: 'Download my data' }).click()
	]);
	expect(file.suggestedFilename()).toBe('my-data.json');
	await marta.getByRole('button', { name: 'Erase everything of me …' }).click();
	await marta.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click();
	await marta.waitForURL((url) => url.pathname === '/');
	await expect(note).toHaveCount(0);
});

test('a reviewer gets through the saved workshop with the keyboard alone', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const wall = await openPosterWall(marta);
	await wall.writeNote('Who pays for the water?', 640, 560);
	await wall.saved();
	const [workshop = ''] = new URL(marta.url()).pathname.split('/board/');
	const maria = await people.facilitator();
	await maria.goto(`${workshop}/manage`);
	await maria.getByRole('tab', { name: 'Access' }).click();
	await maria.getByRole('button', { name: 'New review link' }).click();
	const dialog = maria.getByRole('dialog', { name: 'New review link' });
	await dialog.getByLabel('For whom').fill('Ministry');
	await dialog.getByLabel('Reviewers may').selectOption('comment');
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const address = await dialog.getByRole('textbox', { name: 'The link' }).inputValue();

	const rita = await people.stranger();
	const keys = new Keyboard(rita);
	await rita.goto(address.replace(/^https?:\/\/[^/]+/, ''));
	await test.step('says who they are', async () => {
		await keys.tabTo(rita.getByLabel('Your name'));
		await keys.type('Rita Review');
		await keys.tabTo(rita.getByLabel('Region you speak for'));
		await keys.type('Latvia');
		await keys.activate(rita.getByRole('button', { name: 'Open' }));
		await rita.waitForURL('**/review');
	});
	await test.step('finds words in everything', async () => {
		await keys.tabTo(rita.getByRole('searchbox', { name: 'Search everything' }));
		await keys.type('nothing like this');
		await keys.press('Enter');
		await expect(rita.getByText('Nothing holds all of these words.')).toBeVisible();
		expect(await axeFindings(rita)).toEqual([]);
		await keys.press('ControlOrMeta+a');
		await keys.type('pays WATER');
		await keys.press('Enter');
		await expect(rita.getByRole('heading', { name: '1 place with “pays WATER”' })).toBeVisible();
		expect(await axeFindings(rita)).toEqual([]);
	});
	await test.step('the board shows what was found, and takes a comment', async () => {
		await keys.activate(rita.getByRole('main').getByRole('link', { name: 'Poster wall' }));
		await expect(rita.getByText('1 of 1')).toBeVisible();
		await expect(rita.getByRole('searchbox')).toBeFocused();
		// The view is on its way there.
		const note = rita.locator('[data-item-id]').filter({ hasText: 'Who pays' });
		await expect(note).toBeVisible();
		await keys.press('Escape');
		await expect(note).toBeFocused();
		await keys.press('Control+Alt+M');
		await keys.type('The region does.');
		await keys.press('Control+Enter');
		await expect(marta.getByRole('button', { name: /1 comment by/ })).toBeVisible();
	});
	await test.step('the report is read and taken along', async () => {
		await rita.goto(`${workshop}/review`);
		await keys.activate(rita.getByRole('link', { name: 'Read the report' }));
		await rita.waitForURL('**/report');
		await keys.activate(rita.getByRole('button', { name: 'Download' }));
		const [file] = await Promise.all([
			rita.waitForEvent('download'),
			keys.activate(rita.getByRole('link', { name: 'Text (Markdown)' }))
		]);
		expect(file.suggestedFilename()).toMatch(/\.md$/);
	});
	expect(people.problems).toEqual([]);
});
