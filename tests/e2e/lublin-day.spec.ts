/**
 * The Lublin day from start to end: a facilitator, six people of four regions, one of them with a phone, and the room
 * screen go through its seven steps; the server is killed while people write privately and the timer runs.
 */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import {
	demoCode,
	expect,
	joinThroughPage,
	openDemoWorkshop,
	signInThroughPage,
	test,
	type PersonOptions
} from '../support/journey.ts';
import { judgeEverything } from '../support/pages/ballot-page.ts';
import { BoardPage } from '../support/pages/board-page.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'The step that is running' });
const privately = (page: Page) => page.getByRole('region', { name: 'Private writing' });
async function secondsLeft(page: Page): Promise<number> {
	const text = (await bar(page).getByRole('timer').textContent()) ?? '';
	const [, minutes = NaN, seconds = NaN] = /(\d+):(\d\d)/.exec(text) ?? [];
	return Number(minutes) * 60 + Number(seconds);
}
const board = /\/board\//;
const overview = /\/w\/[^/]+$/;
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

test('the seven steps of the Lublin day, across a killed server', async ({ server, people }) => {
	test.setTimeout(300_000);
	const jana = await people.stranger();
	await signInThroughPage(jana, server.facilitatorLink);
	await openDemoWorkshop(jana);
	const wall = await people.stranger();
	await wall.goto(`/screen/${demoCode}`);
	/** Everybody of the room comes in through the door. */
	const joined = async (name: string, region: string, options: PersonOptions = {}) => {
		const page = await people.stranger(options);
		await joinThroughPage(page, demoCode, name, region);
		return page;
	};
	const [marta, pawel, ilze, amaia, jon, luca] = await Promise.all([
		joined('Marta Nowak', 'Lubelskie'),
		joined('Pawel Lis', 'Lubelskie'),
		joined('Ilze Ozola', 'Latvia', { phone: true }),
		joined('Amaia Etxeberria', 'Basque Country'),
		joined('Jon Agirre', 'Basque Country'),
		joined('Luca Rossi', 'Piedmont')
	]);
	const room = [marta, pawel, ilze, amaia, jon, luca];
	const everybody = [jana, ...room];

	/** All are at the place of the step, and wall and bars name it. A phone has its own page in place of a board. */
	async function allAt(title: string, place: RegExp): Promise<void> {
		await Promise.all(
			room.map(async (page) => {
				await page.waitForURL(page === ilze && place === board ? overview : place);
				await expect(bar(page)).toContainText(title);
			})
		);
		await expect(wall.getByText(title).first()).toBeVisible();
	}
	const next = () => bar(jana).getByRole('button', { name: 'Next step' }).click();
	async function confirm(verb: string): Promise<void> {
		await jana.getByRole('button', { name: verb }).click();
		await jana
			.getByRole('dialog')
			.or(jana.getByRole('alertdialog'))
			.getByRole('button', { name: verb })
			.click();
	}

	await test.step('before: the tour is skipped once, the checklist sees the room, the fourth step gets its poll', async () => {
		await expect(marta.getByRole('region', { name: /A short tour/ })).toBeVisible();
		await marta.getByRole('button', { name: 'Next', exact: true }).click();
		await expect(marta.getByRole('heading', { name: 'You are taken along' })).toBeFocused();
		expect(await axeFindings(marta)).toEqual([]);
		await marta.getByRole('button', { name: 'Skip the tour' }).click();
		await marta.reload();
		await expect(marta.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(marta.getByRole('region', { name: /A short tour/ })).toHaveCount(0);

		const joined = jana.getByRole('listitem').filter({ hasText: 'Somebody has joined with the code' });
		await expect(joined).toContainText('done');
		await jana.getByRole('checkbox', { name: /Say aloud what is shown/ }).check();
		expect(await axeFindings(jana)).toEqual([]);

		await jana.goto(`${new URL(jana.url()).pathname}/polls`);
		await jana.getByRole('button', { name: 'New poll' }).first().click();
		const dialog = jana.getByRole('dialog');
		await dialog.getByLabel('What kind of poll').selectOption({ label: 'Dots' });
		await dialog.getByLabel('Title').fill('How heavy is it here?');
		await dialog.getByLabel('Ask about').selectOption({ label: 'My own list' });
		await dialog.getByLabel('Options').fill('Lost market\nBureaucracy\nFirms are too small');
		await dialog.getByRole('button', { name: 'Create as a draft' }).click();
		await jana.waitForURL('**/polls/*');
		await jana.getByRole('link', { name: 'Agenda', exact: true }).first().click();
		await jana.getByLabel('Begins at').fill('09:00');
		await jana.getByLabel('Begins at').blur();
		await jana.getByRole('button', { name: /^How heavy is each challenge.* minutes/ }).click();
		await jana.getByLabel('Where people go').selectOption({ label: 'Poll: How heavy is it here?' });
		await jana.getByRole('checkbox', { name: 'Close the poll when the step ends' }).check();
		expect(await axeFindings(jana)).toEqual([]);
		await jana.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(jana.getByText('170 minutes, until 11:50')).toBeVisible();
	});

	await test.step('1: everybody walks along the posters', async () => {
		await bar(jana).getByRole('button', { name: 'Start', exact: true }).click();
		await allAt('Poster gallery', /\/posters$/);
	});

	await test.step('2: the step opens its poll, and two regions judge', async () => {
		await next();
		await allAt('Transferability vote', /\/polls\//);
		await Promise.all([amaia, luca].map((page) => judgeEverything(page)));
		await jana.goto(new URL(amaia.url()).pathname);
		await confirm('Close the poll');
		await confirm('Reveal the result');
	});

	await test.step('3: all write privately; a killed server loses neither notes nor time', async () => {
		await next();
		await allAt('Challenges', board);
		await jana.goto(new URL(marta.url()).pathname);
		const write = async (page: Page, words: string): Promise<void> => {
			await page.getByRole('button', { name: 'My private notes' }).first().click();
			const mine = page.getByRole('dialog', { name: 'My private notes' });
			await mine.getByRole('textbox', { name: 'New note' }).fill(words);
			await mine.getByRole('button', { name: 'Add note' }).click();
			await expect(mine.getByRole('status')).toContainText('Saved');
			await page.keyboard.press('Escape');
		};
		await Promise.all([marta, ilze, luca].map((page, index) => write(page, `Early thought ${index}`)));
		await jon.getByRole('button', { name: 'My private notes' }).first().click();
		const away = jon.getByRole('dialog', { name: 'My private notes' });
		await expect(away.getByRole('textbox', { name: 'New note' })).toBeVisible();
		await server.kill();
		// Nobody waits for the network: what is written meanwhile is kept and sent.
		await away.getByRole('textbox', { name: 'New note' }).fill('Written without a server');
		await away.getByRole('button', { name: 'Add note' }).click();
		await server.launch();
		await expect(away.getByRole('status')).toContainText('Saved', { timeout: 60_000 });
		await jon.keyboard.press('Escape');
		await Promise.all([pawel, amaia].map((page, index) => write(page, `Late thought ${index}`)));
		await expect(privately(jana)).toContainText('6 private notes from 6 of 6 participants', {
			timeout: 60_000
		});
		await expect
			.poll(async () => spread(await Promise.all(everybody.map(secondsLeft))), { timeout: 30_000 })
			.toBeLessThanOrEqual(1);
		expect(await secondsLeft(jana)).toBeLessThan(20 * 60);
		await privately(jana).getByRole('button', { name: 'Reveal…' }).click();
		await jana
			.getByRole('dialog', { name: 'Reveal private notes' })
			.getByRole('button', { name: 'Reveal all' })
			.click();
		await jana.keyboard.press('Escape');
		await jana.getByRole('button', { name: 'Show the whole board' }).click();
		await expect(new BoardPage(jana).item('Written without a server')).toHaveCount(1, { timeout: 60_000 });
		await expect(wall.getByText('Challenges').first()).toBeVisible({ timeout: 60_000 });
	});

	await test.step('4: the poll of the fourth step opens and closes with it', async () => {
		await next();
		await allAt('How heavy', /\/polls\//);
		await marta.getByRole('button', { name: 'More: Dots for Bureaucracy' }).click();
		await marta.getByRole('button', { name: 'Hand in' }).click();
		await expect(marta.getByText(/^Counted\. Receipt/)).toBeVisible();
	});

	await test.step('5 and 6: criteria in their register, the plan in its section of the workshop', async () => {
		await next();
		await allAt('Evaluation criteria', /\/registers\/criteria$/);
		await luca.getByRole('textbox', { name: 'A new criterion', exact: true }).fill('Trust among the members');
		await luca.keyboard.press('Enter');
		// Whoever writes is not taken along.
		await luca.getByRole('textbox', { name: 'A new criterion', exact: true }).blur();
		await expect(ilze.getByText('Trust among the members')).toBeVisible();
		await expect(jana.getByRole('button', { name: 'Hand in' })).toHaveCount(0);
		await next();
		await allAt('Regional Action Plan', /\/plans$/);
		await bar(ilze).getByRole('button', { name: 'What to do' }).click();
		await expect(ilze.getByRole('dialog')).toContainText('11:00');
		expect(await axeFindings(ilze)).toEqual([]);
		await ilze.keyboard.press('Escape');
	});

	await test.step('7: the end, and the report tells of all seven', async () => {
		await next();
		await allAt('What we take home', board);
		await bar(jana).getByRole('button', { name: 'End the step' }).click();
		await expect(bar(marta)).toHaveCount(0);
		await expect(wall.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
		await jana.goto(`${/^\/w\/[^/]+/.exec(new URL(jana.url()).pathname)?.[0] ?? ''}/report`);
		for (const title of ['Poster gallery', 'Regional Action Plan', 'What we take home'])
			await expect(jana.getByRole('main').getByText(title).first()).toBeVisible();
	});
	expect(people.problems).toEqual([]);
});
