/** Posters written together, found again, deleted and brought back, submitted and accepted. */
import type { Page } from 'playwright/test';
import { axeFindings } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { samplePdf } from '../support/sample-pdf.ts';

test('two people write one poster, and nothing typed is lost', async ({ people }) => {
	const marta = await people.participant('Marta', 'Lubelskie');
	const workshop = new URL(marta.url()).pathname;
	await marta.goto(`${workshop}/posters`);
	await marta.getByRole('button', { name: 'Add a poster' }).click();
	await marta.waitForURL('**/posters/*?edit');
	await expect(marta.getByRole('combobox', { name: 'Region' })).toHaveValue('lubelskie');
	const title = marta.getByRole('textbox', { name: 'Title of the practice' });
	await title.fill('Orchards share a store');
	const poster = new URL(marta.url()).pathname;

	const luca = await people.participant('Luca', 'Piedmont', { phone: true, dark: true });
	await luca.context().addCookies([{ name: 'language', value: 'pl', url: new URL(luca.url()).origin }]);
	await luca.goto(`${poster}?edit`);
	const tytul = luca.getByRole('textbox', { name: 'Tytuł praktyki' });
	await expect(tytul).toHaveValue('Orchards share a store');

	await test.step('a new poster asks for the essentials, then for the rest, and can be submitted below them', async () => {
		const transfer = marta.getByRole('textbox', { name: 'Potential for learning or transfer' });
		await expect(transfer).toHaveCount(0);
		const below = marta.getByRole('region', { name: 'State, below the form' });
		await expect(below).toContainText('Still needed: Direction, Cluster and How it works');
		await expect(below.getByRole('button', { name: 'Submit' })).toBeVisible();
		await marta.getByRole('button', { name: /^Show the \d+ other fields$/ }).press('Enter');
		await expect(marta.getByRole('textbox', { name: 'Sector' })).toBeFocused();
		await expect(transfer).toBeVisible();
		await luca.getByRole('button', { name: /^Pokaż \d+ pozosta/ }).tap();
	});

	await test.step('words of the programme are explained with keys and by touch', async () => {
		const word = marta.getByRole('button', { name: 'Good practice' });
		await word.focus();
		await marta.keyboard.press('Enter');
		const meaning = marta.getByRole('dialog', { name: 'Good practice' });
		await expect(meaning).toContainText('has proven to work');
		expect(await axeFindings(marta)).toEqual([]);
		await marta.keyboard.press('Escape');
		await expect(meaning).toBeHidden();
		await expect(word).toBeFocused();
		await luca.getByRole('button', { name: 'Możliwość przeniesienia' }).tap();
		await expect(luca.getByRole('dialog', { name: 'Możliwość przeniesienia' })).toContainText(
			'w innym regionie'
		);
		await luca.keyboard.press('Escape');
	});

	await test.step('both type into the same field at the same time', async () => {
		await title.press('End');
		await tytul.press('Home');
		await Promise.all([
			title.pressSequentially(' and a brand', { delay: 15 }),
			tytul.pressSequentially('Lublin: ', { delay: 15 })
		]);
		const both = 'Lublin: Orchards share a store and a brand';
		await expect(title).toHaveValue(both);
		await expect(tytul).toHaveValue(both);
		await expect(marta.getByText('Luca is writing here')).toBeVisible();
	});

	await test.step('undo takes back one’s own words only', async () => {
		await title.press('Control+z');
		await expect(title).not.toHaveValue(/brand/);
		await expect(title).toHaveValue(/^Lublin: /);
	});

	await test.step('a text over the limit is marked and kept', async () => {
		const summary = marta.getByRole('textbox', { name: 'Short summary' });
		await summary.fill('x'.repeat(170));
		await expect(marta.getByText('10 characters over the limit of the form.')).toBeVisible();
		await expect(summary).toHaveAttribute('aria-invalid', 'true');
		await expect(luca.getByRole('textbox', { name: 'Krótkie podsumowanie' })).toHaveValue('x'.repeat(170));
	});

	await test.step('long texts have bold words and lists, written with keys on a laptop and buttons on a phone', async () => {
		const works = marta.getByRole('textbox', { name: 'How it works' });
		await works.fill('A shared store');
		await works.press('Control+a');
		await works.press('Control+b');
		await expect(works).toHaveValue('**A shared store**');
		await works.press('End');
		await works.press('Enter');
		await works.press('Control+Shift+8');
		await works.pressSequentially('cheap');
		await works.press('Enter');
		await works.pressSequentially('open to all');
		const written = '**A shared store**\n- cheap\n- open to all';
		await expect(works).toHaveValue(written);
		const jak = luca.getByRole('textbox', { name: 'Jak to działa' });
		await expect(jak).toHaveValue(written);
		await jak.focus();
		await jak.press('Control+End');
		const list = luca.getByRole('button', { name: 'Lista' });
		await list.tap();
		await expect(jak).toHaveValue('**A shared store**\n- cheap\nopen to all');
		await list.tap();
		await expect(works).toHaveValue(written);
		expect(await axeFindings(marta)).toEqual([]);
	});

	await test.step('values that make no sense are refused in words', async () => {
		const link = marta.getByRole('textbox', { name: /Further information/ });
		await link.fill('javascript:alert(1)');
		await link.blur();
		await expect(marta.getByText('This is not a web address')).toBeVisible();
		await link.fill('lubelskie.pl');
		await link.blur();
		await expect(link).toHaveValue('https://lubelskie.pl/');
		const number = marta.getByRole('textbox', { name: 'One key number' });
		await number.fill('12,5');
		await number.blur();
		await expect(luca.getByRole('textbox', { name: 'Jedna kluczowa liczba' })).toHaveValue('12,5');
	});

	await test.step('a document is added, named by both, and taken along by a reader', async () => {
		const place = marta.getByRole('group', { name: 'Documents (PDF)' });
		const file = (name: string, mimeType: string) => ({
			name,
			mimeType,
			buffer: Buffer.from(samplePdf(['One']))
		});
		await place.locator('input[type=file]').setInputFiles(file('notes.txt', 'text/plain'));
		await expect(place.getByText('Only PDF files can be added here.')).toBeVisible();
		await place.locator('input[type=file]').setInputFiles(file('Leaflet.pdf', 'application/pdf'));
		const name = marta.getByRole('textbox', { name: 'Name of document 1' });
		await expect(name).toHaveValue('Leaflet');
		await expect(place.getByText('Only PDF files can be added here.')).toHaveCount(0);
		const nazwa = luca.getByRole('textbox', { name: 'Nazwa dokumentu 1' });
		await nazwa.press('End');
		await nazwa.pressSequentially(' 2016');
		await expect(name).toHaveValue('Leaflet 2016');
		expect(await axeFindings(marta)).toEqual([]);
	});

	await test.step('it survives a reload', async () => {
		await expect(marta.getByText('Saved', { exact: true }).first()).toBeAttached();
		await marta.reload();
		await expect(title).toHaveValue(/^Lublin: Orchards/);
		await marta.goto(poster);
		await expect(marta.getByRole('strong').filter({ hasText: 'A shared store' })).toBeVisible();
		await expect(marta.getByRole('listitem').filter({ hasText: /^(cheap|open to all)$/ })).toHaveCount(2);
		const taken = marta.waitForEvent('download');
		await marta.getByRole('link', { name: 'Leaflet 2016 (PDF)' }).click();
		expect((await taken).suggestedFilename()).toBe('Leaflet 2016.pdf');
	});
	expect(people.problems).toEqual([]);
});

test('the gallery is narrowed down by its address, and a deleted poster comes back', async ({ people }) => {
	const marta = await people.participant('Marta', 'Lubelskie');
	const workshop = new URL(marta.url()).pathname;
	await marta.goto(`${workshop}/posters?region=lubelskie&direction=innovation`);
	const cards = marta.getByRole('article');
	await expect(cards).toHaveCount(1);
	await expect(cards).toContainText('Open innovation around waste');
	await marta.getByRole('combobox', { name: 'Direction' }).selectOption('');
	await expect(cards).toHaveCount(3);
	await marta.getByRole('searchbox', { name: 'Search posters' }).fill('SADOWNICY');
	await expect(cards).toHaveCount(1);
	await expect(marta).toHaveURL(/region=lubelskie&q=SADOWNICY$/);

	await marta.getByRole('searchbox', { name: 'Search posters' }).fill('');
	await marta.getByRole('combobox', { name: 'Region' }).selectOption('');
	await marta.getByRole('combobox', { name: 'View' }).selectOption('Map of Europe');
	const map = marta.getByRole('list', { name: 'Where the posters come from' });
	await expect(map.getByRole('link')).toHaveText([/Lubelskie\s*3/]);
	expect(await axeFindings(marta)).toEqual([]);
	await map.getByRole('link', { name: 'Lubelskie 3 posters' }).press('Enter');
	await expect(marta.getByRole('region', { name: 'Lubelskie' })).toBeFocused();

	await cards.filter({ hasText: 'Growers sell as one' }).getByRole('link').click();
	await expect(marta.getByRole('heading', { level: 1 })).toHaveText('Growers sell as one');
	await marta.getByRole('button', { name: 'Polski (original)' }).click();
	await expect(marta.getByRole('heading', { level: 1 })).toHaveText('Sadownicy sprzedają jako jedna siła');

	await marta.getByRole('button', { name: 'More actions for this poster' }).click();
	await marta.getByRole('menuitem', { name: 'Delete poster' }).click();
	await marta.getByRole('button', { name: 'Delete', exact: true }).click();
	await marta.waitForURL('**/posters');
	await expect(cards).toHaveCount(4);
	await marta.getByRole('button', { name: 'Undo' }).click();
	await expect(cards).toHaveCount(5);
	expect(people.problems).toEqual([]);
});

test('a poster of another region can be read and edited, but not deleted', async ({ people }) => {
	const luca = await people.participant('Luca', 'Piedmont');
	const workshop = new URL(luca.url()).pathname;
	await luca.goto(`${workshop}/posters/lubapple`);
	await luca.getByRole('button', { name: 'More actions for this poster' }).click();
	await expect(luca.getByRole('menuitem', { name: 'Print' })).toBeVisible();
	await expect(luca.getByRole('menuitem', { name: 'Delete poster' })).toHaveCount(0);
});

test('a poster is submitted, returned, accepted and stays as it is; its history tells who did what', async ({
	people
}) => {
	const marta = await people.participant('Marta', 'Lubelskie');
	const workshop = new URL(marta.url()).pathname;
	const poster = `${workshop}/posters/lubapple`;
	const jana = await people.facilitator();
	const luca = await people.participant('Luca', 'Piedmont', { phone: true, dark: true });
	const stateOn = (page: Page) => page.getByRole('region', { name: 'State', exact: true });
	const history = (page: Page) => page.getByRole('region', { name: 'History' });

	await test.step('its region submits it, others cannot', async () => {
		await luca.goto(poster);
		await expect(stateOn(luca)).toContainText('Draft');
		await expect(stateOn(luca).getByRole('button')).toHaveCount(0);
		await expect(history(luca)).toHaveCount(0);
		await marta.goto(`${poster}?edit`);
		await marta.getByRole('textbox', { name: 'Title of the practice' }).press('End');
		await marta.keyboard.type(' force');
		await marta.getByRole('button', { name: 'Done' }).click();
		await stateOn(marta).getByRole('button', { name: 'Submit' }).press('Enter');
		await expect(stateOn(luca)).toContainText('It waits for the facilitators');
	});

	await test.step('facilitators see what waits, and return or accept it', async () => {
		await jana.goto(`${workshop}/posters`);
		await expect(jana.getByText('1 poster waits to be accepted.')).toBeVisible();
		await jana.getByRole('button', { name: 'Show what waits' }).click();
		const card = jana.getByRole('article');
		await expect(card).toHaveCount(1);
		await expect(card).toContainText('Submitted');
		expect(await axeFindings(jana)).toEqual([]);
		await card.getByRole('link').click();
		await stateOn(jana).getByRole('button', { name: 'Return' }).click();
		await expect(stateOn(marta)).toContainText('Draft');
		await stateOn(marta).getByRole('button', { name: 'Submit' }).click();
		await stateOn(jana).getByRole('button', { name: 'Accept' }).click();
	});

	await test.step('what was accepted is closed to all but facilitators', async () => {
		for (const page of [marta, luca]) {
			await expect(stateOn(page)).toContainText('Only facilitators can open it again.');
			await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
		}
		await marta.getByRole('button', { name: 'More actions for this poster' }).click();
		await expect(marta.getByRole('menuitem', { name: 'Delete poster' })).toHaveCount(0);
		await marta.keyboard.press('Escape');
		await expect(jana.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
		await expect(luca.getByRole('textbox', { name: 'A question or comment' })).toBeVisible();
	});

	await test.step('its history tells who of which region did what', async () => {
		await history(marta).getByRole('button', { name: 'Show what changed' }).press('Enter');
		const steps = history(marta).getByRole('listitem');
		await expect(steps.first()).toContainText('Jana Kowalska');
		await expect(steps.first()).toContainText('Accepted');
		const mine = steps.filter({ hasText: 'Title of the practice' }).first();
		await expect(mine).toContainText('Marta');
		await expect(mine).toContainText('Lubelskie');
		for (const page of [marta, luca]) expect(await axeFindings(page)).toEqual([]);
		const wide = await luca.evaluate(() => document.documentElement.scrollWidth > innerWidth);
		expect(wide).toBe(false);
	});
	expect(people.problems).toEqual([]);
});
