/** What a screen reader hears: what was selected at once, what others changed in summary. */
import type { BoardChanges } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Frames } from './frames.ts';

interface Host {
	readonly frames: Frames;
	readonly selection: readonly string[];
	readonly document: { lookup(id: string): Item | undefined };
	labelOf(item: Item): string;
}

const selectionDelay = 150;
/** Keys that move or resize are pressed again and again; where it came to rest is said after this, milliseconds. */
const restDelay = 700;
/** Others' changes are summed up over this time, milliseconds. */
const othersDelay = 5000;

export class Announcements {
	readonly #host: Host;
	readonly #say: (text: string) => void;
	/** Whether what others change is spoken too. */
	othersHeard = true;
	#cancelSelection: (() => void) | undefined;
	#cancelOthers: (() => void) | undefined;
	#cancelRest: (() => void) | undefined;
	#touched = new Set<string>();
	#heard: string | undefined;

	constructor(host: Host, say: (text: string) => void) {
		this.#host = host;
		this.#say = say;
	}

	say(text: string): void {
		this.#say(text);
	}

	/** Says once what many small steps have led to. */
	atRest(text: () => string): void {
		this.#cancelRest?.();
		this.#cancelRest = this.#host.frames.after(restDelay, () => {
			const said = text();
			if (said !== '') this.#say(said);
		});
	}

	/** The focus went to what stands for this item, so that its name is read anyway when it is selected. */
	heard(id: string | undefined): void {
		this.#heard = id;
	}

	/** A marquee passes over many selections; only the one it ends with is spoken. */
	selected(): void {
		this.#cancelSelection?.();
		this.#cancelSelection = this.#host.frames.after(selectionDelay, () => {
			const { selection } = this.#host;
			const only = selection.length === 1 ? this.#host.document.lookup(selection[0] ?? '') : undefined;
			if (only && only.id === this.#heard) return;
			this.#heard = undefined;
			if (only) this.#say(m.canvas_selected_one({ name: this.#host.labelOf(only) }));
			else if (selection.length > 1) this.#say(m.canvas_selected_many({ count: selection.length }));
		});
	}

	changed(changes: BoardChanges): void {
		if (changes.local || !this.othersHeard) return;
		for (const id of [...changes.added, ...changes.changed, ...changes.removed]) this.#touched.add(id);
		this.#cancelOthers ??= this.#host.frames.after(othersDelay, () => {
			this.#cancelOthers = undefined;
			this.#say(m.canvas_others_changed({ count: this.#touched.size }));
			this.#touched = new Set();
		});
	}

	close(): void {
		this.#cancelSelection?.();
		this.#cancelOthers?.();
		this.#cancelRest?.();
	}
}
