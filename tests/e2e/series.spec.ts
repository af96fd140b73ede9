/** What several workshops know together: the pages of the library. */
import type { Page } from 'playwright/test';
import * as v from 'valibot';
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';

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

test('criteria of two meetings stand side by side, with what changed, and go out as a table', async ({
	people,
	server
}) => {
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const next = await nextMeeting(jana, server.origin, workshopOf(jana), 'Riga 2018');
	await jana.goto(`/w/${next}/registers/criteria`);
	await jana.getByLabel('Add a criterion', { exact: false }).first().fill('Trust among members');
	await jana.getByRole('button', { name: 'Add', exact: true }).click();
	await jana.getByRole('link', { name: 'Trust among members' }).first().click();
	await jana.getByLabel('State').selectOption({ label: 'Agreed' });
	await expect(jana.getByText('Saved', { exact: true }).first()).toBeVisible();

	await jana.goto('/facilitate/library');
	await jana.getByRole('link', { name: 'Criteria', exact: true }).click();
	await expect(jana.getByRole('heading', { level: 1 })).toHaveText('Criteria across meetings');
	const row = jana.getByRole('row').filter({ hasText: 'Trust among members' });
	await expect(row).toContainText('Not in this meeting');
	await expect(row.getByRole('list', { name: 'What changed' })).toHaveText('New');
	expect(await axeFindings(jana)).toEqual([]);

	const download = jana.waitForEvent('download');
	await jana.getByRole('button', { name: 'Download as a table' }).click();
	await jana.getByRole('link', { name: 'CSV' }).click();
	expect((await download).suggestedFilename()).toBe('Criteria across meetings.csv');

	await row.getByRole('link', { name: /Trust among members, Riga 2018: Agreed/ }).click();
	await expect(jana).toHaveURL(new RegExp(`/w/${next}/registers/criteria/`));

	// On a phone cells stand below each other, and nothing is wider than the page.
	await jana.setViewportSize({ width: 360, height: 740 });
	await jana.goto('/facilitate/library/criteria');
	await expect(row).toContainText('Riga 2018');
	expect(await jana.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	expect(await axeFindings(jana)).toEqual([]);
});
