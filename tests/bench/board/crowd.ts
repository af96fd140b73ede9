/** Other people on a board, over the real server: half of them draw, a quarter write, all point. */
import { setTimeout as wait } from 'node:timers/promises';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { writeItem } from '#lib/board/model/item-entry.ts';
import type { Item } from '#lib/board/model/item.ts';
import { draftGesture } from '#lib/canvas/gestures.ts';
import { inkKind } from '#lib/kinds/ink/model.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { Visitor } from '../../support/app.ts';
import { cell, type Plan } from './plan.ts';

/** Somebody who sends and listens to nothing, so that hundreds fit into one process. */
export class Other {
	readonly doc = new Y.Doc();
	readonly #awareness = new Awareness(this.doc);
	readonly #socket: WebSocket;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) this.#send(0, update, 2);
		});
	}

	static async enter(origin: string, board: string, name: string, region: string): Promise<Other> {
		const visitor = new Visitor(origin);
		await visitor.join({ name, region });
		const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync/board.${board}`, {
			headers: { cookie: visitor.cookie, origin }
		});
		await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
		return new Other(socket);
	}

	get open(): boolean {
		return this.#socket.readyState === WebSocket.OPEN;
	}

	/** Takes over what the server has already. */
	know(state: Uint8Array): void {
		Y.applyUpdate(this.doc, state, this);
	}

	/** World units; `drawn` is what is being made, not yet on the board. */
	point(x: number, y: number, drawn: Item | null = null): void {
		this.#awareness.setLocalState({ cursor: { x, y }, gesture: drawn && draftGesture(drawn) });
		this.#send(1, encodeAwarenessUpdate(this.#awareness, [this.doc.clientID]));
	}

	/** Changes an item that is on the board already; the document must hold it. */
	change(id: string, fields: Readonly<Record<string, unknown>>): void {
		this.doc.transact(() => {
			const item = this.doc.getMap('items').get(id);
			if (!(item instanceof Y.Map)) throw new Error('no such item');
			for (const [key, value] of Object.entries(fields)) item.set(key, value);
		});
	}

	close(): void {
		this.#socket.terminate();
		this.#awareness.destroy();
		this.doc.destroy();
	}

	#send(kind: number, bytes: Uint8Array, step?: number): void {
		const encoder = createEncoder();
		writeVarUint(encoder, kind);
		if (step !== undefined) writeVarUint(encoder, step);
		writeVarUint8Array(encoder, bytes);
		this.#socket.send(toUint8Array(encoder));
	}
}

const regions = ['lubelskie', null] as const;
/** Changes a second of each who writes, and how often everybody's pointer moves. */
const writingRate = 3;
const pointingRate = 5;

/** How many moves of a hand a stroke takes. */
const strokeLength = 12;

/** What a guest puts on the board, but for kind, place and content. */
const plain = {
	...{ rotation: 0, z: 'zz', frame: null, locked: false, lockedBy: null, group: null },
	...{ author: '', region: null, broken: false }
};

/** A person with a place of their own. Every second one draws there, every fourth one moves a note and types into it. */
class Guest {
	readonly #other: Other;
	readonly #id: string;
	readonly #draws: boolean;
	readonly #writes: boolean;
	readonly #home: { readonly x: number; readonly y: number };
	#stroke: number[] = [];
	#strokes = 0;
	#step = 0;

	constructor(other: Other, index: number, plan: Plan) {
		this.#other = other;
		this.#id = `of-guest-${index}`;
		this.#draws = index % 2 === 1;
		this.#writes = index % 4 === 0;
		// Around the middle, where everybody looks.
		const column = plan.columns / 2 - 5 + (index % 10);
		const row = plan.rows / 2 - 4 + (Math.floor(index / 10) % 8);
		this.#home = { x: Math.round(column) * cell.w, y: Math.round(row) * cell.h };
	}

	point(): void {
		this.#step += 1;
		const turn = this.#step / 3;
		const at = { x: this.#home.x + 40 * Math.cos(turn), y: this.#home.y + 40 * Math.sin(turn) };
		this.#other.point(at.x, at.y, this.#draws ? this.#draw(at) : null);
	}

	/** Takes the stroke on; one that is long enough is put on the board. */
	#draw(to: { readonly x: number; readonly y: number }): Item | null {
		const at = { ...to, w: 1, h: 1 };
		// Between two messages a real hand reports several points.
		for (const back of [16, 8, 0]) this.#stroke.push(to.x - back, to.y + (back % 16) / 4, 0.5);
		const drawn = inkKind.fromStroke?.(this.#stroke, inkKind.defaults, true);
		if (!drawn) return null;
		const props = { ...inkKind.defaults, ...drawn.props };
		const item = { ...plain, ...at, ...drawn, id: `${this.#id}-${this.#strokes}`, kind: inkKind.kind, props };
		if (this.#stroke.length < strokeLength * 9) return item;
		this.#stroke = [];
		this.#strokes += 1;
		const { doc } = this.#other;
		doc.transact(() => writeItem(doc.getMap('items'), item, itemKinds));
		return null;
	}

	write(): void {
		if (!this.#writes) return;
		const { doc } = this.#other;
		doc.transact(() => {
			const items = doc.getMap<unknown>('items');
			const own = items.get(this.#id);
			if (!(own instanceof Y.Map)) {
				const content = { id: this.#id, kind: 'note', props: { text: 'Here', color: 'blue' } };
				writeItem(items, { ...plain, ...this.#home, w: 100, h: 72, ...content }, itemKinds);
				return;
			}
			const text = own.get('text');
			if (this.#step % 3 === 0) own.set('x', this.#home.x + (this.#step % 7) * 4);
			else if (text instanceof Y.Text) text.insert(text.length, text.length > 80 ? '\n' : ' word');
		});
	}
}

export interface Crowd {
	/** How many connections have ended. */
	readonly lost: number;
	close(): void;
}

/** Lets `count` people in and to work. Those who write do so three times a second, all of them point five times. */
export async function startCrowd(origin: string, board: string, plan: Plan, count: number): Promise<Crowd> {
	const others: Other[] = [];
	for (let index = 0; index < count; index += 1) {
		const region = regions[index % regions.length] ?? 'lubelskie';
		others.push(await Other.enter(origin, board, `Guest ${index}`, region));
	}
	const guests = others.map((other, index) => new Guest(other, index, plan));
	let lost = 0;
	const timers = guests.flatMap((guest, index) => {
		const regularly = (rate: number, act: () => void) => {
			const interval = 1000 / rate;
			let timer: ReturnType<typeof setInterval> | undefined;
			const start = setTimeout(
				() => (timer = setInterval(() => others[index]?.open && act(), interval)),
				(index * interval) / count
			);
			return () => {
				clearTimeout(start);
				clearInterval(timer);
			};
		};
		return [regularly(pointingRate, () => guest.point()), regularly(writingRate, () => guest.write())];
	});
	await wait(1500);
	return {
		get lost() {
			lost = others.filter((other) => !other.open).length;
			return lost;
		},
		close() {
			for (const stop of timers) stop();
			for (const other of others) other.close();
		}
	};
}
