/** The room during a session: hands and ready on every device, and the wall that shows what is public of it. */
import { axeFindings } from '../support/axe.ts';
import { demoCode, expect, openDemoWorkshop, test } from '../support/journey.ts';

test('hands, ready and pulse go from a phone to the facilitator and to the wall, which keeps its last picture', async ({
	people
}) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	await expect(jana.getByRole('link', { name: 'Open the room screen' })).toHaveAttribute(
		'href',
		`/screen/${demoCode}`
	);
	const wall = await people.stranger();
	await wall.goto(`/screen/${demoCode}`);
	await expect(wall.getByRole('heading', { level: 1 })).toContainText('Good practices');
	await expect(wall.getByText(demoCode)).toBeVisible();
	expect(await axeFindings(wall)).toEqual([]);

	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const ilze = await people.participant('Ilze Ozola', 'Latvia', { phone: true });
	await marta.getByRole('button', { name: /^Hands and ready/ }).click();
	await marta.getByRole('button', { name: /Raise my hand/ }).click();
	// On a phone it all stands on the overview.
	await ilze.getByRole('button', { name: /Raise my hand/ }).click();
	await expect(ilze.getByText('Your hand is up: you are number 2.')).toBeVisible();
	await ilze.getByRole('button', { name: /I am done/ }).click();
	await ilze.getByRole('button', { name: 'Slower, please' }).click();
	expect(await axeFindings(ilze)).toEqual([]);

	// The whole panel works by keys.
	await jana.getByRole('button', { name: /^Hands and ready: 2 hands/ }).focus();
	await jana.keyboard.press('Enter');
	await expect(jana.getByRole('heading', { name: 'Done: 1 of 2' })).toBeVisible();
	await expect(jana.getByRole('listitem').filter({ hasText: 'Slower, please' })).toContainText('1');
	expect(await axeFindings(jana)).toEqual([]);
	await jana.getByRole('button', { name: 'Next: Marta Nowak' }).focus();
	await jana.keyboard.press('Enter');
	await expect(marta.getByText('You have the floor').first()).toBeVisible();
	await expect(wall.getByText('Marta')).toBeVisible();
	await expect(wall.getByText('Ilze')).toBeVisible();
	await expect(wall.getByText('1 of 2 are done')).toBeVisible();
	await expect(wall.getByText('Nowak')).toHaveCount(0);

	await wall.context().setOffline(true);
	await expect(wall.getByText(/No connection since/)).toBeVisible();
	await expect(wall.getByText('Marta')).toBeVisible();
	await wall.context().setOffline(false);
	await expect(wall.getByText(/No connection since/)).toHaveCount(0);
	expect(people.problems).toEqual([]);
});

test('a locked lobby turns new people away in words, on the wall too, and lets them in when it is opened', async ({
	people
}) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const wall = await people.stranger();
	await wall.goto(`/screen/${demoCode}`);
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	await jana.getByRole('button', { name: 'Lock the lobby' }).click();
	await expect(marta.getByRole('heading', { name: 'The lobby is locked' })).toBeVisible();
	await expect(marta.getByRole('button', { name: 'Unlock the lobby' })).toHaveCount(0);
	await expect(wall.getByText(demoCode)).toHaveCount(0);
	const ilze = await people.stranger({ phone: true });
	await ilze.goto(`/join/${demoCode}`);
	await expect(ilze.getByRole('heading', { name: 'The lobby is locked' })).toBeVisible();
	expect(await axeFindings(ilze)).toEqual([]);
	expect(await axeFindings(jana)).toEqual([]);
	await marta.goto(`/join/${demoCode}`);
	await expect(marta.getByRole('heading', { name: 'Welcome back, Marta Nowak' })).toBeVisible();
	await jana.getByRole('button', { name: 'Unlock the lobby' }).click();
	await expect(wall.getByText(demoCode)).toBeVisible();
	await ilze.getByRole('button', { name: 'Try again' }).click();
	await expect(ilze.getByLabel('Your name')).toBeVisible();
	expect(people.problems).toEqual([]);
});
