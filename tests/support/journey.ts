/**
 * A Playwright test with the real server and several people, each in a browser context of their own.
 * The data folder opens with the demo workshop.
 */
import { test as base, type Browser, type BrowserContext, type Page } from 'playwright/test';
import * as v from 'valibot';
import demo from '../../server/workshops/demo/lublin-2017.json' with { type: 'json' };
import { RunningServer } from './running-server.ts';

export { expect } from 'playwright/test';

export const demoCode = 'LUBLIN17';

/** Of browsers that name none. */
const homeLocale = 'en-GB';

export const accountOfFacilitator = {
	name: 'Jana Kowalska',
	email: 'jana@example.eu',
	password: 'a sentence is good'
};

const demoRegions = v.parse(
	v.array(v.object({ id: v.string(), name: v.record(v.string(), v.string()) })),
	demo.regions
);

export interface PersonOptions {
	/** 360 × 740 with touch instead of a laptop. */
	readonly phone?: boolean;
	readonly dark?: boolean;
	/** Language of the browser, e.g. `pl-PL`. */
	readonly locale?: string;
}

/** Opens browsers for people and closes them at the end of the test. */
export class People {
	readonly #browser: Browser;
	readonly #server: RunningServer;
	readonly #contexts: BrowserContext[] = [];
	/** What pages wrote to the console as errors, and exceptions nobody caught. */
	readonly problems: string[] = [];

	constructor(browser: Browser, server: RunningServer) {
		this.#browser = browser;
		this.#server = server;
	}

	/** A new browser with nothing in it. */
	async stranger(options: PersonOptions = {}): Promise<Page> {
		const context = await this.#browser.newContext({
			baseURL: this.#server.origin,
			locale: options.locale ?? homeLocale,
			reducedMotion: 'reduce',
			colorScheme: options.dark ? 'dark' : 'light',
			...(options.phone
				? { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
				: { viewport: { width: 1280, height: 800 } })
		});
		this.#contexts.push(context);
		const page = await context.newPage();
		page.on('pageerror', (error) => this.problems.push(`${page.url()}: ${error.stack ?? error.message}`));
		page.on('console', (message) => {
			// A refused or failing request is part of many journeys; the page's own words about it are tested.
			if (
				message.type() === 'error' &&
				!/Failed to load resource|WebSocket connection|net::ERR/.test(message.text())
			) {
				this.problems.push(`${page.url()}: ${message.text()}`);
			}
		});
		return page;
	}

	/** Somebody who joined the demo workshop and stands in its lobby. @param region as the pages name it */
	async participant(name: string, region: string, options: PersonOptions = {}): Promise<Page> {
		const page = await this.stranger(options);
		const joined = v.parse(
			v.object({ workshop: v.object({ id: v.string() }) }),
			await this.#post(page, '/api/join', {
				code: demoCode,
				name,
				region: regionNamed(region),
				language: (options.locale ?? homeLocale).slice(0, 2)
			})
		);
		await page.goto(`/w/${joined.workshop.id}`);
		// The lobby stands when the server has told who is here: the others see this person as well.
		await page.getByRole('heading', { level: 1 }).waitFor();
		return page;
	}

	/** Somebody who opened the printed one-time link, completed an account and sees the own workshops. */
	async facilitator(name = accountOfFacilitator.name, options: PersonOptions = {}): Promise<Page> {
		const page = await this.stranger(options);
		await this.#post(page, '/api/exchange', { token: new URL(this.#server.facilitatorLink).hash.slice(1) });
		await this.#post(page, '/api/account', { ...accountOfFacilitator, name });
		await page.goto('/facilitate');
		return page;
	}

	/** What the forms of the pages send, without drawing them: most journeys begin behind the door. */
	async #post(page: Page, path: string, data: unknown): Promise<unknown> {
		const response = await page.request.post(path, { data, headers: { origin: this.#server.origin } });
		if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
		return response.json();
	}

	async close(): Promise<void> {
		await Promise.all(this.#contexts.map((context) => context.close()));
	}
}

/** @returns the id of the demo's region that pages name so in English or Polish */
function regionNamed(name: string): string {
	const region = demoRegions.find((each) => Object.values(each.name).includes(name));
	if (!region) throw new Error(`the demo has no region ${name}`);
	return region.id;
}

/** Opens the printed one-time link and completes the account, through the pages. */
export async function signInThroughPage(page: Page, link: string): Promise<void> {
	await page.goto(link);
	await page.getByLabel('Your name').fill(accountOfFacilitator.name);
	await page.getByLabel('E-mail address').fill(accountOfFacilitator.email);
	await page.getByLabel('Password').fill(accountOfFacilitator.password);
	await page.getByRole('button', { name: 'Save and go on' }).click();
	await page.waitForURL('**/facilitate');
}

/** Fills the join form, in English or Polish, and waits for the lobby. @param region as the page names it */
export async function joinThroughPage(page: Page, code: string, name: string, region: string): Promise<void> {
	await page.goto(`/join/${code}`);
	await page.getByLabel(/^(Your name|Twoje imię i nazwisko)/).fill(name);
	await page.getByRole('radio', { name: region }).check({ force: true });
	await page.getByRole('button', { name: /^(Join the workshop|Dołącz do warsztatu)$/ }).click();
	await page.waitForURL('**/w/*');
}

/** From a facilitator's list of workshops into the demo's lobby. */
export async function openDemoWorkshop(page: Page): Promise<void> {
	await page
		.getByRole('link', { name: /Good practices/ })
		.first()
		.click();
	await page.waitForURL('**/w/*');
}

/** Each test has a server and a data folder of its own. */
export const test = base.extend<{ server: RunningServer; people: People }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from the pattern
	server: async ({}, use) => {
		const server = await RunningServer.start();
		await use(server);
		await server.dispose();
	},
	people: async ({ browser, server }, use) => {
		const people = new People(browser, server);
		await use(people);
		await people.close();
	}
});
