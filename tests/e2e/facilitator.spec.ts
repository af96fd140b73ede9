/** Accounts, links and people: what a facilitator does around the day. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import {
	accountOfFacilitator,
	demoCode,
	expect,
	openDemoWorkshop,
	signInThroughPage,
	test
} from '../support/journey.ts';
import { BoardPage, openPosterWall } from '../support/pages/board-page.ts';

/** Presses a button and confirms in the dialog that asks. */
async function confirmed(page: Page, button: string | RegExp, verb: string | RegExp = button): Promise<void> {
	await page.getByRole('button', { name: button }).click();
	await page
		.getByRole('dialog')
		.or(page.getByRole('alertdialog'))
		.getByRole('button', { name: verb })
		.click();
}

const pathOf = (link: string): string => link.replace(/^https?:\/\/[^/]+/, '');

test('an account signs in again with e-mail and password, and a wrong password is said in words', async ({
	people,
	server
}) => {
	await signInThroughPage(await people.stranger(), server.facilitatorLink);
	const page = await people.stranger();
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill(accountOfFacilitator.email);
	await page.getByLabel('Password').fill('not this one');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('E-mail address or password is wrong.')).toBeVisible();
	await page.getByLabel('Password').fill(accountOfFacilitator.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL('**/facilitate');
});

test('a new workshop from the template and an empty one can be used at once', async ({ people }) => {
	const jana = await people.facilitator();
	for (const [title, template] of [
		['Belfast 2018', /Lublin template/],
		['Riga 2018', /An empty workshop/]
	] as const) {
		await jana.goto('/facilitate');
		await jana.getByRole('button', { name: 'New workshop' }).first().click();
		await jana.getByLabel('Title').fill(title);
		await jana.getByRole('radio', { name: template }).check({ force: true });
		await jana.getByRole('button', { name: 'Create' }).click();
		await jana.waitForURL('**/manage');
		await jana.getByRole('navigation').getByRole('link', { name: 'Overview' }).click();
		await expect(jana.getByRole('heading', { level: 1 })).toContainText(title);
		await jana
			.getByRole('main')
			.getByRole('link', { name: /Write, draw/ })
			.first()
			.click();
		await new BoardPage(jana).painted();
	}
	expect(people.problems).toEqual([]);
});

test('a co-facilitator comes through an invitation and may manage', async ({ people }) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const workshop = new URL(jana.url()).pathname;
	await jana.goto(`${workshop}/manage`);
	await jana.getByRole('tab', { name: 'Access' }).click();
	await jana.getByRole('button', { name: 'Invite a co-facilitator' }).click();
	await jana.getByRole('dialog').getByRole('textbox').first().fill('Piotr');
	await jana.getByRole('button', { name: 'Make the link' }).click();
	const link = await jana.getByRole('textbox', { name: 'The link' }).inputValue();

	const piotr = await people.stranger();
	await piotr.goto(pathOf(link));
	await piotr.getByLabel('Your name').fill('Piotr Zając');
	await piotr.getByLabel('E-mail address').fill('piotr@example.eu');
	await piotr.getByLabel('Password').fill('another good sentence');
	await piotr.getByRole('button', { name: 'Save and go on' }).click();
	await piotr.waitForURL(/\/(w|facilitate)\b/);
	await piotr.goto(`${workshop}/manage`);
	await expect(piotr.getByRole('heading', { name: 'Manage the workshop' })).toBeVisible();
	await expect(jana.getByRole('tab', { name: /People/ })).toContainText('2');
});

test('a personal link makes another device the same person', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	await marta.getByRole('button', { name: /Marta Nowak/ }).click();
	await marta.getByRole('menu').getByText('Go on with another device').click();
	await marta.getByRole('button', { name: 'Make a personal link' }).click();
	const link = await marta.getByRole('textbox', { name: 'Personal link' }).inputValue();
	const phone = await people.stranger({ phone: true });
	await phone.goto(pathOf(link));
	await phone.waitForURL('**/w/*');
	await expect(phone.getByText(/1 person here now/)).toBeVisible();
	const second = await people.stranger();
	await second.goto(pathOf(link));
	await expect(second.getByText('The link does not work')).toBeVisible();
});

test('a person who is removed is out at once, everywhere', async ({ people }) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	await jana.goto(`${jana.url()}/manage`);
	await jana.getByRole('tab', { name: /People/ }).click();
	await jana.getByRole('button', { name: 'What to do with Marta Nowak' }).click();
	await jana.getByRole('menu').getByText('Remove from the workshop').click();
	await jana
		.getByRole('dialog')
		.or(jana.getByRole('alertdialog'))
		.getByRole('button', { name: /Remove/ })
		.click();
	await expect(marta.getByText('You were removed from this workshop')).toBeVisible();
});

test('in a closed workshop everything can be read and nothing changed, until it is reopened', async ({
	people
}) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	await expect(board.tool('Note')).toBeVisible();
	await jana.goto(`${jana.url()}/manage`);
	await jana.getByRole('tab', { name: 'Access' }).click();
	await confirmed(jana, 'Close the workshop');
	await expect(board.tool('Note')).toHaveCount(0);
	await expect(board.items('poster')).toHaveCount(5);
	const late = await people.stranger();
	await late.goto(`/join/${demoCode}`);
	await expect(late.getByText(/no open workshop with this code/i)).toBeVisible();
	await jana.getByRole('button', { name: 'Reopen the workshop' }).click();
	await expect(board.tool('Note')).toBeVisible();
});

test('a picture is described, uploaded and seen by the others; anything else is refused in words', async ({
	people
}) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = await openPosterWall(marta);
	const ilze = await people.participant('Ilze Ozola', 'Latvia');
	const other = new BoardPage(ilze);
	await other.open(new URL(marta.url()).pathname);

	const choose = async (name: string, mimeType: string, buffer: Buffer) => {
		const chooser = marta.waitForEvent('filechooser');
		await board.tool('Picture').click();
		await (await chooser).setFiles({ name, mimeType, buffer });
	};
	// The smallest PNG: one pixel.
	const png = Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	);
	await choose('apples.png', 'image/png', png);
	await marta.getByLabel('What does the picture show?').fill('Apples in a cold store');
	await marta.getByRole('button', { name: 'Put it on the board' }).click();
	await expect(board.item('Apples in a cold store')).toHaveCount(1);
	await expect(other.item('Apples in a cold store')).toHaveCount(1);

	await choose('drawing.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
	await expect(marta.getByText('Only PNG, JPEG and WebP pictures can be added.').first()).toBeVisible();
});

test('following somebody shows what they look at', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	await openPosterWall(marta);
	const ilze = await people.participant('Ilze Ozola', 'Latvia');
	const other = new BoardPage(ilze);
	await other.open(new URL(marta.url()).pathname);
	await ilze.getByRole('button', { name: /People here/ }).click();
	await ilze.getByRole('button', { name: 'Follow Marta Nowak' }).click();
	await expect(ilze.getByText('You are following Marta Nowak')).toBeVisible();
	const zoom = (page: Page) => page.getByRole('button', { name: /^Zoom: / });
	await marta.getByRole('button', { name: 'Zoom in' }).click();
	await marta.getByRole('button', { name: 'Zoom in' }).click();
	const name = await zoom(marta).getAttribute('aria-label');
	await expect.poll(() => zoom(ilze).getAttribute('aria-label')).toBe(name);

	const banner = ilze.getByText('You are following Marta Nowak');
	const surface = ilze.locator('[data-board-surface]');
	const ends: Readonly<Record<string, () => Promise<void>>> = {
		'an arrow key': async () => {
			await surface.focus();
			await ilze.keyboard.press('ArrowRight');
		},
		'a key for the zoom': async () => {
			await surface.focus();
			await ilze.keyboard.press('-');
		},
		'the button for the zoom': () => ilze.getByRole('button', { name: 'Zoom out' }).click(),
		'the walk over the items': async () => {
			await surface.focus();
			await ilze.keyboard.press('Tab');
			await ilze.keyboard.press('End');
			await ilze.keyboard.press('Home');
		},
		'the outline': async () => {
			await ilze.getByRole('button', { name: 'Outline', exact: true }).click();
			await ilze.locator('[role="treeitem"][tabindex="0"]').focus();
			await ilze.keyboard.press('End');
			await ilze.keyboard.press('Home');
		}
	};
	for (const [how, end] of Object.entries(ends)) {
		await test.step(`${how} ends it`, async () => {
			if (!(await banner.isVisible())) {
				if (!(await ilze.getByRole('button', { name: 'Follow Marta Nowak' }).isVisible()))
					await ilze.getByRole('button', { name: /People here/ }).click();
				await ilze.getByRole('button', { name: 'Follow Marta Nowak' }).click();
			}
			await expect(banner).toBeVisible();
			await expect.poll(() => zoom(ilze).getAttribute('aria-label')).toBe(name);
			await end();
			await expect(banner).toHaveCount(0);
		});
	}
	expect(people.problems).toEqual([]);
});

test('an observer watches by name, and somebody who is removed reads why', async ({ people }) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const workshop = new URL(jana.url()).pathname;
	await jana.goto(`${workshop}/manage`);
	await jana.getByRole('tab', { name: 'Access' }).click();
	await jana.getByRole('button', { name: 'New observer link' }).click();
	await jana.getByRole('dialog').getByRole('textbox').first().fill('Managing authority');
	expect(await axeFindings(jana)).toEqual([]);
	await jana.getByRole('button', { name: 'Make the link' }).click();
	const link = await jana.getByRole('textbox', { name: 'The link' }).inputValue();
	await jana.keyboard.press('Escape');

	const olga = await people.stranger({ phone: true });
	await olga.goto(pathOf(link));
	await olga.getByRole('button', { name: 'Watch the workshop' }).click();
	await expect(olga.getByText('Type your name.')).toBeVisible();
	expect(await axeFindings(olga)).toEqual([]);
	await olga.getByLabel('Your name').fill('Olga Authority');
	await olga.getByRole('button', { name: 'Watch the workshop' }).click();
	await olga.waitForURL('**/w/*');
	await expect(olga.getByText('observer', { exact: true }).first()).toBeVisible();
	const board = await openPosterWall(olga);
	await expect(board.items('poster').first()).toBeAttached();
	await expect(board.tool('Note')).toHaveCount(0);

	await jana.getByRole('tab', { name: /People/ }).click();
	await jana.getByRole('button', { name: 'What to do with Olga Authority' }).click();
	await jana.getByRole('menu').getByText('Remove from the workshop').click();
	const dialog = jana.getByRole('dialog');
	await dialog.getByLabel('Why? The person reads it.').selectOption({ label: 'Joined twice' });
	await dialog.getByLabel('In your own words').fill('You are in the list as Olga A.');
	expect(await axeFindings(jana)).toEqual([]);
	await dialog.getByRole('button', { name: 'Remove from the workshop' }).click();
	await expect(olga.getByText('You had joined twice')).toBeVisible();
	await expect(olga.getByText('You are in the list as Olga A.')).toBeVisible();
	expect(await axeFindings(olga)).toEqual([]);
	expect(people.problems).toEqual([]);
});
