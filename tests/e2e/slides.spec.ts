/** A talk: its PDF is uploaded, shown page by page in step with the speaker on every device, and kept for afterwards. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { demoCode, expect, openDemoWorkshop, test } from '../support/journey.ts';
import { samplePdf } from '../support/sample-pdf.ts';

const talk = samplePdf(['Regions first', 'Second thoughts', 'Third and last']);
const pdf = (name: string, text: string) => ({
	name,
	mimeType: 'application/pdf',
	buffer: Buffer.from(text, 'latin1')
});
const place = (page: Page) => page.getByRole('region', { name: 'Slides' }).getByRole('status');
/** Whether something else than one colour is in the picture. */
const isDrawn = (page: Page) =>
	page.locator('canvas').evaluate((canvas) => {
		if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
		const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
		const colors = new Set<number>();
		for (let at = 0; at < pixels.length; at += 4) {
			colors.add(((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0));
		}
		return colors.size > 2;
	});

test('slides follow the speaker on laptop, phone and wall, and are there afterwards', async ({ people }) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const workshop = new URL(jana.url()).pathname;
	const wall = await people.stranger();
	await wall.goto(`/screen/${demoCode}`);
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const ilze = await people.participant('Ilze Ozola', 'Latvia', { phone: true });

	await test.step('what is no PDF is refused in words before it is sent, a PDF becomes the place of a talk', async () => {
		await jana.goto(`${workshop}/agenda`);
		await jana.getByRole('button', { name: 'Add steps' }).click();
		await jana.getByRole('menuitem', { name: 'Talk', exact: true }).click();
		await jana.getByRole('button', { name: /^Talk \d+ minutes/ }).click();
		const dialog = jana.getByRole('dialog');
		await dialog.getByLabel('Speaker').fill('Dr Agata Example');
		const file = dialog.getByLabel('PDF with the slides');
		await file.setInputFiles(pdf('talk.pdf', 'a letter'));
		await expect(dialog.getByRole('alert')).toContainText('cannot be read as a PDF');
		await file.setInputFiles(pdf('talk.pdf', talk));
		await expect(dialog.getByText('The slides are there. Pages: 3.')).toBeVisible();
		await expect(dialog.getByRole('alert')).toHaveCount(0);
		expect(await axeFindings(jana)).toEqual([]);
		await dialog.getByRole('button', { name: 'Save', exact: true }).click();
		await jana.getByRole('button', { name: 'Talk: more' }).click();
		await jana.getByRole('menuitem', { name: /^Start/ }).click();
	});

	await test.step('everybody comes to the first page, and turns with the speaker or alone', async () => {
		await Promise.all([marta, ilze].map((page) => page.waitForURL('**/slides/*')));
		await jana.goto(new URL(marta.url()).pathname);
		for (const page of [jana, marta, ilze, wall]) await expect.poll(() => isDrawn(page)).toBe(true);
		await expect(wall.getByText('Regions first')).toBeAttached();
		await expect(marta.getByText('You see the page that the speaker is at.')).toBeVisible();
		await jana.keyboard.press('ArrowRight');
		for (const page of [jana, marta, ilze]) await expect(place(page)).toHaveText('Page 2 of 3');
		await expect(wall.getByText('Second thoughts')).toBeAttached();

		await ilze.getByRole('button', { name: 'Page back' }).click();
		await expect(place(ilze)).toHaveText('Page 1 of 3');
		await jana.getByRole('button', { name: 'Next page' }).click();
		await expect(place(marta)).toHaveText('Page 3 of 3');
		await expect(place(ilze)).toHaveText('Page 1 of 3');
		for (const page of [jana, marta, ilze, wall]) expect(await axeFindings(page)).toEqual([]);
		await ilze.getByRole('button', { name: 'Back to the speaker’s page' }).click();
		await expect(place(ilze)).toHaveText('Page 3 of 3');
	});

	await test.step('afterwards the file is a link in the agenda, and everybody can take it home', async () => {
		await jana.getByRole('button', { name: 'More about this step' }).click();
		await jana.getByRole('menuitem', { name: 'End the step' }).click();
		await expect(wall.locator('canvas')).toHaveCount(0);
		await marta.goto(workshop);
		await marta.getByRole('main').getByRole('link', { name: 'Slides' }).click();
		await expect(place(marta)).toHaveText('Page 1 of 3');
		const [download] = await Promise.all([
			marta.waitForEvent('download'),
			marta.getByRole('link', { name: 'Download' }).click()
		]);
		expect(readFileSync(await download.path(), 'latin1')).toBe(talk);
	});
	expect(people.problems).toEqual([]);
});
