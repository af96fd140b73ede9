/** A register as a board: entries in columns, moved from one to another, and as cards on the whiteboard. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

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
		await marta.getByRole('searchbox', { name: 'Search' }).fill('apples');
		await expect(column(marta, 'Lubelskie').getByRole('listitem')).toHaveCount(1);
		await expect(marta).toHaveURL(/by=region/);
		await expectAccessible(marta);
	});
	expect(people.problems).toEqual([]);
});
