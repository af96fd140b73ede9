/** Two regions write the registers together: challenges, criteria with their word, scores, SWOT and what follows from it. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

const expectAccessible = async (page: Page): Promise<void> => expect(await axeFindings(page)).toEqual([]);
const row = (page: Page, words: string) => page.locator('[data-entry]').filter({ hasText: words });

test('two regions fill the registers, and each speaks for itself alone', async ({ people }) => {
	test.setTimeout(300_000);
	const marta = await people.participant('Marta', 'Lubelskie');
	const workshop = new URL(marta.url()).pathname;
	const luca = await people.participant('Luca', 'Piedmont', { phone: true, dark: true });

	await test.step('challenges: added one after the other, named by regions, merged with both regions kept', async () => {
		await marta.goto(`${workshop}/registers/challenges`);
		await luca.goto(`${workshop}/registers/challenges`);
		const line = marta.getByRole('textbox', { name: 'A new challenge' });
		await line.fill('Nobody buys our apples');
		await line.press('Enter');
		await expect(line).toHaveValue('');
		await line.fill('Young people leave');
		await line.press('Enter');
		const theirs = luca.getByRole('textbox', { name: 'A new challenge' });
		await theirs.fill('Our young people leave');
		await expect(luca.getByText('Similar, already there: Young people leave')).toBeVisible();
		await theirs.press('Enter');

		await row(luca, 'Nobody buys our apples').getByRole('button', { name: 'Piedmont' }).click();
		await expect(row(marta, 'Nobody buys our apples').getByText('Piedmont')).toBeAttached();

		await row(marta, 'Our young people leave')
			.getByRole('button', { name: /^Actions for/ })
			.click();
		await marta.getByRole('menuitem', { name: 'Merge with another' }).click();
		await marta
			.getByRole('combobox', { name: 'The entry that stands for both' })
			.selectOption('Young people leave');
		await marta.getByRole('button', { name: 'Merge', exact: true }).click();
		await expect(row(luca, 'Our young people leave')).toHaveCount(0);
		const merged = row(luca, 'Young people leave');
		await expect(merged).toContainText('2 entries in one');
		await expect(merged).toContainText('Lubelskie');
		await expect(merged).toContainText('Piedmont');
		await expectAccessible(marta);
		await expectAccessible(luca);
	});

	await test.step('an entry is written in place, deleted and brought back', async () => {
		const entry = row(marta, 'Nobody buys our apples');
		await entry.getByRole('button', { name: /^Actions for/ }).click();
		await marta.getByRole('menuitem', { name: 'Edit the words' }).click();
		await marta.getByRole('textbox', { name: 'Challenge', exact: true }).press('End');
		await marta.keyboard.type(' any more');
		await marta.keyboard.press('Enter');
		await expect(row(luca, 'Nobody buys our apples any more')).toBeVisible();
		await entry.getByRole('button', { name: /^Actions for/ }).click();
		await marta.getByRole('menuitem', { name: 'Delete' }).click();
		await expect(row(luca, 'Nobody buys our apples')).toHaveCount(0);
		await marta.getByRole('button', { name: 'Undo' }).last().click();
		await expect(row(luca, 'Nobody buys our apples any more')).toBeVisible();
	});

	await test.step('a question about an entry is answered on its page', async () => {
		await row(luca, 'Nobody buys our apples').getByRole('link').first().click();
		await luca.getByRole('textbox', { name: 'A question or comment' }).fill('Since when?');
		await luca.getByRole('button', { name: 'Send' }).click();
		await row(marta, 'Nobody buys our apples').getByRole('link').first().click();
		await marta.getByRole('button', { name: 'Answer' }).click();
		await marta.getByRole('textbox', { name: 'Answer', exact: true }).fill('Since the embargo.');
		await marta.getByRole('button', { name: 'Send' }).first().click();
		await expect(luca.getByText('Since the embargo.')).toBeVisible();
		await luca.getByRole('button', { name: '0 × I agree' }).click();
		await expect(luca.getByRole('button', { name: '1 × I agree', pressed: true })).toBeVisible();
		await marta.getByRole('button', { name: '1 × I agree', pressed: false }).press('Enter');
		await expect(luca.getByRole('button', { name: '2 × I agree', pressed: true })).toBeVisible();
		await marta
			.getByRole('textbox', { name: /regions?: Lubelskie|each region: Lubelskie/ })
			.fill('2,000 tonnes a month.');
		await expect(luca.getByText('2,000 tonnes a month.')).toBeVisible();
		await expectAccessible(luca);
	});

	await test.step('criteria: rows from a spreadsheet, agreed by one region, weights and scores, a ranking', async () => {
		await marta.goto(`${workshop}/registers/criteria`);
		await marta.getByRole('button', { name: 'Spreadsheet' }).click();
		const sheet = marta.getByRole('dialog', { name: 'Spreadsheet' });
		await sheet.locator('input[type=file]').setInputFiles({
			...{ name: 'criteria.csv', mimeType: 'text/csv' },
			buffer: Buffer.from('What we judge;Indicator;Budget\nLocal trust;Joint projects;7\n;;\n;Nothing;1\n')
		});
		await expect(sheet.getByText('Choose which column names the entries.')).toBeVisible();
		await sheet.getByRole('combobox', { name: 'What we judge' }).selectOption('Name');
		await expect(sheet.getByText('1 entry will be added.')).toBeVisible();
		await expect(sheet.getByText('1 row without a name is left out.')).toBeVisible();
		await expectAccessible(marta);
		await sheet.getByRole('button', { name: 'Add', exact: true }).click();
		const criterion = row(marta, 'Local trust');
		await criterion.getByRole('button', { name: 'Lubelskie' }).click();
		await expect(criterion.getByRole('button', { name: 'Lubelskie' })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
		await criterion.getByRole('button', { name: /^Actions for/ }).click();
		await marta.getByRole('menuitemcheckbox', { name: 'Agreed' }).click();
		await expect(marta.getByRole('region', { name: 'Agreed' })).toContainText('Local trust');

		await marta.goto(`${workshop}/registers/criteria/scores`);
		const weights = marta.getByRole('region', { name: 'Weights' });
		await expect(weights.getByRole('textbox', { name: 'Local trust' })).toBeVisible();
		for (const field of await weights.getByRole('textbox').all()) {
			await field.fill('0');
			await field.blur();
		}
		await weights.getByRole('textbox', { name: 'Local trust' }).fill('20');
		await weights.getByRole('textbox', { name: 'Critical mass' }).fill('60');
		await weights.getByRole('textbox', { name: 'Critical mass' }).blur();
		const scores = marta.getByRole('region', { name: 'Scores of your region' });
		const give = async (poster: string, trust: string, mass: string) => {
			await scores.getByRole('combobox', { name: 'Poster' }).selectOption(poster);
			await scores.getByRole('textbox', { name: 'Local trust' }).fill(trust);
			await scores.getByRole('textbox', { name: 'Critical mass' }).fill(mass);
			await scores.getByRole('textbox', { name: 'Critical mass' }).blur();
		};
		await give('Growers sell as one', '5', '2');
		await give('Open innovation around waste', '0', '4');
		const ranking = marta.getByRole('region', { name: 'Ranking' });
		// .25 · 1 + .75 · .4 = .55 and .75 · .8 = .6; equal where w + (1−w) · .4 = (1−w) · .8, so w = 2/7.
		await expect(ranking.getByRole('listitem').first()).toContainText('Open innovation around waste');
		await expect(ranking.getByRole('listitem').first()).toContainText(/60\s?%/);
		await expect(ranking).toContainText(/Local trust \(25\s?%\): stays first until it rises above 2[89]/);
		await expectAccessible(marta);
	});

	await test.step('SWOT of both regions, and an action idea from a pair', async () => {
		await luca.goto(`${workshop}/registers/swot`);
		await marta.goto(`${workshop}/registers/swot`);
		const strength = marta.getByRole('textbox', { name: 'A new SWOT entry: Strengths' });
		await strength.fill('Many small orchards');
		await strength.press('Enter');
		const chance = luca.getByRole('textbox', { name: 'A new SWOT entry: Opportunities' });
		await chance.fill('Markets in Africa open');
		await chance.press('Enter');
		await expect(marta.getByRole('region', { name: 'Opportunities' })).toContainText(
			'Markets in Africa open'
		);

		const theirs = luca.getByRole('textbox', { name: 'A new SWOT entry: Strengths' });
		await theirs.fill('Small orchards, many of them');
		await theirs.press('Enter');
		await row(marta, 'Small orchards, many of them')
			.getByRole('button', { name: /^Actions for/ })
			.press('Enter');
		await marta.getByRole('menuitem', { name: 'Merge with another' }).press('Enter');
		await marta
			.getByRole('combobox', { name: 'The entry that stands for both' })
			.selectOption('Many small orchards');
		await marta.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
		for (const page of [marta, luca]) {
			await expect(row(page, 'Small orchards, many of them')).toHaveCount(0);
			const merged = row(page, 'Many small orchards');
			await expect(merged).toContainText('2 entries in one');
			for (const region of ['Lubelskie', 'Piedmont']) await expect(merged).toContainText(region);
			await expect(row(page, 'Markets in Africa open')).toContainText('Piedmont');
			// What the bar at the top covers is no fault of the list.
			await page.evaluate(() => scrollTo(0, 0));
			await expectAccessible(page);
		}
		const places = async (page: Page) =>
			Promise.all(
				['Strengths', 'Weaknesses', 'Opportunities', 'Threats'].map((name) =>
					page.getByRole('region', { name, exact: true }).boundingBox()
				)
			);
		const [strengths, weaknesses, chances, threats] = await places(marta);
		expect([weaknesses?.y, threats?.y]).toEqual([strengths?.y, chances?.y]);
		expect([chances?.x, threats?.x]).toEqual([strengths?.x, weaknesses?.x]);
		expect(new Set((await places(luca)).map((place) => place?.x)).size).toBe(1);

		await marta.getByRole('combobox', { name: 'Region' }).selectOption('Lubelskie');
		await expect(row(marta, 'Markets in Africa open')).toHaveCount(0);
		await expect(row(marta, 'Many small orchards')).toBeVisible();
		await marta.getByRole('combobox', { name: 'Region' }).selectOption('Piedmont');
		await expect(row(marta, 'Markets in Africa open')).toBeVisible();
		await expect(row(marta, 'Many small orchards')).toBeVisible();

		await luca.goto(`${workshop}/registers/swot/pairs`);
		await luca.getByRole('radio', { name: 'Many small orchards' }).check();
		await luca.getByRole('radio', { name: 'Markets in Africa open' }).check();
		await luca.getByRole('textbox', { name: 'What could be done' }).fill('One export office for all');
		await luca.getByRole('textbox', { name: 'What could be done' }).press('Enter');
		await luca.getByRole('link', { name: 'One export office for all' }).click();
		await expect(luca.getByRole('combobox', { name: 'Strategy' })).toHaveValue('so');
		await expectAccessible(luca);
	});

	await test.step('a deck brings what is not there yet', async () => {
		await luca.goto(`${workshop}/registers/lessons`);
		await luca.getByRole('button', { name: 'Decks' }).click();
		await luca.getByRole('button', { name: 'Take over 10 entries' }).click();
		await expect(row(luca, 'A cluster needs a leader')).toBeVisible();
		await expect(luca.locator('[data-entry]')).toHaveCount(10);
	});
	expect(people.problems).toEqual([]);
});
