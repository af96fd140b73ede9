/** What several workshops know together: the pages of the library. */
import type { Page } from 'playwright/test';
import * as v from 'valibot';
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { beginPlan } from '../support/pages/plan-page.ts';

/** The workshop that a page stands in. */
const workshopOf = (page: Page): string => /\/w\/([^/?#]+)/.exec(page.url())?.[1] ?? '';

const Made = v.object({ workshop: v.object({ id: v.string() }) });

/** A next meeting with everything that the workshop knows. @returns its id */
async function nextMeeting(page: Page, origin: string, workshop: string, title: string): Promise<string> {
	const made = await page.request.post(`/api/workshops/${workshop}/copy`, {
		data: { title, boards: 'empty' },
		headers: { origin }
	});
	return v.parse(Made, await made.json()).workshop.id;
}

test('criteria and plans of two meetings stand side by side, with what changed, and go out as tables', async ({
	people,
	server
}) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const first = workshopOf(jana);
	await jana.goto(`/w/${first}/plans`);
	await beginPlan(jana, 'Plan for Latvia', ['Latvia']);
	const next = await nextMeeting(jana, server.origin, first, 'Riga 2018');
	await jana.goto(`/w/${next}/registers/criteria`);
	await jana.getByLabel('A new criterion').first().fill('Trust among members');
	await jana.keyboard.press('Enter');
	await jana.getByRole('link', { name: 'Trust among members' }).first().click();
	await jana.getByLabel('State', { exact: true }).selectOption({ label: 'Agreed' });

	const row = jana.getByRole('row').filter({ hasText: 'Trust among members' });
	await test.step('criteria', async () => {
		await expect(async () => {
			await jana.goto('/facilitate/library');
			await jana.getByRole('link', { name: 'Criteria', exact: true }).click();
			await expect(jana.getByRole('heading', { level: 1 })).toHaveText('Criteria across meetings');
			await expect(row.getByRole('link', { name: 'Trust among members, Riga 2018: Agreed' })).toBeVisible({
				timeout: 2_000
			});
		}).toPass();
		await expect(row).toContainText('Not in this meeting');
		await expect(row.getByRole('list', { name: 'What changed' })).toHaveText('New');
		expect(await axeFindings(jana)).toEqual([]);
		const download = jana.waitForEvent('download');
		await jana.getByRole('button', { name: 'Download as a table' }).click();
		await jana.getByRole('link', { name: /^CSV/ }).click();
		expect((await download).suggestedFilename()).toBe('Criteria across meetings.csv');
		await row.getByRole('link', { name: /Riga 2018: Agreed/ }).click();
		await expect(jana).toHaveURL(new RegExp(`/w/${next}/registers/criteria/`));
	});

	await test.step('plans', async () => {
		await jana.goto('/facilitate/library/plans');
		const table = jana.getByRole('region', { name: 'No instrument named: Latvia' });
		await expect(table.getByRole('link', { name: 'Plan for Latvia', exact: true })).toHaveCount(2);
		expect(await axeFindings(jana)).toEqual([]);
		const download = jana.waitForEvent('download');
		await jana.getByRole('button', { name: 'Download as a table' }).click();
		await jana.getByRole('link', { name: /^Excel/ }).click();
		expect((await download).suggestedFilename()).toBe('Action plans across meetings.xlsx');
		await table.getByRole('link', { name: /^Changes since the last meeting/ }).click();
		await expect(jana.getByLabel('Since the end of')).toHaveValue(/^[1-9]/);
		await expect(jana.getByText('Nothing has changed since then.')).toBeVisible();
	});

	await test.step('on a phone cells stand below each other, and nothing is wider than the page', async () => {
		await jana.setViewportSize({ width: 360, height: 740 });
		for (const page of ['criteria', 'plans']) {
			await jana.goto(`/facilitate/library/${page}`);
			await expect(jana.getByText('Riga 2018').last()).toBeVisible();
			expect(await jana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
			expect(await axeFindings(jana)).toEqual([]);
		}
	});
});
