/** Transferboard: the real server in its own process, the built page, boards seeded into its log. */
import type { Browser, Page } from 'playwright';
import * as v from 'valibot';
import * as Y from 'yjs';
import { boundsOf, centerOf, type Box, type Point } from '#lib/base/model/geometry.ts';
import { writeItem } from '#lib/board/model/item-entry.ts';
import type { Item } from '#lib/board/model/item.ts';
import { keysBetween } from '#lib/board/model/order.ts';
import { fitPadding, fitting, toScreen, zoomedTo, type Camera, type Size } from '#lib/canvas/camera.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { inkColors, paperColors } from '#lib/kinds/model/colors.ts';
import { openSqlite } from '../../../server/storage/database.ts';
import { createDocumentStore } from '../../../server/storage/document-store.ts';
import { facilitator as account, Visitor } from '../../support/app.ts';
import { RunningServer } from '../../support/running-server.ts';
import { Stage, viewport } from './browser.ts';
import { Hand } from './hand.ts';
import type { Plan, PlannedItem } from './plan.ts';
import { paintedWhen, type Look, type System } from './system.ts';

const Board = v.object({ board: v.object({ id: v.string() }) });

/** A board as it lies in the server's log. */
export interface SeededBoard {
	readonly id: string;
	readonly plan: Plan;
	readonly items: readonly Item[];
	/** The Yjs update that makes it. */
	readonly state: Uint8Array;
}

const authors = 40;

function itemOf(planned: PlannedItem, index: number, z: string): Item {
	const { x, y, w, h, text, points, color } = planned;
	const base = {
		...{ id: `item-${index}`, x, y, w, h, z },
		...{ rotation: 0, frame: null, locked: false, lockedBy: null, group: null, broken: false },
		author: `person-${index % authors}`,
		region: index % 2 === 0 ? 'lubelskie' : null
	};
	switch (planned.kind) {
		case 'note':
			return { ...base, kind: 'note', props: { text, color: paperColors[color] ?? 'yellow' } };
		case 'rectangle':
			return {
				...base,
				kind: 'shape',
				props: { form: 'rectangle', text, color: inkColors[color] ?? 'black', fill: 'soft' }
			};
		case 'text':
			return { ...base, kind: 'text', props: { text, size: 's' } };
		case 'ink': {
			const pressed = points.flatMap((value, at) => (at % 2 === 1 ? [value, 0.5] : [value]));
			return {
				...base,
				kind: 'ink',
				props: { points: pressed, color: inkColors[color] ?? 'black', width: 3 }
			};
		}
	}
}

function seedOf(id: string, plan: Plan): SeededBoard {
	const keys = keysBetween(undefined, undefined, plan.items.length);
	const items = plan.items.map((planned, index) => itemOf(planned, index, keys[index] ?? ''));
	const doc = new Y.Doc();
	doc.transact(() => {
		const root = doc.getMap<unknown>('items');
		for (const item of items) writeItem(root, item, itemKinds);
	});
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return { id, plan, items, state };
}

export class Transferboard implements System {
	readonly name = 'Transferboard';
	readonly edits = true;
	readonly server: RunningServer;
	readonly browser: Browser;
	readonly #boards: ReadonlyMap<Plan, SeededBoard>;
	readonly #workshop: string;
	readonly #cookie: string;

	private constructor(
		browser: Browser,
		server: RunningServer,
		boards: readonly SeededBoard[],
		me: { readonly workshop: string; readonly cookie: string }
	) {
		this.browser = browser;
		this.server = server;
		this.#boards = new Map(boards.map((board) => [board.plan, board]));
		this.#workshop = me.workshop;
		this.#cookie = me.cookie;
	}

	static async start(browser: Browser, plans: readonly Plan[]): Promise<Transferboard> {
		const server = await RunningServer.start();
		const boards: SeededBoard[] = [];
		const facilitator = new Visitor(server.origin);
		await facilitator.open(server.facilitatorLink);
		await facilitator.post('/api/account', account);
		const visitor = new Visitor(server.origin);
		const { workshop } = await visitor.join();
		for (const plan of plans) {
			const made = await facilitator.post(`/api/workshops/${workshop.id}/boards`, {
				title: `${plan.items.length} items`
			});
			const answer: unknown = await made.json();
			if (made.status !== 201) throw new Error(`no board was made: ${JSON.stringify(answer)}`);
			const { board } = v.parse(Board, answer);
			boards.push(seedOf(board.id, plan));
		}
		// Straight into the log, as no person could write so much at once; then as after any restart.
		await server.stop();
		const { db } = await openSqlite(server.dataDir);
		const store = createDocumentStore(db);
		for (const { id, state } of boards)
			await store.append(`board.${id}`, [{ update: state, participant: null }], [], 0);
		await db.destroy();
		await server.launch();
		return new Transferboard(browser, server, boards, { workshop: workshop.id, cookie: visitor.cookie });
	}

	board(plan: Plan): SeededBoard {
		const board = this.#boards.get(plan);
		if (!board) throw new Error('no board was made of this plan');
		return board;
	}

	stage(): Promise<Stage> {
		return Stage.open(this.browser, { url: this.server.origin, value: this.#cookie });
	}

	async load(page: Page, plan: Plan): Promise<number> {
		await page.goto(`${this.server.origin}/w/${this.#workshop}/board/${this.board(plan).id}`, {
			waitUntil: 'commit'
		});
		return v.parse(
			v.number(),
			await page.evaluate(paintedWhen("performance.getEntriesByName('board:painted').length > 0"))
		);
	}

	async look(page: Page, look: Look): Promise<void> {
		await page.locator('[data-board-surface]').focus();
		await page.keyboard.press('Shift+Digit1');
		if (look === 'reading') await page.keyboard.press('Shift+Digit0');
	}

	async placeOf(page: Page, plan: Plan, look: Look, index: number): Promise<Point> {
		const planned = plan.items[index];
		if (!planned) throw new Error('there is no such item');
		const surface = await surfaceBox(page);
		const fit = this.#fit(plan, surface);
		const middle = { x: surface.w / 2, y: surface.h / 2 };
		const camera = look === 'fit' ? fit : zoomedTo(fit, 1, middle);
		const at = toScreen(camera, centerOf(planned));
		return { x: at.x + surface.x, y: at.y + surface.y };
	}

	/** With Shift and a click on each, as there is no empty ground to begin a box on. */
	async select(stage: Stage, plan: Plan, indices: readonly number[]): Promise<void> {
		await this.look(stage.page, 'fit');
		await stage.page.keyboard.press('Escape');
		const hand = new Hand(stage.cdp);
		if (indices.length < 2) return;
		for (const index of indices) await hand.click(await this.placeOf(stage.page, plan, 'fit', index), true);
	}

	async close(): Promise<void> {
		await this.server.dispose();
	}

	#fit(plan: Plan, size: Size): Camera {
		const { items } = this.board(plan);
		const extent = boundsOf(items.map((item) => itemKinds.bounds(item, () => undefined)));
		if (!extent) throw new Error('the board is empty');
		return fitting(extent, size, fitPadding, 1);
	}
}

const SurfaceBox = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });

/** Where the surface is in the window, CSS pixels. */
export async function surfaceBox(page: Page): Promise<Box> {
	const { x, y, width, height } = v.parse(
		SurfaceBox,
		(await page.locator('[data-board-surface]').boundingBox()) ?? { x: 0, y: 0, ...viewport }
	);
	return { x, y, w: width, h: height };
}
