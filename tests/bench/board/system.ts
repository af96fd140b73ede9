/** What the measurement asks of each system; how it is done differs. */
import type { Page } from 'playwright';
import type { Point } from '#lib/base/model/geometry.ts';
import type { Stage } from './browser.ts';
import type { Plan } from './plan.ts';

/** All of the board on the screen, or texts at their written size. */
export type Look = 'fit' | 'reading';
export const looks: readonly Look[] = ['fit', 'reading'];

export interface System {
	readonly name: string;
	/** Whether things on it can be selected and dragged. */
	readonly edits: boolean;
	stage(): Promise<Stage>;
	/** Opens the board anew; milliseconds from navigation until the frame after the first full picture. */
	load(page: Page, plan: Plan): Promise<number>;
	look(page: Page, look: Look): Promise<void>;
	/** CSS pixels of the middle of an item after `look`. */
	placeOf(page: Page, plan: Plan, look: Look, index: number): Promise<Point>;
	select(stage: Stage, plan: Plan, indices: readonly number[]): Promise<void>;
	close(): Promise<void>;
}

/** In the page: resolves with the time of the frame after `painted` is true. */
export const paintedWhen = (painted: string): string => `new Promise((done) => {
	const look = () => requestAnimationFrame((time) => ((${painted}) ? requestAnimationFrame(() => done(performance.now())) : look()));
	look();
})`;
