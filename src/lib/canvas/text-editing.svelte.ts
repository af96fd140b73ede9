/** Which item's text is being edited here, and what beginning and ending that means. */
import type { BoardPort } from './editor-ports.ts';
import { nextInStack, type StackDirection } from './stacking.ts';
import type { Painter } from './painter.ts';

/** What editing a text needs of an editor. */
export interface TextEditingHost extends BoardPort {
	readonly painter: Painter;
	requestFrame(): void;
	/** Brings an item into view. */
	reveal(id: string): void;
}

export class TextEditing {
	readonly #host: TextEditingHost;
	#id = $state.raw<string | null>(null);
	/** Brings what an input method still holds into the text that is being edited. */
	#finishWriting: (() => void) | undefined;

	/** Made by going on writing; one that is left without a text goes again. */
	#stacked: string | null = null;

	constructor(host: TextEditingHost) {
		this.#host = host;
	}

	/** The item whose text is being edited; null if none is. */
	get id(): string | null {
		return this.#id;
	}

	/** Opens the text of an item; false if it has none or may not be changed. */
	start(id: string): boolean {
		const { document, readOnly } = this.#host;
		const item = document.lookup(id);
		if (!item || item.locked || readOnly || !document.textOf(id)) return false;
		this.#host.select([id]);
		document.history.startTyping();
		this.#show(id, id);
		return true;
	}

	/**
	 * Ends this text and opens the next one of its stack, which is made now.
	 * @returns false where nothing stacks; this text then stays open
	 */
	next(direction: StackDirection): boolean {
		const { document } = this.#host;
		const item = this.#id === null ? undefined : document.lookup(this.#id);
		const kind = item && document.kinds.of(item);
		if (!item || !kind?.stacks) return false;
		this.#finishWriting?.();
		const written = document.lookup(item.id);
		const empty = written === undefined || kind.text(written).trim() === '';
		this.stop();
		if (empty) return true;
		// Making it and writing in it are one step to undo.
		document.history.startTyping();
		const id = nextInStack(this.#host, item.id, direction);
		if (id === undefined) return true;
		this.#host.select([id]);
		this.#stacked = id;
		this.#show(id, id);
		this.#host.reveal(id);
		return true;
	}

	/** From whoever binds a field to the text: how to finish a composition; returns the way out. */
	writing(finish: () => void): () => void {
		this.#finishWriting = finish;
		return () => {
			if (this.#finishWriting === finish) this.#finishWriting = undefined;
		};
	}

	stop(): void {
		const id = this.#id;
		if (id === null) return;
		const { document, readOnly } = this.#host;
		// Where one may only read by now, nothing is written any more: the server would end the connection.
		if (!readOnly) this.#finishWriting?.();
		this.#id = null;
		if (!readOnly) this.#settle(id);
		document.history.stopTyping();
		this.#show(null, id);
	}

	/** Somebody deleted the item. */
	drop(): void {
		this.#id = null;
		this.#host.painter.editing = null;
		this.#host.document.history.stopTyping();
	}

	/** What was left without a text vanishes if its kind wants that; else it gets the height it needs. */
	#settle(id: string): void {
		const { document, commands, styles } = this.#host;
		const item = document.lookup(id);
		const kind = item && document.kinds.of(item);
		const stacked = this.#stacked === id;
		this.#stacked = null;
		if (item && (kind?.vanishesEmpty || stacked) && kind?.text(item).trim() === '') commands.delete([id]);
		else styles.fitHeight([id]);
	}

	/** Leaves the text of `id` out of the painting, or with null paints everything; `touched` is repainted. */
	#show(id: string | null, touched: string): void {
		const { painter, index } = this.#host;
		this.#id = id;
		const box = index.boundsOf(touched);
		painter.editing = id;
		if (box) painter.invalidate([box]);
		this.#host.requestFrame();
	}
}
