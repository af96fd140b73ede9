/** Polls in which people write: answers in words of their own, read by a facilitator before they are shown. */
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';

test('people write on a phone and by keyboard, a facilitator lets texts pass, all see the words', async ({
	people
}) => {
	test.setTimeout(180_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const polls = `${new URL(jana.url()).pathname}/polls`;
	const marta = await people.participant('Marta Nowak', 'Lubelskie', { phone: true });
	const amaia = await people.participant('Amaia Etxeberria', 'Basque Country');

	async function confirm(verb: string): Promise<void> {
		await jana.getByRole('button', { name: verb }).click();
		await jana
			.getByRole('dialog')
			.or(jana.getByRole('alertdialog'))
			.getByRole('button', { name: verb })
			.click();
	}

	/** @returns where the open poll is */
	async function ask(kind: string, moderated: boolean): Promise<string> {
		await jana.goto(polls);
		await jana.getByRole('button', { name: 'New poll' }).first().click();
		const dialog = jana.getByRole('dialog');
		await dialog.getByLabel('What kind of poll').selectOption({ label: kind });
		await dialog.getByRole('checkbox', { name: /Show texts only after/ }).setChecked(moderated);
		expect(await axeFindings(jana)).toEqual([]);
		await dialog.getByRole('button', { name: 'Create as a draft' }).click();
		await jana.waitForURL('**/polls/*');
		await confirm('Open the poll');
		return new URL(jana.url()).pathname;
	}
	let poll = await ask('Open text', true);

	await test.step('a phone and a keyboard write', async () => {
		await marta.goto(poll);
		await expect(marta.getByText(/A facilitator reads what you write/)).toBeVisible();
		await marta.getByRole('textbox', { name: 'Answer 1' }).fill('Trust takes time');
		await marta.getByRole('textbox', { name: 'Answer 2' }).fill('x'.repeat(141));
		await expect(marta.getByRole('button', { name: 'Hand in' })).toBeDisabled();
		await marta.getByRole('textbox', { name: 'Answer 2' }).fill('Trust takes time ');
		await expect(marta.getByText('You have written this already.')).toBeVisible();
		await expect(marta.getByRole('button', { name: 'Hand in' })).toBeDisabled();
		await marta.getByRole('textbox', { name: 'Answer 2' }).fill('An unkind word');
		expect(await axeFindings(marta)).toEqual([]);
		await marta.getByRole('button', { name: 'Hand in' }).tap();
		await expect(marta.getByText(/^Counted\. Receipt/)).toBeVisible();

		await amaia.goto(poll);
		await amaia.getByRole('textbox', { name: 'Answer 1' }).focus();
		await amaia.keyboard.type('Build trust between regions');
		await amaia.getByRole('button', { name: 'Hand in' }).press('Enter');
		await expect(amaia.getByText(/^Counted\. Receipt/)).toBeVisible();
	});

	await test.step('the facilitator hides one text and lets the others pass', async () => {
		await expect(jana.getByText('3 texts wait for your decision')).toBeVisible();
		await jana.getByRole('button', { name: 'Hide: An unkind word' }).click();
		await expect(jana.getByText('2 texts wait for your decision')).toBeVisible();
		expect(await axeFindings(jana)).toEqual([]);
		await jana.getByRole('button', { name: 'Show all that wait' }).click();
		await expect(jana.getByText('0 texts wait for your decision')).toBeVisible();
		await confirm('Close the poll');
		await confirm('Reveal the result');
	});

	await test.step('everybody sees the words and the answers that passed', async () => {
		for (const page of [jana, marta, amaia]) {
			await expect(page.getByText('1 answer is not shown')).toBeVisible();
			await expect(page.getByRole('listitem').filter({ hasText: /^trust 2$/ })).toBeVisible();
			const answers = page.getByRole('table', { name: 'All answers, English' });
			await expect(answers).toContainText('Build trust between regions');
			await expect(answers).not.toContainText('unkind');
		}
		expect(await axeFindings(marta)).toEqual([]);
	});

	await test.step('a question board: a phone asks, a keyboard backs it, the facilitator answers', async () => {
		poll = await ask('Question board', false);
		await marta.goto(poll);
		await expect(marta.getByText('No question yet.')).toBeVisible();
		await marta.getByRole('textbox', { name: 'Your question' }).fill('Who pays after 2020?');
		await marta.getByRole('button', { name: 'Ask', exact: true }).tap();
		await expect(marta.getByRole('heading', { name: 'Your questions (1 of 3)' })).toBeVisible();

		await amaia.goto(poll);
		const back = amaia.getByRole('button', { name: /^Back: Who pays/ });
		await expect(back).toHaveAttribute('aria-pressed', 'false');
		await back.press('Enter');
		await expect(back).toHaveAttribute('aria-pressed', 'true');
		await expect(back).toHaveText(/ 1$/);
		await expect(back).toBeFocused();
		await expect(marta.getByRole('button', { name: /^Back: Who pays/ })).toHaveText(/ 1$/);
		expect(await axeFindings(marta)).toEqual([]);
		expect(await axeFindings(amaia)).toEqual([]);

		await jana.getByRole('button', { name: 'Answered: Who pays after 2020?' }).click();
		await expect(amaia.getByRole('listitem').filter({ hasText: 'Who pays' })).toContainText('answered');
		await marta.getByRole('button', { name: 'Withdraw: Who pays after 2020?' }).tap();
		await expect(amaia.getByText('No question yet.')).toBeVisible();
	});
	expect(people.problems).toEqual([]);
});
