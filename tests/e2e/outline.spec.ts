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

test('Tab leads through the whole board, in view or not, and Escape out of it', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	const surface = marta.locator('[data-board-surface]');
	await surface.focus();
	await marta.keyboard.press('Tab');
	await expect(board.item('Supra-regional').first()).toBeFocused();
	await marta.keyboard.press('PageDown');
	await expect(marta.getByRole('button', { name: 'Frame: Innovation' })).toBeFocused();
	await marta.keyboard.press('Tab');
	await expect(board.item('Open innovation around waste')).toBeFocused();
	for (let times = 0; times < 8; times += 1) await marta.keyboard.press('+');
	await expect(board.item('differently on Monday')).toHaveCount(0);
	await marta.keyboard.press('End');
	await expect(board.item('differently on Monday')).toBeFocused();

	await test.step('the first Escape ends the selection, the second leaves the items', async () => {
		await marta.keyboard.press('Escape');
		await expect(marta.locator('[data-item-id][aria-pressed="true"]')).toHaveCount(0);
		await expect(board.item('differently on Monday')).toBeFocused();
		await marta.keyboard.press('Escape');
		await expect(surface).toBeFocused();
		await marta.keyboard.press('Tab');
		await expect(marta.locator('[data-board-surface] :focus')).toHaveCount(0);
		await expect(marta.locator('body:focus')).toHaveCount(0);
		await marta.keyboard.press('Shift+Tab');
		await expect(board.item('differently on Monday')).toBeFocused();
	});

	await test.step('out of view, what is not selected hands the focus on to the board', async () => {
		await marta.keyboard.press('Escape');
		for (let times = 0; times < 20; times += 1) await marta.keyboard.press('ArrowLeft');
		await expect(board.item('differently on Monday')).not.toBeInViewport();
		await expect(surface).toBeFocused();
		await marta.keyboard.press('Tab');
		await expect(marta.locator('[data-item-id]:focus')).toBeInViewport();
	});

	await test.step('a command that chooses something else takes the focus there', async () => {
		await marta.keyboard.press('Control+k');
		await marta.keyboard.type('around waste');
		await expect(marta.getByRole('option', { selected: true })).toHaveText(/Open innovation around waste/);
		await marta.keyboard.press('Enter');
		await expect(board.item('Open innovation around waste')).toBeFocused();
	});

	await test.step('the menu is for all that is selected, and leaves it so', async () => {
		await marta.keyboard.press('Control+a');
		const chosen = marta.locator('[data-item-id][aria-pressed="true"]');
		await expect(chosen.nth(1)).toBeAttached();
		await marta.keyboard.press('Shift+F10');
		await expect(marta.getByRole('menuitem', { name: 'Select nothing' })).toBeVisible();
		await marta.keyboard.press('Escape');
		await expect(marta.locator('[data-item-id]:focus')).toHaveCount(1);
		await expect(chosen.nth(1)).toBeAttached();
	});

	await test.step('a first Escape ends a tool before anything else', async () => {
		await marta.keyboard.press('n');
		await expect(board.tool('Note')).toHaveAttribute('aria-pressed', 'true');
		await marta.keyboard.press('Escape');
		await expect(board.tool('Note')).toHaveAttribute('aria-pressed', 'false');
		await expect(marta.locator('[data-item-id]:focus')).toHaveCount(1);
	});

	await test.step('deleting what one stands on leaves the focus on the board', async () => {
		await marta.keyboard.press('End');
		await expect(board.item('differently on Monday')).toBeFocused();
		await marta.keyboard.press('Delete');
		await expect(board.item('differently on Monday')).toHaveCount(0);
		await expect(surface).toBeFocused();
	});
	expect(people.problems).toEqual([]);
});
