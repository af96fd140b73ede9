/** Finding things and doing things on a board without knowing where they are. */
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { openPosterWall } from '../support/pages/board-page.ts';

test('one finds a poster by its words, and a command by its name, with the keyboard', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await board.writeNote('Orchards need irrigation', 640, 560);

	await marta.keyboard.press('Control+f');
	const field = marta.getByRole('searchbox', { name: 'Search the board' });
	await expect(field).toBeFocused();
	await marta.keyboard.type('lubapple');
	await expect(marta.getByRole('status').filter({ hasText: '1 hit' })).toBeVisible();
	await marta.keyboard.press('Enter');
	await expect(marta.locator('[data-item-kind="poster"][aria-pressed="true"]')).toHaveAccessibleName(
		/LubApple/
	);
	expect(await axeFindings(marta)).toEqual([]);
	await marta.keyboard.press('Escape');
	await expect(field).toHaveCount(0);

	await marta.keyboard.press('Control+k');
	const palette = marta.getByRole('combobox', { name: 'Command, tool or words on the board' });
	await expect(palette).toBeFocused();
	await marta.keyboard.type('irrig');
	await expect(marta.getByRole('option', { selected: true })).toHaveText(/Orchards need irrigation/);
	expect(await axeFindings(marta)).toEqual([]);
	await marta.keyboard.press('Enter');
	await expect(marta.locator('[data-item-kind="note"][aria-pressed="true"]')).toHaveAccessibleName(
		/Orchards/
	);

	await marta.keyboard.press('Control+k');
	await marta.keyboard.type('dupl');
	await marta.keyboard.press('Enter');
	await expect(board.item('Orchards need irrigation')).toHaveCount(2);
});
