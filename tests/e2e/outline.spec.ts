/** The outline: everything on the board without a mouse and without looking, in step with the canvas. */
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { openPosterWall } from '../support/pages/board-page.ts';
import { OutlinePage } from '../support/pages/outline-page.ts';

test('notes are written, framed, ordered, connected and deleted in the outline alone', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const luca = await people.participant('Luca Bianchi', 'Piedmont');
	const board = await openPosterWall(marta);
	const seen = await openPosterWall(luca);
	const outline = new OutlinePage(marta);
	const { keys } = outline;
	await outline.open();

	await test.step('every row says where it stands', async () => {
		await outline.goTo('Frame: Innovation', 'Inno');
		await expect(outline.row('Frame: Innovation')).toHaveAttribute('aria-level', '1');
		await expect(outline.row('Frame: Innovation')).toHaveAttribute('aria-expanded', 'true');
		await expect(outline.row('Growers sell as one')).toHaveAttribute('aria-setsize', '3');
		await expect(outline.row('Growers sell as one')).toHaveAttribute('aria-posinset', '1');
	});

	await test.step('a note is written into the frame one is in', async () => {
		await outline.add('Note', 'Apples');
		await keys.press('Control+Enter');
		await expect(marta.getByRole('textbox', { name: 'Text' })).toBeFocused();
		await keys.type('Pears');
		await keys.press('Control+Enter');
		await expect(outline.row('Pears')).toBeFocused();
		await expect(outline.row('Pears')).toHaveAttribute('aria-level', '2');
		await expect(seen.item('Pears')).toContainText('in frame Innovation, 3 of 3');
	});

	await test.step('and ordered, taken out and put back', async () => {
		await keys.press('Alt+ArrowUp');
		await expect(outline.row('Pears')).toHaveAttribute('aria-posinset', '2');
		await expect(marta.getByTestId('announcer')).toContainText('Now 2 of 3');
		await keys.press('Alt+ArrowLeft');
		await expect(outline.row('Pears')).toHaveAttribute('aria-level', '1');
		await expect(outline.row('Pears')).toBeFocused();
		await keys.press('Alt+ArrowRight');
		await expect(outline.row('Pears')).toHaveAttribute('aria-level', '2');
	});

	await test.step('connected to another one, which is found by its words', async () => {
		await keys.activate(marta.getByRole('button', { name: 'Connect to …' }));
		const dialog = marta.getByRole('dialog');
		await expect(dialog.getByRole('searchbox', { name: 'Find by its words' })).toBeFocused();
		await keys.type('apples');
		await keys.tabTo(dialog.getByRole('radio').first());
		await keys.press('Space', 'Enter');
		await expect(dialog).toHaveCount(0);
		await expect(seen.items('connector')).toHaveCount(1);
		expect(await axeFindings(marta, { without: ['[data-item-id]'] })).toEqual([]);
	});

	await test.step('the canvas selects with it, and it with the canvas', async () => {
		await outline.goTo('Apples', 'Appl');
		await expect(board.item('Apples')).toHaveAttribute('aria-pressed', 'true');
		await board.item('Growers sell as one').focus();
		await expect(outline.row('Growers sell as one')).toHaveAttribute('aria-selected', 'true');
		await expect(outline.row('Apples')).toHaveAttribute('aria-selected', 'false');
	});

	await test.step('several are deleted at once, and undo brings them back', async () => {
		await marta.getByRole('heading', { name: 'Outline' }).focus();
		await outline.goTo('Apples', 'Appl');
		await keys.press('Control+ArrowDown');
		await expect(marta.locator('[role="treeitem"]:focus')).toHaveAttribute('aria-selected', 'false');
		await keys.press('Control+ArrowUp', 'Shift+F10');
		await marta.getByRole('menuitem', { name: 'Delete' }).focus();
		await keys.press('Enter');
		await expect(outline.row('Apples')).toHaveCount(0);
		await expect(seen.item('Apples')).toHaveCount(0);
		await expect(marta.locator('[role="treeitem"]:focus')).toHaveCount(1);
		await keys.press('Control+z');
		await expect(outline.row('Apples')).toHaveCount(1);
	});

	await test.step('closing it gives the focus back', async () => {
		await keys.press('Escape');
		await expect(marta.getByRole('button', { name: 'Outline', exact: true })).toBeFocused();
	});
	expect(people.problems).toEqual([]);
});
