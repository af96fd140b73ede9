/** Bad Wi-Fi and a server that dies: what was typed is never lost, and "Saved" is never a lie. */
import type { Page } from 'playwright/test';
import { demoCode, expect, joinThroughPage, openDemoWorkshop, test } from '../support/journey.ts';
import { BoardPage, openPosterWall } from '../support/pages/board-page.ts';

/** Opens the demo's board and gives its path. */
async function openBoard(page: Page): Promise<string> {
	await openPosterWall(page);
	return new URL(page.url()).pathname;
}

test('what is written offline is counted, kept, and reaches the others afterwards', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = new BoardPage(marta);
	const path = await openBoard(marta);
	const ilze = await people.participant('Ilze Ozola', 'Latvia');
	const other = new BoardPage(ilze);
	await other.open(path);

	await marta.context().setOffline(true);
	await board.writeNote('Written in the tunnel', 420, 560);
	await expect(marta.getByText(/Offline/).first()).toBeVisible({ timeout: 45_000 });
	await expect(marta.getByText(/Offline: \d+ changes? (is|are) waiting/).first()).toBeVisible();
	await other.writeNote('Written meanwhile', 700, 600);
	await other.saved();

	await marta.context().setOffline(false);
	await board.saved();
	await expect(other.item('Written in the tunnel')).toBeVisible();
	await expect(board.item('Written meanwhile')).toBeVisible();
});

test('a server killed in the middle loses nothing that was said to be saved', async ({ people, server }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = new BoardPage(marta);
	const path = await openBoard(marta);
	await board.writeNote('Saved before the crash', 420, 560);
	await board.saved();

	await server.kill();
	await board.writeNote('Written while it was down', 700, 600);
	await expect(marta.getByText('Saved', { exact: true })).toHaveCount(0);
	await server.launch();
	await expect(marta.getByText('Saved', { exact: true }).first()).toBeVisible({ timeout: 30_000 });

	const ilze = await people.participant('Ilze Ozola', 'Latvia');
	const other = new BoardPage(ilze);
	await other.open(path);
	await expect(other.item('Saved before the crash')).toBeVisible();
	await expect(other.item('Written while it was down')).toBeVisible();
});

test('what is unsaved when the session ends is saved under the name of whoever joins again', async ({
	people,
	server
}) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = new BoardPage(marta);
	const path = await openBoard(marta);
	await board.saved();
	await server.kill();
	await board.writeNote('Nobody has this yet', 420, 560);
	await marta.context().clearCookies();
	await server.launch();
	await expect(marta.getByText(/changes? (is|are) not saved yet/)).toBeVisible({ timeout: 30_000 });
	const opened = marta.context().waitForEvent('page');
	await marta.getByRole('link', { name: 'Join a workshop' }).click();
	const again = await opened;
	await joinThroughPage(again, demoCode, 'Marta Nowak', 'Lubelskie');
	const other = new BoardPage(again);
	await other.open(path);
	await expect(other.item('Nobody has this yet')).toBeVisible({ timeout: 30_000 });
	await other.saved();
	await marta.bringToFront();
	await marta.evaluate(() => window.dispatchEvent(new Event('focus')));
	await expect(board.item('Nobody has this yet')).toBeVisible({ timeout: 30_000 });
});

test('closing a tab with unsaved work asks first', async ({ people, server }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const board = new BoardPage(marta);
	await openBoard(marta);
	await board.saved();
	await server.kill();
	await board.writeNote('Not saved yet', 420, 560);
	const asked = marta.waitForEvent('dialog');
	const closing = marta.close({ runBeforeUnload: true });
	const dialog = await asked;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.accept();
	await closing;
});

test('a ballot handed in without a connection counts once', async ({ people }) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	await jana.goto(`${jana.url()}/polls`);
	await jana
		.getByRole('link', { name: /transfer/i })
		.first()
		.click();
	await jana.getByRole('button', { name: 'Open the poll' }).click();
	await jana
		.getByRole('alertdialog')
		.or(jana.getByRole('dialog'))
		.getByRole('button', { name: 'Open the poll' })
		.click();
	await expect(jana.getByRole('heading', { name: 'Turnout by region' })).toBeVisible();

	const ilze = await people.participant('Ilze Ozola', 'Latvia', { phone: true });
	await ilze.goto(new URL(jana.url()).pathname);
	await expect(ilze.getByText('Your answers are secret').first()).toBeVisible();
	const article = ilze.getByRole('article');
	await expect(article.getByRole('group').first()).toBeVisible();
	for (const question of await article.getByRole('group').all()) {
		const answer = question.getByRole('radio', { name: /adaptable/ });
		if ((await answer.count()) > 0) await answer.first().check({ force: true });
	}
	await ilze.context().setOffline(true);
	await ilze.getByRole('button', { name: /^Hand in/ }).click();
	await expect(ilze.getByText(/waiting/i).first()).toBeVisible({ timeout: 45_000 });
	await ilze.context().setOffline(false);
	// One practice of several is judged.
	await expect(jana.getByRole('row', { name: /All regions/ })).toContainText('1 in part', {
		timeout: 45_000
	});
	await expect(ilze.getByText(/counted/i).first()).toBeVisible();
});

test('a ballot that is only half filled in survives a restart of the server', async ({ people, server }) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	await jana.goto(`${jana.url()}/polls`);
	await jana
		.getByRole('link', { name: /transfer/i })
		.first()
		.click();
	await jana.getByRole('button', { name: 'Open the poll' }).click();
	await jana.getByRole('dialog').getByRole('button', { name: 'Open the poll' }).click();
	await expect(jana.getByRole('heading', { name: 'Turnout by region' })).toBeVisible();

	const ilze = await people.participant('Ilze Ozola', 'Latvia', { phone: true });
	// The posters come as late as Wi-Fi can make them; a question must not move under a finger when they do.
	const posters = Promise.withResolvers<undefined>();
	await ilze.routeWebSocket(/\/sync\/workshop\./, async (socket) => {
		await posters.promise;
		socket.connectToServer();
	});
	await ilze.goto(new URL(jana.url()).pathname);
	const first = ilze
		.getByRole('article')
		.getByRole('radio', { name: /adaptable/ })
		.first();
	await expect(first).toBeAttached();
	const before = await first.boundingBox();
	posters.resolve(undefined);
	const state = ilze.locator('[data-testid="connection-state"][data-state="saved"]').first();
	await expect(state).toBeAttached({ timeout: 30_000 });
	expect(await first.boundingBox()).toEqual(before);
	const row = ilze.getByRole('article').getByText('Read the poster');
	await row.tap();
	await expect(ilze.getByRole('article').getByRole('heading', { level: 3 }).first()).toBeVisible();
	await row.tap();

	await first.check({ force: true });
	await ilze.getByLabel(/^Anything else/).fill('Half a thought');
	await server.kill();
	await expect(ilze.getByText(/Offline/).first()).toBeVisible();
	await server.launch();
	await expect(state).toBeAttached({ timeout: 30_000 });
	await expect(first).toBeChecked();
	await expect(ilze.getByLabel(/^Anything else/)).toHaveValue('Half a thought');
});
