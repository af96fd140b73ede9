/** Groups: a facilitator, four participants of two regions, one of them on a phone, a room screen, and a killed server. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { demoCode, expect, openDemoWorkshop, test } from '../support/journey.ts';
import { BoardPage } from '../support/pages/board-page.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'Groups', exact: true });

test('people meet in groups, are told where and with whom, merge, and come back, across a killed server', async ({
	server,
	people
}) => {
	test.setTimeout(420_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const anna = await people.participant('Anna', 'Lubelskie');
	const piotr = await people.participant('Piotr', 'Lubelskie');
	const ane = await people.participant('Ane', 'Basque Country');
	const jon = await people.participant('Jon', 'Basque Country', { phone: true, locale: 'en-GB' });
	const everybody = [anna, piotr, ane, jon];
	const screen = await people.stranger();
	await screen.goto(`/screen/${demoCode}`);

	await test.step('one group per region, each on a board of its own that the others cannot open', async () => {
		await jana.goto(`${new URL(jana.url()).pathname}/groups`);
		await expect(jana.getByRole('heading', { name: 'Nobody is in groups' })).toBeVisible();
		await jana.getByLabel('How groups are made').selectOption({ label: 'One group per region' });
		await jana.getByLabel('Where a group works').selectOption({ label: 'On a board of its own' });
		await jana.getByLabel('What other groups may do there').selectOption({ label: 'Not open it' });
		await jana.getByRole('button', { name: 'Send everybody to groups' }).click();
		await expect(bar(jana)).toContainText('2 groups meet');
		expect(await axeFindings(jana)).toEqual([]);
		await anna.waitForURL('**/board/*');
		await expect(bar(anna)).toContainText('Lubelskie');
		await expect(bar(anna)).toContainText('with Piotr');
		await expect(bar(ane)).toContainText('with Jon');
		await ane.waitForURL('**/board/*');
		// A phone is not taken to a canvas; it is one tap away.
		await expect(bar(jon)).toContainText('Basque Country');
		expect(new URL(jon.url()).pathname).toMatch(/^\/w\/[^/]+$/);
		await expect(screen.getByRole('region', { name: 'Groups' })).toContainText('Anna, Piotr');

		const closed = new URL(anna.url()).pathname;
		await ane.goto(closed);
		await expect(ane.getByText('This board cannot be opened')).toBeVisible();
		await bar(ane).getByRole('link', { name: 'To my group' }).click();
		await new BoardPage(ane).painted();
	});

	await test.step('a message reaches all, the facilitator visits, and a killed server forgets nothing', async () => {
		const board = new BoardPage(anna);
		await board.painted();
		await board.writeNote('Vouchers work', 500, 400);
		await board.saved();
		await jana.getByLabel('Message to all groups').fill('Five more minutes');
		await jana.getByRole('button', { name: 'Send to all groups' }).click();
		for (const page of everybody) await expect(bar(page)).toContainText('Five more minutes');
		await server.kill();
		await server.launch();
		await anna.reload();
		// A command that is given before a page has come back is refused; a page that is loaded has come back.
		await jana.reload();
		await expect(bar(jana)).toContainText('2 groups meet');
		await expect(bar(anna)).toContainText('with Piotr');
		await expect(bar(anna)).toContainText('Five more minutes');
		await expect(new BoardPage(anna).item('Vouchers work')).toHaveCount(1);
		await jana.getByRole('region', { name: 'Lubelskie' }).getByRole('link', { name: 'Visit' }).click();
		await expect(new BoardPage(jana).item('Vouchers work')).toHaveCount(1);
	});

	await test.step('two groups become one and find what they wrote; then everybody is called back', async () => {
		await bar(jana).getByRole('link', { name: 'All groups' }).click();
		await jana
			.getByLabel('How groups are made')
			.selectOption({ label: 'Two groups become one and bring their results' });
		await jana.getByRole('button', { name: 'Make other groups' }).click();
		for (const page of everybody) await expect(bar(page)).toContainText('Group 1');
		await ane.waitForURL(new URL(anna.url()).pathname);
		await expect(new BoardPage(ane).item('Vouchers work')).toHaveCount(1);
		await bar(jana).getByRole('button', { name: 'Call everybody back' }).click();
		for (const page of [...everybody, jana]) await expect(bar(page)).toHaveCount(0);
		await expect(screen.getByRole('region', { name: 'Groups' })).toHaveCount(0);
	});

	await test.step('people choose: one tap, also on a phone', async () => {
		await jana.getByLabel('How groups are made').selectOption({ label: 'People choose' });
		await jana.getByLabel('Group size').selectOption({ label: 'About 2 people' });
		await jana.getByLabel('Where a group works').selectOption({ label: "In a frame of the step's board" });
		await jana.getByRole('button', { name: 'Send everybody to groups' }).click();
		await jon.waitForURL('**/groups');
		expect(await axeFindings(jon)).toEqual([]);
		await jon
			.getByRole('region', { name: 'Group 2' })
			.getByRole('button', { name: 'Join this group' })
			.click();
		await expect(bar(jon)).toContainText('Group 2');
		await anna.waitForURL('**/groups');
		await anna
			.getByRole('region', { name: 'Group 2' })
			.getByRole('button', { name: 'Join this group' })
			.click();
		await expect(bar(anna)).toContainText('with Jon');
		await anna.waitForURL('**/board/*?frame=*');
		await expect(
			piotr.getByRole('region', { name: 'Group 2' }).getByRole('button', { name: 'Full' })
		).toBeDisabled();
	});
	expect(people.problems).toEqual([]);
});
