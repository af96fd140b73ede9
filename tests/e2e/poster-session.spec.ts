/** A poster session from the lobby to the last answer, once with the keyboard alone and once in the outline alone. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { BoardPage, openPosterWall } from '../support/pages/board-page.ts';
import { Keyboard } from '../support/pages/keyboard.ts';
import { OutlinePage } from '../support/pages/outline-page.ts';

/** Items are as large as the zoom makes them; the outline is the equivalent control (WCAG 2.5.8). */
const items = { without: ['[data-item-id]'] };

const announced = (page: Page) => page.getByTestId('announcer');

test('a whole poster session needs nothing but a keyboard', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const luca = await people.participant('Luca Bianchi', 'Piemont', { locale: 'pl-PL' });
	const keys = new Keyboard(marta);
	const board = new BoardPage(marta);
	const surface = marta.locator('[data-board-surface]');
	const note = board.item('Who pays for the water?');
	const poster = board.item('Open innovation around waste');

	await test.step('from the lobby to the first poster', async () => {
		await keys.activate(
			marta
				.getByRole('main')
				.getByRole('link', { name: /Poster wall/ })
				.first()
		);
		await board.painted();
		await keys.tabTo(surface);
		await keys.press('Tab', 'PageDown');
		await expect(marta.getByRole('button', { name: 'Frame: Innovation' })).toBeFocused();
		await keys.press('Tab');
		await expect(poster).toBeFocused();
		await expect(poster).toHaveAccessibleDescription(/in frame Innovation, 1 of 1/);
	});

	await test.step('a poster of the workshop is put on the wall', async () => {
		const before = await board.items('poster').count();
		await keys.takeTool(board.tools, 'Poster', 'Shift+Tab');
		const dialog = marta.getByRole('dialog');
		await keys.tabTo(dialog.getByRole('searchbox'));
		await keys.type('lubapple');
		await keys.activate(dialog.getByRole('listitem').getByRole('button').first());
		await expect(dialog).toHaveCount(0);
		await expect(board.items('poster')).toHaveCount(before + 1);
	});

	await test.step('a note is written beside it, moved and made larger', async () => {
		await keys.takeTool(board.tools, 'Note', 'Shift+Tab');
		await keys.type('Who pays for the water?');
		await keys.press('Escape');
		await expect(note).toBeFocused();
		const before = await board.boxOf(note);
		await keys.press('ArrowRight', 'ArrowRight', 'Shift+ArrowDown');
		await expect.poll(async () => (await board.boxOf(note)).x).toBeGreaterThan(before.x);
		await expect.poll(async () => (await board.boxOf(note)).height).toBeGreaterThan(before.height);
		await keys.press('Enter');
		await keys.type(' And who decides?');
		await keys.press('Escape');
		await expect(note).toHaveAccessibleName('Note: Who pays for the water? And who decides?');
	});

	await test.step('it is connected with a poster, which is gathered with it', async () => {
		await keys.press('Shift+V', 'Tab');
		await expect(note).toHaveAttribute('aria-pressed', 'true');
		await expect(note).not.toBeFocused();
		await keys.press('Shift+Tab', 'Home', 'PageDown');
		await keys.tabTo(poster);
		await keys.press('Space');
		await expect(poster).toHaveAttribute('aria-pressed', 'true');
		await expect(announced(marta)).toContainText('2 items selected');
		await keys.press('Escape', 'Shift+C');
		await expect(board.items('connector')).toHaveCount(1);
		await keys.press('Enter');
		await keys.type('asks');
		await keys.press('Escape');
		await expect(board.items('connector')).toBeFocused();
		await expect(board.items('connector')).toHaveAccessibleName(/asks/);
	});

	await test.step('what others write is announced in one sentence, and has their language', async () => {
		const seen = await openPosterWall(luca);
		await luca.locator('[data-tool="note"]').focus();
		await luca.keyboard.press('Enter');
		await luca.keyboard.type('Sady potrzebują wody');
		await luca.keyboard.press('Escape');
		await expect(board.item('Sady').locator('[lang="pl"]')).toHaveText('Sady potrzebują wody');
		await expect(announced(marta)).toContainText('Items changed by others: 1');
		await expect(seen.items('connector')).toHaveCount(1);
	});

	await test.step('a comment is made, answered and resolved', async () => {
		await keys.tabTo(note);
		await keys.press('Control+Alt+m');
		await expect(marta.getByRole('textbox', { name: 'Your comment' })).toBeFocused();
		await keys.type('Ask the municipality');
		await keys.press('Control+Enter');
		await luca.getByRole('button', { name: /Ask the municipality/ }).press('Enter');
		await luca.getByRole('textbox', { name: 'Odpowiedź' }).fill('Gmina zapłaci.');
		await luca.keyboard.press('Control+Enter');
		await expect(marta.getByText('Gmina zapłaci.')).toBeVisible();
		await keys.activate(marta.getByRole('button', { name: 'Resolve', exact: true }));
		await expect(announced(marta)).toContainText('Resolved.');
		expect(await axeFindings(marta, items)).toEqual([]);
		await keys.press('Escape');
	});

	await test.step('a sign is given in the menu', async () => {
		await keys.tabTo(note);
		await keys.press('Shift+F10');
		await expect(marta.getByRole('menu')).toBeFocused();
		await keys.type('rea');
		await expect(marta.getByRole('menuitem', { name: 'React' })).toBeFocused();
		await keys.press('ArrowRight', 'Enter');
		await expect(luca.getByRole('button', { name: /^1 ×/ })).toHaveCount(1);
	});

	await test.step('what went wrong is deleted, and undo brings it back', async () => {
		await keys.tabTo(note);
		await keys.press('Delete');
		await expect(note).toHaveCount(0);
		await expect(surface).toBeFocused();
		await keys.press('Control+z');
		await expect(note).toHaveCount(1);
		await expect(board.items('connector')).toHaveCount(1);
		await board.saved();
	});
	expect(people.problems).toEqual([]);
});

test('a whole poster session needs nothing but the outline', async ({ people }) => {
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const luca = await people.participant('Luca Bianchi', 'Piedmont');
	await openPosterWall(marta);
	const seen = await openPosterWall(luca);
	const outline = new OutlinePage(marta);
	const { keys } = outline;
	await outline.open();

	await test.step('a poster is put into a frame', async () => {
		await outline.goTo('Frame: Innovation', 'Inno');
		const adding = marta.getByRole('group', { name: 'Add to the board' });
		await keys.activate(
			adding.getByRole('button', { name: 'Posters and entries', exact: true }),
			'Shift+Tab'
		);
		const dialog = marta.getByRole('dialog');
		await keys.tabTo(dialog.getByRole('searchbox'));
		await keys.type('lubapple');
		await keys.activate(dialog.getByRole('listitem').getByRole('button').first());
		await expect(dialog).toHaveCount(0);
		await expect(outline.row('LubApple').first()).toHaveAttribute('aria-level', '2');
	});

	await test.step('a note beside it is written, and its words are changed', async () => {
		await outline.goTo('Frame: Innovation', 'Inno');
		await outline.add('Note', 'Orchards');
		await keys.press('Enter');
		await expect(marta.getByRole('textbox', { name: 'Text' })).toBeFocused();
		await keys.type(' need water');
		await keys.press('Escape');
		await expect(outline.row('Orchards need water')).toBeFocused();
		await expect(seen.item('Orchards need water')).toHaveAccessibleDescription(/in frame Innovation/);
	});

	await test.step('it is marked, looks different and has a place of its own', async () => {
		await keys.tabTo(marta.getByRole('radio', { checked: true }).first());
		await keys.press('ArrowRight');
		await expect(marta.getByRole('radio').nth(1)).toBeChecked();
		const width = marta.getByRole('spinbutton', { name: 'Width' });
		await keys.tabTo(width);
		await keys.press('Control+a');
		await keys.type('300');
		await keys.press('Enter');
		await expect(width).toHaveValue('300');
		await keys.tabTo(marta.getByRole('combobox', { name: 'Tags' }), 'Shift+Tab');
		await keys.type('water');
		await keys.press('Enter', 'Escape');
		await expect(seen.item('Orchards need water')).toHaveAccessibleDescription(/tags: water/);
	});

	await test.step('it is commented and given a sign', async () => {
		const talk = marta.getByRole('group', { name: 'Comments' }).last();
		await keys.activate(talk.getByRole('button', { name: 'Good idea' }));
		await expect(announced(marta)).toContainText('Good idea: given, 1 in all');
		await keys.activate(talk.getByRole('button', { name: 'Comment', exact: true }), 'Shift+Tab');
		await expect(marta.getByRole('textbox', { name: 'Your comment' })).toBeFocused();
		await keys.type('How much a year?');
		await keys.press('Control+Enter');
		await expect(luca.getByRole('button', { name: /How much a year/ })).toHaveCount(1);
		expect(await axeFindings(marta, items)).toEqual([]);
	});

	await test.step('back in the outline, it is taken out of the frame and deleted', async () => {
		await keys.press('Control+Shift+O');
		await outline.goTo('Orchards need water', 'Orch');
		await expect(outline.row('Orchards need water')).toContainText('1 comment');
		await keys.press('Alt+ArrowLeft');
		await expect(outline.row('Orchards need water')).toHaveAttribute('aria-level', '1');
		await keys.press('Delete');
		await expect(seen.item('Orchards need water')).toHaveCount(0);
		await keys.press('Control+z');
		await expect(outline.row('Orchards need water')).toHaveCount(1);
		expect(await axeFindings(marta, items)).toEqual([]);
	});
	expect(people.problems).toEqual([]);
});
