/** Words that a workshop explains by itself. */
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';

test('a facilitator explains a word, and whoever writes it finds the explanation beside the field', async ({
	people
}) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const workshop = /\/w\/([^/?#]+)/.exec(jana.url())?.[1] ?? '';
	await jana.goto(`/w/${workshop}/manage`);
	await jana.getByRole('tab', { name: /^Words/ }).click();
	await expect(jana.getByText('No words of your own yet')).toBeVisible();
	await jana.getByRole('button', { name: 'Add a word' }).click();
	const dialog = jana.getByRole('dialog', { name: 'Add a word' });
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(dialog.getByRole('alert')).toContainText('Write the word in at least one language.');
	await dialog.getByLabel('Word (English)').fill('Living lab');
	await dialog.getByLabel('Abbreviation (English)').fill('LL');
	await dialog
		.getByLabel('What it means (English)')
		.fill('A place where ideas are tried with those who use them.');
	expect(await axeFindings(jana)).toEqual([]);
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(dialog).toBeHidden();
	await expect(jana.getByRole('listitem').filter({ hasText: 'Living lab (LL)' })).toBeVisible();

	const anna = await people.participant('Anna', 'Latvia', { phone: true });
	await anna.goto(`/w/${workshop}/registers/challenges`);
	await anna.getByLabel('A new challenge').first().fill('Nobody pays for living labs');
	await anna.keyboard.press('Enter');
	await anna.getByRole('link', { name: 'Nobody pays for living labs' }).first().click();
	await anna.getByRole('button', { name: 'Living lab (LL)' }).click();
	await expect(anna.getByText('A place where ideas are tried')).toBeVisible();
	expect(await axeFindings(anna)).toEqual([]);

	await anna.goto(`/w/${workshop}/report`);
	await expect(anna.getByText('Living lab (LL)')).toBeVisible();
	await jana.getByRole('button', { name: /^Delete.*Living lab/ }).click();
	await jana
		.getByRole('alertdialog')
		.or(jana.getByRole('dialog'))
		.getByRole('button', { name: 'Delete' })
		.click();
	await expect(jana.getByText('No words of your own yet')).toBeVisible();
});
