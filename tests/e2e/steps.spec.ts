/** A facilitator runs three steps of the demo's agenda for two laptops and a phone, across a killed server. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'The step that is running' });
/** Seconds that the page says are left. */
async function secondsLeft(page: Page): Promise<number> {
	const text = (await page.getByRole('timer').textContent()) ?? '';
	const [, minutes = NaN, seconds = NaN] = /(\d+):(\d\d)/.exec(text) ?? [];
	return Number(minutes) * 60 + Number(seconds);
}

test('three steps for everybody, a pause, and a server killed while the timer runs', async ({
	server,
	people
}) => {
	test.setTimeout(240_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const anna = await people.participant('Anna', 'Lubelskie');
	const jon = await people.participant('Jon', 'Basque Country', { phone: true });

	await jana.getByRole('link', { name: 'Agenda', exact: true }).first().click();
	await jana.getByRole('button', { name: 'Move Transferability vote up' }).click();
	await expect(jana.getByRole('main').getByRole('listitem').first()).toContainText('Transferability vote');
	await jana.getByRole('button', { name: 'Move Transferability vote down' }).click();
	await expect(jana.getByRole('main').getByRole('listitem').first()).toContainText('Poster gallery');
	expect(await axeFindings(jana)).toEqual([]);

	await test.step('the first step takes everybody to the posters, the third to the board', async () => {
		await jana.getByRole('button', { name: 'Start', exact: true }).click();
		for (const page of [anna, jon]) {
			await page.waitForURL('**/posters');
			await expect(bar(page)).toContainText('Poster gallery');
		}
		await jana.getByRole('button', { name: 'Next step' }).click();
		await anna.waitForURL('**/polls/*');
		await jana.getByRole('button', { name: 'Next step' }).click();
		await anna.waitForURL('**/board/*');
		// A phone has the step's page instead, from which the board is one tap away.
		await jon.waitForURL(/\/w\/[^/]+$/);
	});

	await test.step('who goes elsewhere and reloads is not led away again', async () => {
		await anna.goto(anna.url().replace(/\/board\/.*$/, ''));
		await expect(bar(anna)).toContainText('Challenges');
		// A pause that reached this page came long after the step would have led it away.
		await jana.getByRole('button', { name: 'Pause' }).click();
		await expect(bar(anna)).toContainText('The facilitator paused the work.');
		expect(new URL(anna.url()).pathname).toMatch(/^\/w\/[^/]+$/);
		await jana.getByRole('button', { name: 'Go on' }).click();
		await bar(anna).getByRole('link', { name: 'Go there' }).click();
		await anna.waitForURL('**/board/*');
		await jon.getByRole('link', { name: 'Open the board' }).click();
		await jon.waitForURL('**/board/*');
	});

	await test.step('a pause leaves participants only looking, and says so', async () => {
		await jana.getByRole('button', { name: 'Pause' }).click();
		for (const page of [anna, jon]) {
			await expect(bar(page)).toContainText('The facilitator paused the work.');
			await expect(page.getByRole('button', { name: 'Note', exact: true })).toBeHidden();
		}
		await jana.getByRole('button', { name: 'Go on' }).click();
		await expect(anna.getByRole('button', { name: 'Note', exact: true })).toBeVisible();
		expect(await axeFindings(jon)).toEqual([]);
	});

	await test.step('a killed server comes back with the step and the same timer for all', async () => {
		await server.kill();
		await server.launch();
		const late = await people.participant('Late', 'Latvia');
		await late.waitForURL('**/board/*');
		await expect(bar(late)).toContainText('Challenges');
		await expect(bar(anna)).toContainText('Step 3 of 7');
		// While her page still reconnects the command is refused in words, and she presses again.
		await expect(async () => {
			await jana.getByRole('button', { name: 'More about this step' }).click();
			await jana.getByRole('menuitem', { name: '5 minutes more' }).click();
			await expect.poll(() => secondsLeft(jana), { timeout: 5000 }).toBeGreaterThan(20 * 60);
		}).toPass({ timeout: 60_000 });
		// The restarted server said it to all: more than the step's own 20 minutes can only be the new end.
		for (const page of [jana, anna, jon, late]) {
			await expect.poll(() => secondsLeft(page), { timeout: 60_000 }).toBeGreaterThan(20 * 60);
		}
	});
	expect(people.problems).toEqual([]);
});
