/** A facilitator shows a room what is on her screen: over boards, declinable, and on the wall. */
import { axeFindings } from '../support/axe.ts';
import { demoCode, expect, openDemoWorkshop, test } from '../support/journey.ts';
import { BoardPage } from '../support/pages/board-page.ts';

test('everybody is brought to the view, may look around and come back, and it ends when the facilitator goes', async ({
	people
}) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const marta = await people.participant('Marta Nowak', 'Lubelskie');
	const ilze = await people.participant('Ilze Ozola', 'Latvia', { phone: true });
	const wall = await people.stranger();
	await wall.goto(`/screen/${demoCode}`);

	await jana
		.getByRole('link', { name: /Poster wall/ })
		.first()
		.click();
	await new BoardPage(jana).painted();
	await jana.getByRole('button', { name: 'Bring everyone to my view' }).click();
	await expect(jana.getByText('2 of 2 look along')).toBeVisible();
	for (const page of [marta, ilze]) {
		await page.waitForURL('**/board/*');
		await expect(page.getByText('You look along with Jana Kowalska')).toBeVisible();
	}
	await expect(wall.locator('[data-item-id]').filter({ hasText: 'LubApple' })).toHaveCount(1);
	expect(await wall.getByText('Jana').count()).toBe(0);
	expect(await axeFindings(wall)).toEqual([]);

	// What the camera of the leader shows, the others see; whoever moves away is asked back with one press.
	await jana.getByRole('button', { name: 'Zoom in' }).click();
	await marta.getByRole('button', { name: 'Zoom out' }).click();
	await expect(jana.getByText('1 of 2 look along')).toBeVisible();
	await marta.getByRole('button', { name: 'Look along', exact: true }).click();
	await expect(jana.getByText('2 of 2 look along')).toBeVisible();
	await ilze.getByRole('button', { name: 'Look around on my own' }).click();
	await expect(jana.getByText('1 of 2 look along')).toBeVisible();
	await ilze.getByRole('link', { name: 'Back to the workshop' }).click();
	await expect(ilze.getByRole('button', { name: 'Look along', exact: true })).toBeVisible();
	expect(await axeFindings(ilze)).toEqual([]);
	await ilze.getByRole('button', { name: 'Look along', exact: true }).click();
	await ilze.waitForURL('**/board/*');
	// Late people are brought too.
	const pau = await people.participant('Pau Roca', 'Basque Country');
	await pau.waitForURL('**/board/*');
	await expect(jana.getByText('3 of 3 look along')).toBeVisible();
	expect(await axeFindings(jana)).toEqual([]);

	// Presented frames take the room along: each fills every window but for 24 pixels, whatever its shape.
	await jana.keyboard.press('Alt+Shift+P');
	const stage = jana.getByRole('dialog', { name: 'Presentation' });
	const onPhone = async () => {
		const frame = await stage.getByRole('combobox').locator('option:checked').textContent();
		const box = await new BoardPage(ilze)
			.items('frame')
			.and(new BoardPage(ilze).item(frame ?? ''))
			.boundingBox();
		return box && [Math.round(box.x), Math.round(box.width)];
	};
	await expect.poll(onPhone).toEqual([24, 360 - 2 * 24]);
	// Nothing stands over it there, and moving away brings the tools back.
	await expect(ilze.getByRole('toolbar')).toHaveCount(0);
	await expect(ilze.getByRole('button', { name: 'Zoom in' })).toHaveCount(0);
	await stage.getByRole('button', { name: 'Next frame' }).click();
	await expect.poll(onPhone).toEqual([24, 360 - 2 * 24]);
	await stage.getByRole('button', { name: 'End the presentation' }).click();
	await expect(jana.getByText('3 of 3 look along')).toBeVisible();

	await jana.close();
	for (const page of [marta, ilze, pau]) {
		await expect(page.getByText('You look along with')).toHaveCount(0, { timeout: 30_000 });
	}
	await expect(wall.getByText(demoCode)).toBeVisible();
	expect(people.problems).toEqual([]);
});
