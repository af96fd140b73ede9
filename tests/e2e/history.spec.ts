/** The history of a board: what was deleted is found by the slider and restored, and taken back, with the keyboard. */
import { expect, test } from '../support/journey.ts';
import { axeFindings } from '../support/axe.ts';
import { openPosterWall } from '../support/pages/board-page.ts';

test('a facilitator finds what was deleted, restores it and takes that back', async ({ people }) => {
	const maria = await people.facilitator();
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const wall = await openPosterWall(marta);
	await wall.writeNote('Precious idea', 640, 560);
	await wall.saved();
	await wall.item('Precious idea').focus();
	await marta.keyboard.press('Delete');
	await expect(wall.item('Precious idea')).toHaveCount(0);
	await wall.saved();

	await maria.goto(marta.url());
	await maria.getByRole('button', { name: 'Poster wall' }).click();
	await maria.getByRole('menuitem', { name: 'History' }).click();
	const slider = maria.getByRole('slider', { name: 'Moment' });
	await expect(slider).toHaveAttribute('aria-valuetext', /\d\d:\d\d/);
	const note = maria.locator('[data-item-id]').filter({ hasText: 'Precious idea' });
	await expect(note).toHaveCount(0);
	await slider.press('ArrowLeft');
	await expect(note).toHaveCount(1);
	await test.step('the moment can be read as a list, too, and follows the slider', async () => {
		await maria.getByRole('tab', { name: 'Outline' }).click();
		const row = maria.getByRole('treeitem', { name: /Precious idea/ });
		await expect(row).toBeVisible();
		await slider.press('ArrowRight');
		await expect(row).toHaveCount(0);
		await slider.press('ArrowLeft');
		await row.click();
		await expect(row).toHaveAttribute('aria-selected', 'true');
		await expect(maria.getByRole('button', { name: 'Restore 1 selected' })).toBeVisible();
		expect(await axeFindings(maria)).toEqual([]);
	});
	await maria.getByRole('tab', { name: 'Compare' }).click();
	await expect(maria.getByRole('heading', { name: 'Deleted' })).toBeVisible();
	await expect(maria.getByRole('button', { name: 'Precious idea Lubelskie' })).toBeVisible();
	await expect(maria.locator('[data-comparison-marks] .gone')).toHaveCount(1);
	expect(await axeFindings(maria)).toEqual([]);

	await maria.getByRole('button', { name: 'Restore this moment' }).click();
	const dialog = maria.getByRole('dialog', { name: 'Restore the whole board?' });
	await expect(dialog).toContainText('Lubelskie');
	await expect(dialog).toContainText('1 comes back');
	await dialog.getByRole('button', { name: 'Restore' }).click();
	await expect(wall.item('Precious idea')).toBeVisible();
	await maria.getByRole('button', { name: 'Take back' }).click();
	await expect(wall.item('Precious idea')).toHaveCount(0);
	await maria.getByRole('tab', { name: 'Versions' }).click();
	await expect(maria.getByRole('button', { name: /Before restoring/ })).toHaveCount(2);

	// Nobody else gets this far.
	await marta.goto(maria.url());
	await expect(marta.getByText('Only facilitators see the history')).toBeVisible();
});
