/** What others cost: one remote change on boards of different sizes, and a board full of people. */
import { setTimeout as wait } from 'node:timers/promises';
import { tenth, type Row } from '../bench.ts';
import { Other, startCrowd } from './crowd.ts';
import { viewport } from './browser.ts';
import { Hand } from './hand.ts';
import type { Transferboard } from './ours.ts';
import { drawnRow } from './pen.ts';
import { middleBlock, type Plan } from './plan.ts';

/** Changes a second while their cost is measured. */
const rate = 20;

/** Processor time of the page for each change that somebody else makes to an item in view. */
export async function remoteEdits(system: Transferboard, plan: Plan, seconds: number): Promise<Row> {
	const board = system.board(plan);
	const stage = await system.stage();
	const other = await Other.enter(system.server.origin, board.id, 'Somebody else', 'lubelskie');
	try {
		other.know(board.state);
		await system.load(stage.page, plan);
		await system.look(stage.page, 'reading');
		await stage.rest();
		const inView = middleBlock(plan, 40);
		const change = async (count: number): Promise<void> => {
			for (let step = 0; step < count; step += 1) {
				const index = inView[step % inView.length] ?? 0;
				other.change(`item-${index}`, { x: (plan.items[index]?.x ?? 0) + (step % 9) });
				await wait(1000 / rate);
			}
		};
		await change(rate);
		await stage.rest();
		const idle = await spent(stage, () => wait(seconds * 1000));
		const busy = await spent(stage, () => change(rate * seconds));
		if (!other.open) throw new Error('the server refused the changes');
		const each = (busy.page - idle.page) / (rate * seconds);
		return {
			items: plan.items.length,
			'page CPU ms a change': tenth(each),
			'browser CPU ms a change': tenth((busy.browser - idle.browser) / (rate * seconds))
		};
	} finally {
		other.close();
		await stage.close();
	}
}

async function spent(
	stage: { cpu(): Promise<{ page: number; browser: number }> },
	run: () => Promise<void>
): Promise<{ page: number; browser: number }> {
	const before = await stage.cpu();
	await run();
	const after = await stage.cpu();
	return { page: after.page - before.page, browser: after.browser - before.browser };
}

/** Frames of somebody who pans, drags and draws while `count` others are at work on the same board. */
export async function crowded(
	system: Transferboard,
	plan: Plan,
	count: number,
	seconds: number
): Promise<{ rows: Row[]; pen: Row; failures: string[] }> {
	const board = system.board(plan);
	const stage = await system.stage();
	const hand = new Hand(stage.cdp);
	const middle = { x: viewport.width / 2, y: viewport.height / 2 };
	await system.load(stage.page, plan);
	await system.look(stage.page, 'reading');
	await stage.rest();
	const crowd = count > 0 ? await startCrowd(system.server.origin, board.id, plan, count) : undefined;
	try {
		const rows: Row[] = [];
		const add = async (motion: string, move: () => Promise<void>): Promise<void> => {
			const figures = await stage.frames(move);
			rows.push({
				others: count,
				motion,
				fps: tenth(figures.fps),
				'median ms': tenth(figures.median),
				'p95 ms': tenth(figures.p95),
				'longest ms': tenth(figures.longest),
				'over 50 ms %': tenth(figures.slow),
				'page CPU ms a frame': tenth(figures.cpu)
			});
		};
		await add('rest', () => wait(seconds * 1000));
		await add('pan', () => hand.pan(middle, seconds));
		await add('zoom', () => hand.zoom(middle, seconds, 'out'));
		await stage.page.locator('[data-board-surface]').focus();
		await stage.page.keyboard.press('p');
		await add('draw', () => hand.drag(middle, seconds, 150));
		const pen = await drawnRow(`Transferboard, ${count} others`, stage, middle, seconds * 4);
		const failures = crowd && crowd.lost > 0 ? [`${crowd.lost} of ${count} connections ended`] : [];
		return { rows, pen, failures };
	} finally {
		crowd?.close();
		await stage.close();
	}
}
