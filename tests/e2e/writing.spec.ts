/** Writing: the caret goes where one presses, and going elsewhere loses nothing. */
import type { Page } from 'playwright/test';
import { expect, test } from '../support/journey.ts';
import { BoardPage, openPosterWall } from '../support/pages/board-page.ts';

async function openWall(page: Page): Promise<BoardPage> {
	const board = await openPosterWall(page);
	await board.saved();
	return board;
}

test('a press in the text that is being written places the caret', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openWall(marta);
	await board.tool('Note').click();
	await marta.mouse.click(640, 560);
	const field = marta.locator('[data-text-editor]');
	await marta.keyboard.type('pples');
	const { x, y, height } = await board.boxOf(field);
	await marta.mouse.click(x + 1, y + height / 2);
	await marta.keyboard.press('Home');
	await marta.keyboard.type('A');
	await expect(field).toHaveValue('Apples');
});

test('a double click opens a text, and the next keys write', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openWall(marta);
	await board.writeNote('Apples', 640, 560);
	await marta.mouse.click(1100, 700);
	await marta.mouse.dblclick(640, 560);
	await expect(marta.locator('[data-text-editor]')).toBeFocused();
	await marta.keyboard.type(' and pears');
	await marta.keyboard.press('Escape');
	await expect(board.item('Apples and pears')).toBeVisible();
});

test('on a phone a tap places a note, and the next keys write in it', async ({ people }) => {
	const amaia = await people.participant('Amaia Etxeberria', 'Basque Country', { phone: true });
	const board = await openWall(amaia);
	await board.tool('Note').tap();
	await amaia.touchscreen.tap(180, 420);
	await expect(amaia.locator('[data-text-editor]')).toBeFocused();
	await amaia.keyboard.type('By thumb');
	await amaia.touchscreen.tap(180, 130);
	await expect(board.item('By thumb')).toBeVisible();
});

test('a press that begins in a dialog and ends beside it closes nothing', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openWall(marta);
	await marta.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Poster' }).click();
	const search = marta.getByRole('searchbox');
	await search.fill('apples');
	const { x, y, height } = await board.boxOf(search);
	await board.drag({ x: x + 60, y: y + height / 2 }, { x: 8, y: y + height / 2 });
	await expect(search).toHaveValue('apples');
	await marta.mouse.click(8, 400);
	await expect(search).toHaveCount(0);
});

test('what was written without a connection is saved also from another page', async ({ people, server }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openWall(marta);
	const path = new URL(marta.url()).pathname;
	const ilze = await people.participant('Ilze Ozola', 'Latvia');
	const other = new BoardPage(ilze);
	await other.open(path);

	await server.kill();
	await board.writeNote('Written before leaving', 420, 560);
	await marta.getByRole('link', { name: 'Back to the workshop' }).click();
	await expect(marta.locator('[data-board-surface]')).toHaveCount(0);
	await server.launch();
	await expect(other.item('Written before leaving')).toBeVisible({ timeout: 45_000 });
});

test('what was being written in something that somebody else deletes can be kept', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openWall(marta);
	await board.writeNote('Three pages of thoughts', 420, 560);
	const ilze = await people.participant('Ilze Ozola', 'Latvia');
	const other = new BoardPage(ilze);
	await other.open(new URL(marta.url()).pathname);
	await board.item('Three pages of thoughts').focus();
	await marta.keyboard.press('Enter');
	await marta.keyboard.type(' and more');
	await other.item('Three pages of thoughts and more').focus();
	await ilze.keyboard.press('Delete');
	await expect(marta.getByText('Somebody deleted what you were writing in.')).toBeVisible();
	await marta.getByRole('button', { name: 'Keep my text' }).click();
	await expect(other.item('Three pages of thoughts and more')).toHaveCount(1);
});
