/** Gestures in progress, one's own and those of others: what they show here, and telling others of one's own. */
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Point } from '#lib/base/model/geometry.ts';
import { previewOf } from '#lib/board/model/gesture.ts';
import type { Gesture } from '#lib/board/model/gesture.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { Frames } from './frames.ts';
import { GesturePreviews, GestureSender, draftGesture, gestureFor } from './gestures.ts';
import type { OthersGesture } from './gestures.ts';
import type { Lasers } from './laser/lasers.ts';
import type { Painter } from './painter.ts';

/** What shown gestures need of an editor. */
export interface GestureHost {
	readonly document: BoardDocument;
	readonly painter: Painter;
	readonly frames: Frames;
	readonly lasers: Lasers;
	requestFrame(): void;
}

export class ShownGestures {
	readonly #host: GestureHost;
	readonly #previews = new GesturePreviews();
	readonly #sender: GestureSender;
	#revision = $state(0);

	constructor(host: GestureHost, send: (gesture: Gesture | null) => void) {
		this.#host = host;
		this.#sender = new GestureSender(host.frames, send);
	}

	/** Grows whenever a gesture shows an item elsewhere. */
	get revision(): number {
		return this.#revision;
	}

	/** Snapshots shown instead of the document's. */
	get items(): readonly Item[] {
		return this.#previews.items;
	}

	get(id: string): Item | undefined {
		return this.#previews.get(id);
	}

	/** One's own drag; null ends it. */
	readonly preview = (items: readonly Item[] | null): void => {
		const { document } = this.#host;
		this.#previews.setOwn(items ?? []);
		this.#show();
		// What nobody else may see does not travel while it is dragged either.
		const shared = items?.filter((item) => !item.draft) ?? [];
		this.#sender.show(shared.length > 0 ? () => gestureFor(shared, document) : null);
	};

	/** Something one is making; null ends it. */
	readonly draft = (item: Item | null): void => {
		this.#host.painter.draft = item;
		this.#host.requestFrame();
		const shared = item !== null && !this.#host.document.writesPrivately;
		this.#sender.show(shared ? () => draftGesture(item) : null);
	};

	/** Light at a world point; null ends it, and what is still seen fades. */
	readonly shine = (at: Point | null, anew: boolean): void => {
		const { lasers } = this.#host;
		if (at === null) return this.#sender.show(null);
		if (anew) lasers.begin(at);
		else lasers.move(at);
		this.#host.requestFrame();
		this.#sender.show(() => lasers.gesture);
	};

	setOthers(others: readonly OthersGesture[]): void {
		const { document } = this.#host;
		const items = others.flatMap(({ key, gesture }) =>
			gesture ? previewOf(gesture, key, document.kinds, document.lookup) : []
		);
		if (this.#previews.setOthers(items)) this.#show();
		if (this.#host.lasers.setOthers(others)) this.#host.requestFrame();
	}

	/** Forgets items that were deleted. */
	keep(stays: (id: string) => boolean): void {
		if (this.#previews.keep(stays)) this.#show();
	}

	close(): void {
		this.#sender.close();
	}

	#show(): void {
		this.#revision += 1;
		this.#host.painter.lift(this.#previews.lifted(this.#host.document));
		this.#host.requestFrame();
	}
}
