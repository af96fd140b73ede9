/** The report as a page and as files, in the language that is asked for. */
import { readFile } from 'node:fs/promises';
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
	expect(await readFile(await download.path(), 'utf8')).toContain(
		'# Dobre praktyki i kryteria oceny klastrów'
	);

	const stranger = await people.stranger();
	expect((await stranger.goto(`${workshop}/report`))?.status()).toBe(404);
	await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('You cannot open this');
	expect(people.problems).toEqual([]);
});
