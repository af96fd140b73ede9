/** Finding things and doing things on a board without knowing where they are. */
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
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
