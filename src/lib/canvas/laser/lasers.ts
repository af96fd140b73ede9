/**
 * Pointing with light: a trail that fades, one's own and those of others. It travels with presence alone and is never
 * part of the board.
 */
import * as v from 'valibot';
import type { Point } from '#lib/base/model/geometry.ts';
import { Laser } from '#lib/board/model/gesture.ts';
import { toScreen } from '../camera.ts';
import type { Camera } from '../camera.ts';
import type { Frames } from '../frames.ts';
import type { PaintContext } from '../item-view.ts';
import type { OthersGesture } from '../gestures.ts';

/** How long a point is seen, milliseconds. */
const life = 900;
/** CSS pixels. */
const width = 5;
/** Points that travel at once: those of about the last half second. */
const told = 30;

interface LitPoint extends Point {
	readonly at: number;
}

/** What is seen of somebody else's light, and how much of its stroke is known. */
interface Trail {
	readonly stroke: number;
	readonly count: number;
	readonly points: readonly LitPoint[];
}

export class Lasers {
	readonly #frames: Frames;
	/** Whether what fades disappears at once instead. */
	readonly #still: () => boolean;
	#own: readonly LitPoint[] = [];
	/** Which of one's own strokes it is, and how many points it has had so far. */
	#stroke = 0;
	#count = 0;
	readonly #others = new Map<string, Trail>();

	constructor(frames: Frames, still: () => boolean) {
		this.#frames = frames;
		this.#still = still;
	}

	/** @param at world units */
	begin(at: Point): void {
		this.#stroke += 1;
		this.#count = 0;
		this.#own = [];
		this.move(at);
	}

	move(at: Point): void {
		this.#count += 1;
		this.#own = [...this.#fresh(this.#own), { ...at, at: this.#frames.now() }];
	}

	/** What others need to show the trail. */
	get gesture(): Laser {
		const points = this.#own.slice(-Math.min(told, this.#count));
		return {
			type: 'laser',
			stroke: this.#stroke,
			count: this.#count,
			points: points.flatMap(({ x, y }) => [round(x), round(y)])
		};
	}

	/** Takes in what others show; returns whether anything is to be painted. */
	setOthers(others: readonly OthersGesture[]): boolean {
		let lit = false;
		for (const { key, gesture } of others) {
			const parsed = v.safeParse(Laser, gesture);
			if (!parsed.success) continue;
			const { stroke, count, points } = parsed.output;
			const known = this.#others.get(key);
			const goesOn = known?.stroke === stroke;
			const missing = count - (goesOn ? known.count : 0);
			if (missing <= 0) continue;
			const at = this.#frames.now();
			const added = pairs(points)
				.slice(-missing)
				.map((point) => ({ ...point, at }));
			this.#others.set(key, {
				stroke,
				count,
				points: goesOn ? [...this.#fresh(known.points), ...added] : added
			});
			lit = true;
		}
		return lit;
	}

	/** Paints all trails in CSS pixels; returns whether another frame is needed. */
	paint(ctx: PaintContext, camera: Camera, color: string): boolean {
		this.#own = this.#fresh(this.#own);
		let lit = this.#trail(ctx, camera, color, this.#own);
		for (const [key, trail] of this.#others) {
			const points = this.#fresh(trail.points);
			this.#others.set(key, { ...trail, points });
			lit = this.#trail(ctx, camera, color, points) || lit;
		}
		return lit;
	}

	/** Whether anything is seen. */
	get lit(): boolean {
		return this.#own.length > 0 || [...this.#others.values()].some(({ points }) => points.length > 0);
	}

	#fresh(points: readonly LitPoint[]): readonly LitPoint[] {
		const since = this.#frames.now() - life;
		return points.filter(({ at }) => at > since);
	}

	#trail(ctx: PaintContext, camera: Camera, color: string, points: readonly LitPoint[]): boolean {
		if (points.length === 0) return false;
		const now = this.#frames.now();
		const still = this.#still();
		ctx.strokeStyle = ctx.fillStyle = color;
		ctx.lineCap = 'round';
		ctx.lineJoin = 'round';
		points.forEach((point, index) => {
			const left = still ? 1 : 1 - (now - point.at) / life;
			const p = toScreen(camera, point);
			const before = points[index - 1];
			ctx.globalAlpha = Math.max(0, left);
			ctx.beginPath();
			if (before) {
				const from = toScreen(camera, before);
				ctx.lineWidth = Math.max(1, width * left);
				ctx.moveTo(from.x, from.y);
				ctx.lineTo(p.x, p.y);
				ctx.stroke();
			}
			if (index < points.length - 1) return;
			ctx.beginPath();
			ctx.arc(p.x, p.y, width, 0, 2 * Math.PI);
			ctx.fill();
		});
		ctx.globalAlpha = 1;
		return true;
	}
}

const round = (value: number): number => Math.round(value * 10) / 10;

const pairs = (flat: readonly number[]): Point[] =>
	Array.from({ length: flat.length >> 1 }, (_, index) => ({
		x: flat[index * 2] ?? 0,
		y: flat[index * 2 + 1] ?? 0
	}));
