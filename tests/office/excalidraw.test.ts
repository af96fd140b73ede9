/** A board as a file of Excalidraw, opened with Excalidraw's own code in a browser. */
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as v from 'valibot';
import { toExcalidraw } from '#lib/kinds/exchange/excalidraw.ts';
import { foreignItem } from '#lib/kinds/exchange/foreign-items.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { launch } from '../bench/board/browser.ts';
import { installPeers, originOf, servePeers } from '../bench/board/peers.ts';
import { sampleBoard } from '../support/sample-board.ts';

let browser: Browser;
let server: Server;
let page: Page;
beforeAll(async () => {
	const problem = installPeers();
	if (problem) throw new Error(problem);
	server = await servePeers();
	browser = await launch();
	page = await browser.newPage();
	await page.goto(`${originOf(server)}/excalidraw-reader`);
	await page.waitForFunction('globalThis.excalidraw');
});
afterAll(async () => {
	await browser?.close();
	server?.close();
});

const Opened = v.object({
	elements: v.array(v.looseObject({ id: v.string(), type: v.string(), x: v.number(), y: v.number() })),
	width: v.number(),
	height: v.number()
});

/** A white square, so that the browser can decode it. */
const picture = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

it('everything is there, where it was, with its words, and can be drawn', async () => {
	const { items, arrow, note, frame } = sampleBoard;
	const image = foreignItem('p', 'image', { x: 0, y: 900, props: { asset: 'a1', alt: 'Crates' } });
	const all = [...items, image];
	const file = toExcalidraw(all, (item) => itemKinds.of(item)?.text(item) ?? '', new Map([['a1', picture]]));
	const open = `globalThis.excalidraw.open(${JSON.stringify(file)})`;
	const { elements, width, height } = v.parse(Opened, await page.evaluate(open));
	const found = new Map(elements.map((element) => [element.id, element]));
	for (const { id, x, y } of all.filter((item) => item !== arrow))
		expect(found.get(id)).toMatchObject({ x, y });
	expect(found.get(note.id)).toMatchObject({ type: 'rectangle', frameId: frame.id });
	expect(found.get(`${note.id}-text`)).toMatchObject({
		containerId: note.id,
		text: expect.stringContaining('Łąka')
	});
	expect(found.get(arrow.id)).toMatchObject({
		type: 'arrow',
		startBinding: { elementId: 'n' },
		endBinding: { elementId: 'm' }
	});
	expect(found.get(image.id)).toMatchObject({ type: 'image', fileId: 'a1' });
	expect(elements.filter(({ isDeleted }) => isDeleted)).toEqual([]);
	expect(Math.min(width, height)).toBeGreaterThan(300);
});
