/**
 * `npm run docs:screenshots`: the pictures of docs/user, taken of the built program with the demo workshop, so that
 * they show what there is. Each is a WebP of well under 150 kB.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import sharp from 'sharp';
import { demoCode, openDemoWorkshop, People } from '../support/journey.ts';
import { RunningServer } from '../support/running-server.ts';

const folder = resolve(import.meta.dirname, '../../docs/user/pictures');
mkdirSync(folder, { recursive: true });

async function picture(page: Page, name: string): Promise<void> {
	const png = await page.screenshot({ animations: 'disabled' });
	const webp = await sharp(png).webp({ quality: 72 }).toBuffer();
	writeFileSync(join(folder, `${name}.webp`), webp);
	console.log(`${name}.webp ${Math.round(webp.length / 1024)} kB`);
}

const server = await RunningServer.start();
const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu']
});
const people = new People(browser, server);
try {
	const lead = await people.facilitator('Ewa Facilitator');
	await openDemoWorkshop(lead);
	const home = new URL(lead.url()).pathname;
	const wall = await people.stranger();
	await wall.goto(`/screen/${demoCode}`);
	const writer = await people.participant('Marta Example', 'Lubelskie', { phone: true });
	const colleague = await people.participant('Amaia Example', 'Basque Country');
	await lead.getByText('Before you start').scrollIntoViewIfNeeded();
	await picture(lead, 'checklist');

	await lead.goto(`${home}/agenda`);
	await lead.getByLabel('Begins at').fill('09:00');
	await lead.getByLabel('Begins at').blur();
	await lead.getByText('until 11:50').waitFor();
	await picture(lead, 'agenda');
	await lead.getByRole('button', { name: /^Transferability vote.* minutes/ }).click();
	await lead.getByLabel('Where people go').scrollIntoViewIfNeeded();
	await picture(lead, 'step');
	await lead.keyboard.press('Escape');

	await lead.getByRole('button', { name: 'Start', exact: true }).click();
	for (let step = 0; step < 2; step++) {
		await lead.getByRole('button', { name: 'Next step' }).click();
		await lead
			.getByText(`Step ${step + 2} of 7`)
			.first()
			.waitFor();
	}
	await colleague.waitForURL('**/board/*');
	await lead.goto(new URL(colleague.url()).pathname);
	await lead.getByRole('region', { name: 'Private writing' }).waitFor();
	await lead.locator('[data-item-id]').first().waitFor();
	await picture(lead, 'running');
	await writer.getByText('Challenges').first().waitFor();
	await picture(writer, 'phone');
	await wall.getByText('Challenges').first().waitFor();
	await picture(wall, 'room-screen');
} finally {
	await people.close();
	await browser.close();
	await server.dispose();
}
