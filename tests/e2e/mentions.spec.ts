/** People and regions are mentioned in comments, and those who are meant learn of it. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { BoardPage, openPosterWall } from '../support/pages/board-page.ts';

const offers = (page: Page) => page.getByRole('listbox', { name: 'Whom to mention' });
const mention = (page: Page, name: string) => page.locator('[data-mention]').filter({ hasText: `@${name}` });

test('a region and a person are mentioned with the keys alone, and those who are meant are told', async ({
	people
}) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	const ilze = await people.participant('Ilze Ozola', 'Latvia', { phone: true });
	await new BoardPage(ilze).open(new URL(marta.url()).pathname);

	await board.writeNote('Shared orchards', 640, 560);
	await board.item('Shared orchards').focus();
	await marta.keyboard.press('Control+Alt+m');
	const field = marta.getByRole('textbox', { name: 'Your comment' });
	await expect(field).toBeFocused();

	await test.step('the sign offers regions, then people; letters narrow them down', async () => {
		await marta.keyboard.type('Who pays, @');
		await expect(offers(marta).getByRole('option').first()).toHaveText('Basque Country');
		await expect(offers(marta).getByRole('option').last()).toHaveText(/Ilze Ozola\s*Latvia/);
		await expect(offers(marta)).not.toContainText('Marta Nowak');
		await expect(marta.getByRole('option', { selected: true })).toHaveText('Basque Country');
		await marta.keyboard.press('ArrowUp');
		await expect(marta.getByRole('option', { selected: true })).toHaveText(/Ilze Ozola/);
		const active = await marta.getByRole('option', { selected: true }).getAttribute('id');
		await expect(field).toHaveAttribute('aria-activedescendant', active ?? '');
		expect(await axeFindings(marta)).toEqual([]);
		await marta.keyboard.type('lat');
		await expect(offers(marta).getByRole('option')).toHaveText(['Latvia']);
	});

	await test.step('Escape closes the list and nothing else; Enter and Tab choose', async () => {
		await marta.keyboard.press('Escape');
		await expect(offers(marta)).toHaveCount(0);
		await expect(field).toBeFocused();
		for (let letter = 0; letter < 4; letter++) await marta.keyboard.press('Backspace');
		await marta.keyboard.type('@lat');
		await marta.keyboard.press('Enter');
		await expect(field).toHaveValue('Who pays, @Latvia ');
		await marta.keyboard.type('and @oz');
		await marta.keyboard.press('Tab');
		await expect(field).toHaveValue('Who pays, @Latvia and @Ilze Ozola ');
		await expect(field).toBeFocused();
	});

	await test.step('a mention goes and comes back as a whole', async () => {
		await marta.keyboard.press('Backspace');
		await marta.keyboard.press('Backspace');
		await expect(field).toHaveValue('Who pays, @Latvia and ');
		await marta.keyboard.press('Control+z');
		await expect(field).toHaveValue('Who pays, @Latvia and @Ilze Ozola');
		await marta.keyboard.press('End');
		await marta.keyboard.type('?');
		await marta.keyboard.press('Control+Enter');
	});

	await expect(mention(marta, 'Latvia')).toBeVisible();
	await expect(marta.getByRole('button', { name: 'Comments', exact: true })).toBeVisible();
	await ilze.getByRole('button', { name: 'Comments, 1 unread, 1 mentions you' }).waitFor();
	await expect(ilze.getByText('Marta Nowak mentions you in a comment.')).toBeVisible();
	await expect(
		ilze.getByRole('button', {
			name: /1 comment by Marta Nowak, unread: Who pays, @Latvia and @Ilze Ozola\?/
		})
	).toBeVisible();
	await ilze.getByRole('button', { name: 'Comments, 1 unread, 1 mentions you' }).tap();
	await expect(ilze.getByText('Marta Nowak mentions you in a comment.')).toHaveCount(0);
	await ilze.getByRole('button', { name: /mentions you Who pays/ }).tap();
	await expect(mention(ilze, 'Latvia')).toBeVisible();

	await test.step('on a phone one chooses by tapping', async () => {
		const answer = ilze.getByRole('textbox', { name: 'Answer' });
		await answer.tap();
		await answer.pressSequentially('Half each, @l');
		await expect(offers(ilze)).toBeInViewport({ ratio: 1 });
		for (const option of await offers(ilze).getByRole('option').all()) {
			expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
		}
		expect(await axeFindings(ilze)).toEqual([]);
		await ilze.getByRole('option', { name: 'Lubelskie' }).tap();
		await expect(answer).toHaveValue('Half each, @Lubelskie ');
		await expect(answer).toBeFocused();
		await ilze.getByRole('button', { name: 'Send' }).tap();
		await expect(mention(marta, 'Lubelskie')).toBeVisible();
	});

	await test.step('one finds the threads that mention oneself, until they are resolved', async () => {
		await marta.getByRole('button', { name: 'All comments' }).click();
		await expect(marta.getByRole('button', { name: 'Comments, 1 mentions you' })).toBeVisible();
		await marta.getByRole('button', { name: 'For me 1' }).click();
		const thread = marta.getByRole('button', { name: /mentions you Who pays, @Latvia and/ });
		await expect(thread).toBeVisible();
		expect(await axeFindings(marta)).toEqual([]);
		await thread.click();
		await marta.getByRole('button', { name: 'Resolve', exact: true }).click();
		await marta.getByRole('button', { name: 'All comments' }).click();
		await expect(marta.getByText('No comments here')).toBeVisible();
	});
	for (const page of [marta, ilze]) await expect(page.locator('body')).not.toContainText('@[');
});

test('whoever is mentioned beside an entry of a register finds the way to it', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const ilze = await people.participant('Ilze Ozola', 'Latvia', { phone: true });
	const lobby = ilze.url();
	await marta.goto(`${new URL(marta.url()).pathname}/registers/challenges`);
	await marta.getByRole('textbox', { name: 'A new challenge' }).fill('Young people leave');
	await marta.keyboard.press('Enter');
	await marta.getByRole('link', { name: 'Young people leave' }).first().click();
	const field = marta.getByRole('textbox', { name: 'A question or comment' });
	await field.press('@');
	await marta.keyboard.type('latv');
	await marta.keyboard.press('Enter');
	await marta.keyboard.type('as well?');
	await expect(field).toHaveValue('@Latvia as well?');
	expect(await axeFindings(marta)).toEqual([]);
	await marta.keyboard.press('Control+Enter');
	await expect(mention(marta, 'Latvia')).toBeVisible();

	await expect(ilze.getByText('Marta Nowak mentions you in a comment.')).toBeVisible();
	const section = ilze.getByRole('region', { name: 'Comments that mention you' });
	await expect(section).toContainText('@Latvia as well?');
	expect(await axeFindings(ilze)).toEqual([]);
	await section.getByRole('link', { name: 'Young people leave' }).tap();
	await expect(mention(ilze, 'Latvia')).toBeVisible();
	// What was told is read now.
	await expect(ilze.getByText('Marta Nowak mentions you in a comment.')).toHaveCount(0);
	await ilze.getByRole('button', { name: 'Mark as settled' }).tap();
	await ilze.goto(`${lobby}/registers`);
	await expect(ilze.getByText(/^\d+ (entry|entries)$/).first()).toBeVisible();
	await expect(section).toHaveCount(0);
});
