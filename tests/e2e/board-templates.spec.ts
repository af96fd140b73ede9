/** A board becomes a template for others, and its frames are shown one after another. */
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { openPosterWall } from '../support/pages/board-page.ts';

test('a facilitator makes a template of a part of a board; a participant uses it and presents the frames', async ({
	people
}) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const wall = await openPosterWall(jana);
	await wall.writeNote('Next steps', 640, 560);
	await jana.keyboard.press('Control+k');
	await jana.keyboard.type('Save selection as');
	await jana.keyboard.press('Enter');
	const name = jana.getByRole('textbox', { name: 'Name of the template' });
	await name.fill('Our next steps');
	expect(await axeFindings(jana)).toEqual([]);
	await jana.getByRole('button', { name: 'Save template' }).click();
	await expect(jana.getByText('Template saved: Our next steps')).toBeVisible();

	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await expect(board.item('Next steps')).toHaveCount(1);
	await marta.keyboard.press('Control+k');
	await marta.keyboard.type('Add a template');
	await marta.keyboard.press('Enter');
	const card = marta.getByRole('button', { name: /Our next steps/ });
	await expect(card).toBeVisible();
	expect(await axeFindings(marta)).toEqual([]);
	await expect(marta.getByRole('button', { name: /Remove template/ })).toHaveCount(0);
	await card.click();
	// A moment after the dialog is gone the view goes to what was placed, and the other one is out of it.
	await expect(async () => {
		await marta.keyboard.press('Shift+1');
		await expect(board.item('Next steps')).toHaveCount(2, { timeout: 1000 });
	}).toPass();

	await marta.keyboard.press('Alt+Shift+P');
	const stage = marta.getByRole('dialog', { name: 'Presentation' });
	await expect(stage.getByRole('status')).toContainText('Frame 1 of 6');
	await marta.keyboard.press('ArrowRight');
	await expect(stage.getByRole('status')).toContainText('Frame 2 of 6');
	expect(await axeFindings(marta)).toEqual([]);
	await marta.keyboard.press('Escape');
	await expect(stage).toHaveCount(0);

	await jana.keyboard.press('Control+k');
	await jana.keyboard.type('Add a template');
	await jana.keyboard.press('Enter');
	await jana.getByRole('button', { name: 'Remove template Our next steps' }).click();
	const sure = jana.getByRole('dialog', { name: /Remove template/ });
	await sure.getByRole('button', { name: 'Delete', exact: true }).click();
	await expect(jana.getByRole('button', { name: /Our next steps/ })).toHaveCount(0);
});
