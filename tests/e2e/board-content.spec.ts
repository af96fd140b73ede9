/** Finding things and doing things on a board without knowing where they are. */
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { BoardPage, openPosterWall } from '../support/pages/board-page.ts';

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

test('notes are written one after the other, copied to another tab, and pasted from other programs', async ({
	people
}) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await board.tool('Note').click();
	await marta.mouse.click(300, 600);
	await marta.keyboard.type('Soil');
	await marta.keyboard.press('Tab');
	await marta.keyboard.type('Water');
	await marta.keyboard.press('Enter');
	await marta.keyboard.type('Air');
	await marta.keyboard.press('Shift+Enter');
	await marta.keyboard.type('and light');
	await marta.keyboard.press('Escape');
	await expect(board.items('note')).toHaveCount(3);
	await expect(board.item('Air and light')).toBeFocused();
	await board.saved();

	await board.item('Soil').focus();
	await marta.keyboard.press('Control+c');
	const tab = await marta.context().newPage();
	const other = new BoardPage(tab);
	await other.open(new URL(marta.url()).pathname);
	await tab.locator('[data-board-surface]').focus();
	await tab.keyboard.press('Control+v');
	await expect(board.item('Soil')).toHaveCount(2);

	// A list out of a word processor: the words and their structure, and nothing that runs.
	await tab.evaluate(() => {
		const data = new DataTransfer();
		data.setData('text/plain', 'unused');
		data.setData(
			'text/html',
			'<img src="x" onerror="document.title = \'hacked\'"><ul><li>First <b>bold</b></li><li>Second</li></ul><script>document.title = "hacked"</script><p>Third</p>'
		);
		document.body.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
		);
	});
	await expect(other.item('First bold')).toHaveCount(1);
	await expect(other.item('Third')).toHaveCount(1);
	await expect(other.items('note')).toHaveCount(7);
	await expect(tab).not.toHaveTitle('hacked');
	await tab.keyboard.press('Control+z');
	await expect(other.items('note')).toHaveCount(4);
});

test('what is pasted keeps its bold words and links as a text, and nothing that runs', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	const paste = (html: string): Promise<void> =>
		marta.evaluate((pasted) => {
			const data = new DataTransfer();
			data.setData('text/html', pasted);
			const target = document.activeElement ?? document.body;
			target.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
			);
		}, html);
	await paste(
		'<p>See the <strong>open </strong>call on <a href="https://example.eu/call">our page</a>, <a href="javascript:alert(1)">not here</a></p>'
	);
	const text = board.item('See the open call on our page (https://example.eu/call), not here');
	await expect(text).toHaveAttribute('data-item-kind', 'text');
	await text.focus();
	await marta.keyboard.press('Enter');
	const field = marta.locator('[data-text-editor]');
	await expect(field).toHaveValue('See the **open** call on our page (https://example.eu/call), not here');
	await paste('<ul><li>A <b>list</b></li><li>of two</li></ul>');
	await expect(field).toHaveValue(/not here• A \*\*list\*\*\n• of two$/);
});

test('people talk about an item in comments that outlive it', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await board.writeNote('Shared orchards', 640, 560);
	await board.item('Shared orchards').focus();
	await marta.keyboard.press('Control+Alt+m');
	await expect(marta.getByRole('textbox', { name: 'Your comment' })).toBeFocused();
	await marta.keyboard.type('Who pays for the water?');
	await marta.keyboard.press('Control+Enter');
	await expect(marta.getByText('About Note: Shared orchards')).toBeVisible();
	await board.saved();

	const ilze = await people.participant('Ilze Ozola', 'Latvia', { phone: true });
	await new BoardPage(ilze).open(new URL(marta.url()).pathname);
	await expect(ilze.getByRole('button', { name: 'Comments, 1 unread' })).toBeVisible();
	await ilze.getByRole('button', { name: /1 comment by Marta Nowak, unread: Who pays/ }).tap();
	await ilze.getByRole('textbox', { name: 'Answer' }).fill('The municipality.');
	await ilze.getByRole('button', { name: 'Send' }).tap();
	await expect(marta.getByText('The municipality.')).toBeVisible();
	await expect(ilze.getByRole('button', { name: 'Comments', exact: true })).toBeVisible();
	expect(await axeFindings(ilze)).toEqual([]);
	// Nobody changes what somebody else wrote.
	await expect(ilze.getByRole('button', { name: 'Change the words' })).toHaveCount(1);

	await board.item('Shared orchards').focus();
	await marta.keyboard.press('Delete');
	await expect(marta.getByText('About something that was deleted – Note: Shared orchards')).toBeVisible();
	await marta.getByRole('button', { name: 'Resolve', exact: true }).click();
	await expect(ilze.getByText(/Resolved by Marta Nowak/)).toBeVisible();
	await marta.keyboard.press('Control+z');
	await expect(marta.getByText('About Note: Shared orchards')).toBeVisible();
	await expect(marta.getByText(/Resolved by Marta Nowak/)).toBeVisible();
	expect(await axeFindings(marta)).toEqual([]);
	await marta.getByRole('button', { name: 'All comments' }).click();
	await marta.getByRole('button', { name: /^Resolved/ }).click();
	await marta.getByRole('button', { name: /2 comments, the first by Marta Nowak, resolved/ }).click();
	await expect(marta.getByRole('button', { name: 'Open again' })).toBeVisible();
});

test('a ready-made board is made for the workshop, and what is good is marked as such', async ({
	people
}) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await marta.keyboard.press('Control+k');
	await marta.keyboard.type('template');
	await marta.keyboard.press('Enter');
	await expect(marta.getByRole('dialog', { name: 'Templates' })).toBeVisible();
	expect(await axeFindings(marta)).toEqual([]);
	await marta.getByRole('button', { name: /Gallery wall/ }).click();
	await expect(board.item('Frame: Northern Ireland')).toHaveCount(1);
	await expect(board.item('Frame: Basque Country')).toHaveCount(1);

	await board.item('Frame: Basque Country').focus();
	await marta.keyboard.press('Control+k');
	await marta.keyboard.type('good idea');
	await marta.keyboard.press('Enter');
	const given = marta.getByRole('button', { name: '1 × Good idea' });
	await expect(given).toHaveAttribute('aria-pressed', 'true');
	await board.saved();
	const ilze = await people.participant('Ilze Ozola', 'Latvia');
	const other = new BoardPage(ilze);
	await other.open(new URL(marta.url()).pathname);
	await other.item('Frame: Basque Country').focus();
	await ilze.keyboard.press('Shift+2');
	await ilze.getByRole('button', { name: '1 × Good idea' }).click();
	await expect(marta.getByRole('button', { name: '2 × Good idea' })).toBeVisible();
	// Pointers go through the items' elements to the canvas, so that what lies over them covers no target.
	expect(await axeFindings(ilze, { without: ['[data-item-id]'] })).toEqual([]);
});

test('what a facilitator has locked says why it stays, to the eye and the ear', async ({ people }) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const wall = await openPosterWall(jana);
	await wall.writeNote('House rules', 640, 560);
	await wall.item('House rules').focus();
	await jana.keyboard.press('Control+Shift+l');
	await wall.saved();

	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await board.item('House rules').focus();
	const told = marta.getByRole('region', { name: 'Notifications' });
	// Live from the start, so that what comes into it is read.
	await expect(marta.locator('[popover][aria-live="polite"]')).toHaveCount(1);
	await marta.keyboard.press('Delete');
	await expect(told).toContainText('Note: House rules is locked by a facilitator and stays as it is.');
	await expect(told).toHaveAttribute('aria-live', 'polite');
	await expect(board.item('House rules')).toHaveCount(1);
	expect(await axeFindings(marta)).toEqual([]);
});
