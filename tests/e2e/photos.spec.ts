/**
 * Photos of the day: a participant makes an album, which somebody who was not there sees only while the people in it
 * agree, as a gallery that works by keyboard. A laptop, a phone, and axe on every page.
 */
import type { Page } from 'playwright/test';
import sharp from 'sharp';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

const expectAccessible = async (page: Page): Promise<void> => expect(await axeFindings(page)).toEqual([]);

const picture = async (name: string, background: string) => ({
	name,
	mimeType: 'image/jpeg',
	buffer: await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
		.jpeg()
		.toBuffer()
});

test('an album is made by a participant and shown to reviewers while its people agree', async ({
	people
}) => {
	const marta = await people.participant('Marta', 'Lubelskie');
	const workshop = new URL(marta.url()).pathname;
	const consent = marta.getByRole('combobox', { name: 'Consent' });

	await test.step('two pictures are added, each with its words', async () => {
		await marta.goto(`${workshop}/registers`);
		await marta.getByRole('link', { name: /^Photos/ }).click();
		const line = marta.getByRole('textbox', { name: 'A new album' });
		await line.fill('At the posters');
		await line.press('Enter');
		await marta.getByRole('link', { name: 'At the posters' }).click();
		await expect(consent).toHaveValue('unasked');
		const place = marta.getByRole('group', { name: 'Pictures' });
		await place.locator('input[type=file]').setInputFiles(await picture('one.jpg', '#2f6f62'));
		await marta
			.getByRole('textbox', { name: 'What picture 1 shows' })
			.fill('Two people in front of a poster');
		await place.locator('input[type=file]').setInputFiles(await picture('two.jpg', '#a4552b'));
		await marta.getByRole('textbox', { name: 'What picture 2 shows' }).fill('The wall with all posters');
		await expect(marta.getByText('Saved', { exact: true }).first()).toBeAttached();
		await expectAccessible(marta);
	});

	const maria = await people.facilitator();
	await maria.goto(`${workshop}/manage`);
	await maria.getByRole('tab', { name: 'Access' }).click();
	await maria.getByRole('button', { name: 'New review link' }).click();
	const dialog = maria.getByRole('dialog', { name: 'New review link' });
	await dialog.getByLabel('For whom').fill('Ministry');
	await dialog.getByRole('button', { name: 'Make the link' }).click();
	const address = await dialog.getByRole('textbox', { name: 'The link' }).inputValue();
	const rita = await people.stranger({ phone: true, dark: true });
	const gallery = rita.getByRole('region', { name: 'Photos' });

	await test.step('before anybody agreed, a reviewer finds nothing of it', async () => {
		await rita.goto(address.replace(/^https?:\/\/[^/]+/, ''));
		await rita.waitForURL('**/review');
		await expect(rita.getByRole('heading', { name: 'Posters', exact: true })).toBeVisible();
		await expect(gallery).toHaveCount(0);
		await rita.goto(`${workshop}/registers/photos`);
		await expect(rita.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
		await rita.goto(new URL(marta.url()).pathname);
		await expect(rita.getByRole('heading', { name: 'There is no such entry' })).toBeVisible();
	});

	await test.step('with consent the reviewer looks at them, by keyboard', async () => {
		await consent.selectOption('Everybody who can be recognised has agreed');
		await expect(marta.getByText('Saved', { exact: true }).first()).toBeAttached();
		await rita.goto(`${workshop}/review`);
		const small = gallery.getByRole('button');
		await expect(small).toHaveCount(2);
		await small.first().scrollIntoViewIfNeeded();
		const drawn = gallery.getByRole('img', { name: 'Two people in front of a poster' });
		await expect
			.poll(() => drawn.evaluate((image: HTMLImageElement) => image.naturalWidth))
			.toBeGreaterThan(0);
		await expect(gallery.getByText('At the posters · Lubelskie').first()).toBeVisible();
		await expectAccessible(rita);
		await small.first().focus();
		await rita.keyboard.press('Enter');
		const large = rita.getByRole('dialog', { name: 'At the posters · Lubelskie' });
		await expect(large.getByText('Photo 1 of 2')).toBeVisible();
		await rita.keyboard.press('ArrowRight');
		await expect(large.getByText('Photo 2 of 2')).toBeVisible();
		await expect(large.getByRole('img', { name: 'The wall with all posters' })).toBeVisible();
		await rita.keyboard.press('ArrowRight');
		await expect(large.getByRole('img', { name: 'Two people in front of a poster' })).toBeVisible();
		await expectAccessible(rita);
		await rita.keyboard.press('Escape');
		await expect(large).toHaveCount(0);
		await expect(small.first()).toBeFocused();
	});

	await test.step('a picture that is added later waits, and the others with it', async () => {
		const place = marta.getByRole('group', { name: 'Pictures' });
		await place.locator('input[type=file]').setInputFiles(await picture('three.jpg', '#44508c'));
		await expect(marta.getByRole('textbox', { name: 'What picture 3 shows' })).toBeVisible();
		await expect(consent).toHaveValue('unasked');
		await consent.selectOption('Nobody can be recognised');
		await expect(marta.getByText('Saved', { exact: true }).first()).toBeAttached();
		await rita.goto(`${workshop}/review`);
		await expect(gallery.getByRole('button')).toHaveCount(3);
	});

	await test.step('the report shows them, too, until consent is withdrawn', async () => {
		const told = rita.getByRole('img', { name: 'The wall with all posters' });
		await rita.goto(`${workshop}/report`);
		await expect(told).toHaveCount(1);
		await consent.selectOption('Not asked yet');
		await expect(marta.getByText('Saved', { exact: true }).first()).toBeAttached();
		await rita.reload();
		await expect(rita.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(told).toHaveCount(0);
		await rita.goto(`${workshop}/review`);
		await expect(rita.getByRole('heading', { name: 'Posters', exact: true })).toBeVisible();
		await expect(gallery).toHaveCount(0);
	});
	expect(people.problems).toEqual([]);
});
