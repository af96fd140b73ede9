/** One system with one board: how it opens, and what its frames do in every motion. */
import { setTimeout as wait } from 'node:timers/promises';
import { tenth, type Row } from '../bench.ts';
import type { FrameFigures, Stage } from './browser.ts';
import { viewport } from './browser.ts';
import { Hand } from './hand.ts';
import { middleBlock, type Plan } from './plan.ts';
import { looks, type Look, type System } from './system.ts';

export interface Opening {
	/** Milliseconds, with a warm cache. */
	readonly painted: number;
	/** Megabytes: of objects, of the page with an empty cache, and of what is on the board. */
	readonly heap: number;
	readonly http: number;
	readonly content: number;
}

export interface Motion {
	readonly name: string;
	readonly look: Look;
	readonly figures: FrameFigures;
}

export interface Measured {
	readonly system: string;
	readonly items: number;
	readonly opening: Opening;
	readonly motions: readonly Motion[];
}

const middle = { x: viewport.width / 2, y: viewport.height / 2 };
/** CSS pixels that things are dragged around. */
const dragRadius = 60;

/** Opens the board and notes how; the stage's cache has seen the page before with `small`. */
export async function open(system: System, stage: Stage, plan: Plan, small: Plan): Promise<Opening> {
	const { http } = await stage.bytes(async () => {
		await system.load(stage.page, small);
		await stage.rest();
	});
	let first = 0;
	const content = await stage.bytes(async () => {
		first = await system.load(stage.page, plan);
		await stage.rest();
	});
	// What takes long anyway is not made better by repeating it.
	const times = [first];
	for (let again = 0; again < 2 && first < 4000; again += 1) {
		times.push(await system.load(stage.page, plan));
		await stage.rest();
	}
	times.sort((a, b) => a - b);
	const painted = times[Math.floor(times.length / 2)] ?? first;
	return { painted, heap: await stage.heap(), http, content: content.http + content.socket };
}

/** @param seconds of each motion */
export async function motions(system: System, stage: Stage, plan: Plan, seconds: number): Promise<Motion[]> {
	const hand = new Hand(stage.cdp);
	const measured: Motion[] = [];
	const settle = async (look: Look): Promise<void> => {
		await system.look(stage.page, look);
		await stage.rest();
		await wait(150);
	};
	const add = async (name: string, look: Look, move: () => Promise<void>): Promise<void> => {
		measured.push({ name, look, figures: await stage.frames(move) });
	};
	await hand.move(middle);
	for (const look of looks) {
		await settle(look);
		await add('pan', look, () => hand.pan(middle, seconds));
		await settle(look);
		await add('zoom', look, () => hand.zoom(middle, seconds, look === 'fit' ? 'in' : 'out'));
	}
	if (!system.edits) return measured;
	for (const count of [1, 200]) {
		if (count > plan.items.length) continue;
		const block = middleBlock(plan, count);
		const grip = block.find((index) => index >= (block[Math.floor(count / 2)] ?? 0) && isNote(plan, index));
		for (const look of looks) {
			await system.select(stage, plan, count === 1 ? [] : block);
			await settle(look);
			const from = await system.placeOf(stage.page, plan, look, grip ?? block[0] ?? 0);
			await add(`drag ${count}`, look, () => hand.drag(from, seconds, dragRadius));
		}
		await system.select(stage, plan, []);
	}
	return measured;
}

const isNote = (plan: Plan, index: number): boolean => plan.items[index]?.kind === 'note';

/** The rows of the table, one for each motion, times as milliseconds. */
export function motionRows(measured: readonly Measured[]): Row[] {
	return measured.flatMap(({ system, items, motions }) =>
		motions.map(({ name, look, figures }) => ({
			system,
			items,
			motion: `${name}, ${look === 'fit' ? 'all in view' : 'reading'}`,
			fps: tenth(figures.fps),
			'median ms': tenth(figures.median),
			'p95 ms': tenth(figures.p95),
			'longest ms': tenth(figures.longest),
			'over 50 ms %': tenth(figures.slow),
			'page CPU ms a frame': tenth(figures.cpu),
			'browser CPU ms a frame': tenth(figures.browserCpu)
		}))
	);
}
