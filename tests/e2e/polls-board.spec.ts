/**
 * Polls and a board: dots on what was picked there, a result that lies there, and a rating by two questions that is
 * revealed step by step, carries names and is asked again. The voter has a phone and uses its keyboard alone.
 */
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { BoardPage, openPosterWall } from '../support/pages/board-page.ts';

test('dots come back to the board, a result lies beside them, and a second round knows the first', async ({
	people
}) => {
	test.setTimeout(180_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const marta = await people.participant('Marta Nowak', 'Lubelskie', { phone: true });
	const board = await openPosterWall(jana);
	const address = new URL(jana.url()).pathname;
	/** The same person's second window, where the board stays open. */
	const wall = new BoardPage(await jana.context().newPage());

	async function confirm(verb: string): Promise<void> {
		await jana.getByRole('button', { name: verb }).click();
		await jana
			.getByRole('dialog')
			.or(jana.getByRole('alertdialog'))
			.getByRole('button', { name: verb })
			.click();
	}
	async function pick(text: string): Promise<void> {
		const { x, y, width, height } = await board.boxOf(board.item(text));
		await jana.mouse.click(x + width / 2, y + height / 2);
	}
	async function command(name: string): Promise<void> {
		await jana.keyboard.press('Control+k');
		await jana.keyboard.type(name);
		await jana.keyboard.press('Enter');
	}
	const handIn = async () => {
		await marta.getByRole('button', { name: 'Hand in' }).press('Enter');
		await expect(marta.getByText(/^Counted\. Receipt/)).toBeVisible();
	};

	await test.step('a facilitator picks things on the board and asks about them', async () => {
		await board.writeNote('Study visits', 420, 600);
		await board.writeNote('Joint fair', 640, 600);
		await pick('Study visits');
		await jana.keyboard.down('Shift');
		await pick('Joint fair');
		await jana.keyboard.up('Shift');
		await command('Ask everybody about these');
		const dialog = jana.getByRole('dialog');
		await expect(dialog.getByLabel('Ask about')).toHaveValue('items');
		await expect(dialog.getByRole('checkbox', { name: /Study visits/ })).toBeChecked();
		expect(await axeFindings(jana)).toEqual([]);
		await dialog.getByRole('button', { name: 'Create as a draft' }).click();
		await jana.getByRole('button', { name: 'Go to the poll' }).click();
		await jana.waitForURL('**/polls/*');
	});
	const dots = new URL(jana.url()).pathname;

	await test.step('a result on the board follows its poll, and after the reveal the dots stand on what they are about', async () => {
		await wall.open(address);
		await wall.tool('Result of a poll').click();
		await wall.page.getByRole('dialog').getByRole('button', { name: /Dots/ }).click();
		const card = wall.items('result');
		await expect(card).toHaveAccessibleName(/Draft$/);
		expect(await axeFindings(wall.page)).toEqual([]);
		await confirm('Open the poll');
		await marta.goto(dots);
		const more = marta.getByRole('button', { name: 'More: Dots for Joint fair' });
		for (let given = 0; given < 2; given++) await more.press('Enter');
		await handIn();
		await expect(card).toHaveAccessibleName(/Open$/);
		await confirm('Close the poll');
		await expect(card).toHaveAccessibleName(/Closed$/);
		await expect(wall.page.locator('[data-dots-of]')).toHaveCount(0);
		await confirm('Reveal the result');
		await expect(card).toHaveAccessibleName(/Joint fair: 2 in all/);
		await expect(wall.page.getByRole('img', { name: '2 dots' })).toBeVisible();
		await wall.saved();
		expect(await axeFindings(wall.page)).toEqual([]);
		await card.press('Enter');
		await wall.page.waitForURL(`**${dots}`);
	});

	await test.step('a rating by two questions is prepared, with names, and answered with the keyboard', async () => {
		await jana.goto(new URL('.', jana.url()).pathname.replace(/\/$/, ''));
		await jana.getByRole('button', { name: 'New poll' }).first().click();
		const dialog = jana.getByRole('dialog');
		await dialog.getByLabel('What kind of poll').selectOption({ label: 'Rating scale' });
		await dialog.getByLabel('Title').fill('What is worth its effort?');
		await dialog.getByLabel('Ask about').selectOption({ label: 'My own list' });
		await dialog.getByLabel('Options').fill('Study visits\nJoint fair');
		await dialog.getByLabel('Questions about each thing').selectOption('2');
		await dialog.getByLabel('First question').fill('Effort');
		await dialog.getByLabel('Second question').fill('Effect');
		await dialog.getByText('Rules of the vote').click();
		await dialog.getByRole('radio', { name: /^The name/ }).check();
		expect(await axeFindings(jana)).toEqual([]);
		await dialog.getByRole('button', { name: 'Create as a draft' }).click();
		await jana.waitForURL('**/polls/*');
		await confirm('Open the poll');

		await marta.goto(new URL(jana.url()).pathname);
		await expect(marta.getByText('Your answers carry your name')).toBeVisible();
		for (const [thing, effort, effect] of [
			['Study visits', '2', '5'],
			['Joint fair', '5', '4']
		] as const) {
			await marta
				.getByRole('group', { name: `${thing}: Effort` })
				.getByRole('radio', { name: effort })
				.press('Space');
			await marta
				.getByRole('group', { name: `${thing}: Effect` })
				.getByRole('radio', { name: effect })
				.press('Space');
		}
		expect(await axeFindings(marta)).toEqual([]);
		await handIn();
	});

	await test.step('first how answers spread, then figures, fields and names; a chart is taken along', async () => {
		await confirm('Close the poll');
		await confirm('Reveal how answers spread');
		await expect(marta.getByText(/The figures are not shown yet/)).toBeVisible();
		await expect(marta.getByRole('table')).toHaveCount(0);
		await expect(marta.getByRole('button', { name: /CSV/ })).toHaveCount(0);
		await confirm('Show the figures');
		await expect(marta.getByText(/the second goes up/).first()).toBeVisible();
		await expect(
			marta.getByRole('table', { name: 'Who answered what' }).or(marta.getByText('Who answered what'))
		).toBeVisible();
		await expect(marta.getByRole('row', { name: /Marta Nowak/ })).toContainText('2 · 5');
		const sideways = await marta.evaluate(
			() => document.documentElement.scrollWidth > document.documentElement.clientWidth
		);
		expect(sideways).toBe(false);
		expect(await axeFindings(marta)).toEqual([]);
		for (const format of ['SVG', 'PNG']) {
			const saved = jana.waitForEvent('download');
			await jana.getByRole('button', { name: `Download as ${format}: Both answers` }).press('Enter');
			expect((await saved).suggestedFilename()).toMatch(new RegExp(`\\.${format.toLowerCase()}$`));
		}
	});

	await test.step('a second round begins with what one said in the first', async () => {
		await jana.getByRole('main').getByRole('button', { name: 'More', exact: true }).click();
		await jana.getByRole('menuitem', { name: 'Ask again in round 2' }).click();
		await confirm('Open the poll');
		await expect(marta.getByText('What was said in round 1')).toBeVisible();
		await expect(marta.getByRole('row', { name: /Study visits: Effort/ })).toContainText('2');
		await expect(marta.getByRole('row', { name: /Study visits: Effect/ })).toContainText('5');
		await marta
			.getByRole('group', { name: 'Study visits: Effort' })
			.getByRole('radio', { name: '4' })
			.press('Space');
		await marta
			.getByRole('group', { name: 'Study visits: Effect' })
			.getByRole('radio', { name: '5' })
			.press('Space');
		await handIn();
		await confirm('Close the poll');
		await confirm('Reveal the result');
		await expect(marta.getByRole('row', { name: /Study visits: Effort/ })).toContainText('2 → 4 (▲ +2)');
		await expect(marta.getByRole('row', { name: /Study visits: Effect/ })).toContainText('5 =');
	});

	expect(people.problems).toEqual([]);
});
