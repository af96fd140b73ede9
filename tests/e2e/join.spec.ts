import { demoCode, expect, joinThroughPage, test } from '../support/journey.ts';

test('a code, a name and a region are all it takes', async ({ people }) => {
	const page = await people.stranger();
	await page.goto('/');
	await page.getByLabel('Join code').fill(' lublin17 ');
	await page.getByRole('button', { name: 'Join', exact: true }).click();
	await page.getByLabel('Your name').fill('Ilze Ozola');
	await page.getByRole('radio', { name: 'Latvia' }).check({ force: true });
	await page.getByRole('button', { name: 'Join the workshop' }).click();
	await page.waitForURL('**/w/*');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Good practices');
	await expect(page.getByText('Ilze Ozola').first()).toBeVisible();
	expect(people.problems).toEqual([]);
});

test('a wrong code is answered in words and what was typed stays', async ({ people }) => {
	const page = await people.stranger();
	await page.goto('/join/NOTHERE1');
	await expect(page.getByText(/no open workshop with this code/i)).toBeVisible();
});

test('an empty name and a missing region are said before anything is sent', async ({ people }) => {
	const page = await people.stranger();
	await page.goto(`/join/${demoCode}`);
	await page.getByRole('button', { name: 'Join the workshop' }).click();
	await expect(page.getByText('Type your name.')).toBeVisible();
	await expect(page.getByText('Choose your region.')).toBeVisible();
	await expect(page.getByLabel('Your name')).toBeFocused();
});

test('joining again on the same device keeps the person', async ({ people }) => {
	const page = await people.participant('Marta Nowak', 'Lubelskie');
	const workshop = page.url();
	await page.goto(`/join/${demoCode}`);
	await page
		.getByRole('link', { name: 'Continue as Marta Nowak' })
		.or(page.getByRole('button', { name: 'Continue as Marta Nowak' }))
		.click();
	await page.waitForURL(workshop);
});

test('on a phone in Polish the whole way is in Polish and fits the screen', async ({ people }) => {
	const page = await people.stranger({ phone: true, locale: 'pl-PL' });
	await page.goto(`/join/${demoCode}`);
	await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Dobre praktyki');
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(360);
});

test('two people see each other arrive', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const amaia = await people.stranger();
	await joinThroughPage(amaia, demoCode, 'Amaia Etxeberria', 'Basque Country');
	await expect(marta.getByText('Amaia Etxeberria')).toBeVisible();
	await expect(amaia.getByText('Marta Nowak')).toBeVisible();
});
