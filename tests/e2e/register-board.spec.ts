/** A register as a board: entries in columns, moved from one to another, and as cards on the whiteboard. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { BoardPage } from '../support/pages/board-page.ts';

const expectAccessible = async (page: Page): Promise<void> => expect(await axeFindings(page)).toEqual([]);
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('what one person moves in the columns of the SWOT, the other sees', async ({ people }) => {
	test.setTimeout(180_000);
	const marta = await people.participant('Marta', 'Lubelskie');
	const workshop = new URL(marta.url()).pathname;
	const luca = await people.participant('Luca', 'Piedmont', { phone: true, dark: true });

	await test.step('a point is written in its column and moved to another one by keys', async () => {
		await marta.goto(`${workshop}/registers/swot`);
		await marta.getByRole('combobox', { name: 'View' }).selectOption('Board');
		await expect(marta).toHaveURL(/view=board/);
		for (const [quadrant, words] of [
			['Strengths', 'Many small orchards'],
			['Strengths', 'Nobody knows the market'],
			['Opportunities', 'Africa buys apples']
		] as const) {
			const line = column(marta, quadrant).getByRole('textbox', { name: /^A new SWOT entry/ });
			await line.fill(words);
			await line.press('Enter');
			await expect(column(marta, quadrant).getByRole('link', { name: words })).toBeVisible();
		}
		await luca.goto(`${workshop}/registers/swot?view=board&by=quadrant`);
		await expect(column(luca, 'Strengths').getByRole('listitem')).toHaveCount(2);
		await expect(column(luca, 'Threats')).toContainText('No entry');

		await marta.getByRole('button', { name: 'Move “Nobody knows the market” to …' }).press('Enter');
		await marta.getByRole('menuitemcheckbox', { name: 'Weaknesses' }).press('Enter');
		const moved = column(marta, 'Weaknesses').getByRole('button', { name: /^Move “Nobody knows/ });
		await expect(moved).toBeFocused();
		await expect(column(luca, 'Weaknesses')).toContainText('Nobody knows the market');
		await expect(column(luca, 'Strengths').getByRole('heading')).toHaveText('Strengths 1');
		await expectAccessible(marta);
		await expectAccessible(luca);
	});

	await test.step('a mouse drags it back, and the columns can be those of the regions', async () => {
		await column(marta, 'Weaknesses').locator('[data-entry]').dragTo(column(marta, 'Strengths'));
		await expect(column(marta, 'Strengths').getByRole('listitem')).toHaveCount(2);
		await marta.getByRole('combobox', { name: 'Columns by' }).selectOption('Region');
		await expect(column(marta, 'Lubelskie').getByRole('listitem')).toHaveCount(3);
		await expect(column(marta, 'Lubelskie').getByRole('button', { name: /^Move/ })).toHaveCount(0);
		await expect(column(marta, 'Lubelskie').getByText('Opportunities')).toBeVisible();
		await marta.getByRole('searchbox', { name: 'Search' }).fill('apples');
		await expect(column(marta, 'Lubelskie').getByRole('listitem')).toHaveCount(1);
		await expect(marta).toHaveURL(/by=region/);
		await expectAccessible(marta);
	});
	await test.step('all of them hang on a board in a square of frames, and the other one sees them there', async () => {
		await marta.goto(`${workshop}/registers/swot`);
		await marta.getByRole('button', { name: 'Put on a board' }).press('Enter');
		const asking = marta.getByRole('dialog', { name: 'Put on a board' });
		await expect(asking.getByRole('combobox', { name: 'Frames by' })).toHaveValue('quadrant');
		await expectAccessible(marta);
		await asking.getByRole('button', { name: 'Put 3 cards on the board' }).press('Enter');
		const board = new BoardPage(marta);
		await expect(marta.getByText('3 cards were put on the board.')).toBeVisible();
		await expect(board.items('entry')).toHaveCount(3);
		await expect(board.item('Africa buys apples')).toHaveAccessibleName(
			'SWOT entry: Africa buys apples, Lubelskie, Opportunities'
		);
		const [strengths, weaknesses, chances] = await Promise.all(
			['Strengths', 'Weaknesses', 'Opportunities'].map((name) => board.boxOf(board.item(`Frame: ${name}`)))
		);
		expect([weaknesses?.y, chances?.x]).toEqual([strengths?.y, strengths?.x]);
		await board.saved();
		await expectAccessible(marta);

		await luca.goto(new URL(marta.url()).pathname);
		const theirs = new BoardPage(luca);
		await theirs.painted();
		await expect(theirs.items('entry')).toHaveCount(3);
		await expectAccessible(luca);
	});

	await test.step('a card follows its entry and leads to it; what lies there is not put there twice', async () => {
		const board = new BoardPage(marta);
		await luca.goto(`${workshop}/registers/swot`);
		const add = luca.getByRole('textbox', { name: 'A new SWOT entry: Threats' });
		await add.fill('The embargo stays');
		await add.press('Enter');
		await luca
			.locator('[data-entry]')
			.filter({ hasText: 'Africa buys' })
			.getByRole('button', { name: /^Actions for/ })
			.press('Enter');
		await luca.getByRole('menuitemcheckbox', { name: 'Threats' }).press('Enter');
		await expect(board.item('Africa buys apples')).toHaveAccessibleName(/Threats$/);

		await board.tool('Posters and entries').press('Enter');
		const dialog = marta.getByRole('dialog', { name: 'Put an entry on the board' });
		await dialog.getByRole('combobox', { name: 'Register' }).selectOption('SWOT');
		await expect(dialog.getByRole('listitem')).toHaveCount(4);
		await expectAccessible(marta);
		await dialog.getByRole('button', { name: 'The embargo stays' }).press('Enter');
		await expect(board.items('entry')).toHaveCount(4);
		await marta.keyboard.press('Control+z');
		await expect(board.items('entry')).toHaveCount(3);

		await marta.goto(`${workshop}/registers/swot`);
		await marta.getByRole('button', { name: 'Put on a board' }).press('Enter');
		await marta.getByRole('button', { name: 'Put 4 cards on the board' }).press('Enter');
		await expect(marta.getByText('1 card was put on the board. 3 were on it already.')).toBeVisible();
		await expect(board.items('entry').filter({ hasText: 'The embargo stays' })).toHaveCount(1);

		await board.item('The embargo stays').focus();
		await marta.keyboard.press('Enter');
		await expect(marta.getByRole('heading', { level: 1, name: 'The embargo stays' })).toBeVisible();
	});
	expect(people.problems).toEqual([]);
});
