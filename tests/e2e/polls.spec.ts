/** Polls of several kinds: made in the editor, answered on a phone and by keyboard alone, revealed. */
import { axeFindings } from '../support/axe.ts';
import { demoCode, expect, openDemoWorkshop, test } from '../support/journey.ts';

test('a facilitator asks, a phone and a keyboard answer, everybody sees the result', async ({ people }) => {
	test.setTimeout(180_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const polls = `${new URL(jana.url()).pathname}/polls`;
	const marta = await people.participant('Marta Nowak', 'Lubelskie', { phone: true });
	const amaia = await people.participant('Amaia Etxeberria', 'Basque Country');

	async function ask(kind: string, title: string, options: string): Promise<string> {
		await jana.goto(polls);
		await jana.getByRole('button', { name: 'New poll' }).first().click();
		const dialog = jana.getByRole('dialog');
		await dialog.getByLabel('What kind of poll').selectOption({ label: kind });
		await dialog.getByLabel('Title').fill(title);
		await dialog.getByLabel('Ask about').selectOption({ label: 'My own list' });
		await dialog.getByLabel('Options').fill(options);
		await dialog.getByRole('button', { name: 'Create as a draft' }).click();
		await jana.waitForURL('**/polls/*');
		await confirm('Open the poll');
		return new URL(jana.url()).pathname;
	}
	async function confirm(verb: string): Promise<void> {
		await jana.getByRole('button', { name: verb }).click();
		await jana
			.getByRole('dialog')
			.or(jana.getByRole('alertdialog'))
			.getByRole('button', { name: verb })
			.click();
	}

	await test.step('dots: a phone spends no more than it has, and a reload loses nothing', async () => {
		const poll = await ask('Dots', 'What next?', 'Study visit\nShared office\nJoint fair');
		await marta.goto(poll);
		const more = marta.getByRole('button', { name: 'More: Dots for Study visit' });
		for (let dots = 0; dots < 3; dots++) await more.tap();
		await expect(more).toBeDisabled();
		await more.tap({ force: true });
		const spent = marta.getByRole('spinbutton', { name: 'Dots for Study visit' });
		await expect(spent).toHaveValue('3');
		await marta.reload();
		await expect(spent).toHaveValue('3');
		await marta.getByRole('spinbutton', { name: 'Dots for Joint fair' }).fill('9');
		await marta.getByRole('spinbutton', { name: 'Dots for Joint fair' }).blur();
		await expect(marta.getByText('0 of 5 dots left').first()).toBeVisible();
		expect(await axeFindings(marta)).toEqual([]);
		await marta.getByRole('button', { name: 'Hand in' }).tap();
		await expect(marta.getByText(/^Counted\. Receipt/)).toBeVisible();

		await confirm('Close the poll');
		await confirm('Reveal the result');
		await expect(marta.getByText('3 in all · 3 each')).toBeVisible();
		await marta.getByText('As a table: All figures').tap();
		await expect(marta.getByRole('table', { name: 'All figures' })).toContainText('Joint fair');
		const wall = await people.stranger();
		await wall.goto(`/screen/${demoCode}`);
		await jana.getByRole('button', { name: 'Show on the room screen' }).click();
		await expect(wall.getByText('3 in all · 3 each')).toBeVisible();
		await expect(wall.getByText('Weighting: each person counts the same.')).toBeVisible();
		expect(await axeFindings(wall)).toEqual([]);
		expect(await axeFindings(marta)).toEqual([]);
	});

	await test.step('ranking: everything with the keyboard, and the focus stays with what moves', async () => {
		const poll = await ask('Ranking', 'In which order?', 'Trust\nMoney\nTalent');
		await amaia.goto(poll);
		await amaia.getByRole('button', { name: 'Rank 1: Money' }).press('Enter');
		await amaia.getByRole('button', { name: 'Rank 2: Talent' }).press('Enter');
		const up = amaia.getByRole('button', { name: 'Up: Talent' });
		await up.press('Enter');
		await expect(up).toBeFocused();
		await expect(amaia.getByRole('region', { name: 'Your order' }).getByRole('listitem')).toHaveText([
			/Talent/,
			/Money/
		]);
		await amaia.getByRole('button', { name: 'Hand in' }).press('Enter');
		await expect(amaia.getByText(/^Counted\. Receipt/)).toBeVisible();
		expect(await axeFindings(amaia)).toEqual([]);
		await confirm('Close the poll');
		await confirm('Reveal the result');
		await expect(amaia.getByText(/too few complete rankings/)).toBeVisible();
	});

	await test.step('pairs: a keyboard judges, contradicts itself, and is led to the pair', async () => {
		const poll = await ask('Pairwise comparison', 'What matters?', 'Trust\nMoney\nTalent');
		await amaia.goto(poll);
		const pair = (number: number) => amaia.getByRole('group', { name: `Pair ${number} of 3` });
		await pair(1).getByRole('radio', { name: 'Trust' }).press('Space');
		await pair(2).getByRole('radio', { name: 'Talent' }).press('Space');
		await expect(amaia.getByRole('button', { name: 'Hand in' })).toBeDisabled();
		await pair(3).getByRole('radio', { name: 'Money' }).press('Space');
		await expect(amaia.getByText(/do not quite fit together/)).toBeVisible();
		expect(await axeFindings(amaia)).toEqual([]);
		await amaia.getByRole('button', { name: 'Think about this pair again' }).press('Enter');
		await expect(pair(1).getByRole('radio', { name: 'Trust' })).toBeFocused();
		await pair(2).getByRole('radio', { name: 'Trust' }).press('Space');
		await pair(2).getByRole('radio', { name: 'clearly more' }).press('Space');
		await expect(amaia.getByText('Your judgements fit together.')).toBeVisible();
		await amaia.getByRole('button', { name: 'Hand in' }).press('Enter');
		await expect(amaia.getByText(/^Counted\. Receipt/)).toBeVisible();
		await confirm('Close the poll');
		await confirm('Reveal the result');
		await expect(amaia.getByRole('table', { name: 'Weights of the group' })).toContainText('Trust');
		expect(await axeFindings(amaia)).toEqual([]);
	});

	await test.step('consent: a block needs its reason and stops the proposal', async () => {
		const poll = await ask('Consent', 'Can you live with this?', 'Share one office in Brussels');
		await amaia.goto(poll);
		await amaia.getByRole('radio', { name: /^Block/ }).check();
		await expect(amaia.getByRole('button', { name: 'Hand in' })).toBeDisabled();
		await amaia.getByRole('textbox', { name: 'Why?' }).fill('Our law does not allow it.');
		await amaia.getByRole('button', { name: 'Hand in' }).click();
		await expect(amaia.getByText(/^Counted\. Receipt/)).toBeVisible();
		expect(await axeFindings(amaia)).toEqual([]);
		await confirm('Close the poll');
		await confirm('Reveal the result');
		await expect(amaia.getByText('Share one office in Brussels: not adopted. Blocks: 1.')).toBeVisible();
	});

	expect(people.problems).toEqual([]);
});

test('what a facilitator wrote can be said in the language of everybody who reads it', async ({ people }) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const polls = `${new URL(jana.url()).pathname}/polls`;
	const marta = await people.participant('Marta Nowak', 'Lubelskie', { locale: 'pl-PL' });
	await jana.goto(polls);
	await jana.getByRole('button', { name: 'New poll' }).first().click();
	const dialog = jana.getByRole('dialog');
	await dialog.getByLabel('What kind of poll').selectOption({ label: 'Choice' });
	await dialog.getByLabel('Title').fill('Where do we meet?');
	await dialog.getByLabel('Ask about').selectOption({ label: 'My own list' });
	await dialog.getByLabel('Options').fill('By the sea\nIn town');
	await dialog.getByRole('button', { name: 'Create as a draft' }).click();
	await jana.waitForURL('**/polls/*');

	await expect(jana.getByText(/not complete in: Polski/)).toBeVisible();
	await jana.getByRole('button', { name: 'Translate it' }).click();
	await expect(dialog.getByText('Polski: 3 texts are missing')).toBeInViewport();
	expect(await axeFindings(jana)).toEqual([]);
	const polish = dialog.getByRole('group', { name: 'Polski' });
	await polish.getByLabel('Where do we meet?').fill('Gdzie się spotkamy?');
	await polish.getByLabel('By the sea').fill('Nad morzem');
	await polish.getByLabel('In town').fill('W mieście');
	await expect(dialog.getByText('Polski: complete')).toBeVisible();
	// A word put right here keeps what was said of it there.
	await dialog.getByLabel('Options').fill('By the seaside\nIn town');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(jana.getByText(/not complete in/)).toBeHidden();
	await jana.getByRole('button', { name: 'Open the poll' }).click();
	await jana.getByRole('alertdialog').or(dialog).getByRole('button', { name: 'Open the poll' }).click();

	await marta.goto(new URL(jana.url()).pathname);
	await expect(marta.getByRole('heading', { name: 'Gdzie się spotkamy?' })).toBeVisible();
	await expect(marta.getByText('Nad morzem')).toBeVisible();
	await expect(marta.getByText('W mieście')).toBeVisible();
	expect(people.problems).toEqual([]);
});
