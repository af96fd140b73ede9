/**
 * A round after the meeting: a link with a password, comments and a deadline is made, opened by somebody who was not
 * there, and used; then a participant takes themselves out. Both languages, a phone, and axe on every new page.
 */
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
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
