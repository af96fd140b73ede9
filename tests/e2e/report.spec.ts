/** The report as a page and as files, in the language that is asked for. */
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

test('the report comes in the language that is asked for, as a page, a file and data', async ({ people }) => {
	const marta = await people.participant('Marta', 'Lubelskie');
	const workshop = new URL(marta.url()).pathname;
	await marta.goto(`${workshop}/report?language=pl`);
	await expect(marta.getByRole('heading', { level: 1 })).toHaveText(
		'Dobre praktyki i kryteria oceny klastrów'
	);
	await expect(marta.getByRole('heading', { name: 'Jak czytać ten raport' })).toBeVisible();

	const file = await marta.request.get(
		`/api${workshop.replace('/w/', '/workshops/')}/report.html?language=en`
	);
	expect(file.headers()['content-security-policy']).toContain("default-src 'none'");
	const html = await file.text();
	expect(html).toContain('<html lang="en">');
	expect(html).toContain('Growers sell as one');
	expect(html).not.toMatch(/<script|<link|src="\//);
	// Narrower than it was drawn, a board keeps its proportions and leaves no empty page around itself.
	const opened = await people.stranger();
	await opened.setContent(html);
	const proportions = await opened
		.locator('.report-drawing img')
		.first()
		.evaluate(async (picture) => {
			if (!(picture instanceof HTMLImageElement)) throw new Error('the board is no picture');
			await picture.decode();
			return picture.clientWidth / picture.clientHeight / (picture.naturalWidth / picture.naturalHeight);
		});
	expect(proportions).toBeCloseTo(1, 1);

	const data = await marta.request.get(
		`/api${workshop.replace('/w/', '/workshops/')}/report.json?language=pl`
	);
	expect(await data.json()).toMatchObject({
		language: 'pl',
		title: { text: 'Dobre praktyki i kryteria oceny klastrów' }
	});
	await marta.getByRole('button', { name: 'Download' }).click();
	const downloading = marta.waitForEvent('download');
	await marta.getByRole('link', { name: 'Text (Markdown)' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe('Dobre praktyki i kryteria oceny klastrów.md');
	await expect(marta.getByRole('link', { name: 'Text (Markdown)' })).toBeHidden();
	await expect(marta.getByRole('button', { name: 'Download' })).toBeFocused();
	expect(await readFile(await download.path(), 'utf8')).toContain(
		'# Dobre praktyki i kryteria oceny klastrów'
	);

	const stranger = await people.stranger();
	expect((await stranger.goto(`${workshop}/report`))?.status()).toBe(404);
	await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('You cannot open this');
	expect(people.problems).toEqual([]);
});

test('the facilitator chooses what the report tells, in which order, by keyboard', async ({ people }) => {
	const jana = await people.facilitator();
	const marta = await people.participant('Marta', 'Lubelskie');
	const report = `${new URL(marta.url()).pathname}/report`;
	await jana.goto(report);
	await jana.getByText('Sections of the report').click();
	const parts = jana.locator('.report-part > h2');
	const [first = '', second = '', third = ''] = await parts.allTextContents();
	const choices = jana.getByRole('group').filter({ hasText: 'Sections of the report' });
	await choices.getByRole('checkbox', { name: first, exact: true }).uncheck();
	await expect(parts.first()).toHaveText(second);
	await choices.getByRole('button', { name: `Move “${third}” up` }).press('Enter');
	await expect(parts.first()).toHaveText(third);
	await expect(choices.getByRole('button', { name: `Move “${third}” up` })).toBeFocused();
	expect(await axeFindings(jana)).toEqual([]);

	await marta.goto(report);
	await expect(marta.locator('.report-part > h2').first()).toHaveText(third);
	await expect(marta.getByRole('heading', { name: first, exact: true })).toHaveCount(0);
	await expect(marta.getByText('Sections of the report')).toHaveCount(0);
	expect(people.problems).toEqual([]);
});

test('a board is downloaded as a picture of one frame and as pages to print', async ({ people }) => {
	const marta = await people.participant('Marta', 'Lubelskie');
	await marta.getByRole('link', { name: 'Poster wall' }).first().click();
	const openDialog = async () => {
		await marta.getByRole('heading', { level: 1 }).getByRole('button').click();
		await marta.getByRole('menuitem', { name: 'Download the board' }).click();
		return marta.getByRole('dialog', { name: 'Download the board' });
	};
	const download = async (choose: (dialog: Locator) => Promise<unknown>) => {
		const dialog = await openDialog();
		await choose(dialog);
		const downloading = marta.waitForEvent('download');
		await dialog.getByRole('button', { name: 'Download', exact: true }).click();
		const file = await downloading;
		await expect(dialog).toHaveCount(0);
		return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
	};

	const picture = await download(async (dialog) => {
		expect(await axeFindings(marta)).toEqual([]);
		await dialog.getByLabel('What').selectOption({ index: 1 });
	});
	expect(picture.name).toMatch(/\.png$/);
	expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
	const pages = await download((dialog) => dialog.getByLabel('As').selectOption('pdf'));
	expect(pages.name).toBe('Poster wall.pdf');
	expect(pages.bytes.subarray(0, 4).toString()).toBe('%PDF');
	expect(people.problems).toEqual([]);
});
