/**
 * Keeps a text field and a Y.Text the same while a person types: every input becomes the smallest change
 * of the Y.Text, every change of others appears in the field without moving the caret's place in the
 * text. While an input method composes a word, the field is left alone and caught up afterwards.
 */
import * as Y from 'yjs';
import { changeBetween, moveIndex, type DeltaStep } from './model/text-change.ts';

/** The part of a textarea that is needed. */
export interface TextField extends EventTarget {
	value: string;
	readonly selectionStart: number;
	readonly selectionEnd: number;
	readonly selectionDirection: 'forward' | 'backward' | 'none' | null;
	setSelectionRange(start: number, end: number, direction?: 'forward' | 'backward' | 'none'): void;
}

export interface TextBindingOptions {
	readonly field: TextField;
	readonly text: Y.Text;
	/** Origin of the transactions, so that a longer undo history takes them in. */
	readonly origin: unknown;
	/** Longest text, in UTF-16 units; what does not fit is not taken in. Absent: no limit. */
	readonly limit?: number;
	/** After every change of the field's text by whomever. */
	readonly onText?: () => void;
}

export class TextBinding {
	readonly #options: TextBindingOptions;
	/** What field and Y.Text agreed on last. */
	#shown: string;
	#composing = false;
	/** What others did while an input method was composing. */
	#held: DeltaStep[][] = [];
	/** Undo within this editing session; the board's own history sees the session as one step. */
	readonly #history: Y.UndoManager;
	readonly #listening = new AbortController();

	constructor(options: TextBindingOptions) {
		this.#options = options;
		const { field, text, origin } = options;
		this.#shown = text.toString();
		field.value = this.#shown;
		this.#history = new Y.UndoManager(text, { trackedOrigins: new Set([origin]), captureTimeout: 700 });
		text.observe(this.#handleShared);
		const { signal } = this.#listening;
		field.addEventListener('input', () => this.#handleInput(), { signal });
		field.addEventListener('compositionstart', () => (this.#composing = true), { signal });
		field.addEventListener('compositionend', () => this.#handleCompositionEnd(), { signal });
	}

	/** Takes back the last burst of typing of this session; false if there is none. */
	undo(): boolean {
		return this.#history.undo() !== null;
	}

	redo(): boolean {
		return this.#history.redo() !== null;
	}

	/** Whether somebody deleted the whole text with what it belonged to; the field still holds the words. */
	get deleted(): boolean {
		return this.#options.text._item?.deleted ?? false;
	}

	/** Takes in what an input method has not finished yet; on phones that is the word being typed. */
	finish(): void {
		if (this.#composing) this.#handleCompositionEnd();
	}

	/** Takes in what is unfinished and lets go of field and text. */
	close(): void {
		this.finish();
		this.#listening.abort();
		this.#options.text.unobserve(this.#handleShared);
		this.#history.destroy();
	}

	#handleInput(): void {
		if (!this.#composing) this.#commit();
	}

	#handleCompositionEnd(): void {
		this.#composing = false;
		this.#commit();
	}

	/** Writes what was typed since the last agreement, moved through what others did meanwhile. */
	#commit(): void {
		const { field, text, origin, limit = Infinity } = this.#options;
		const change = changeBetween(this.#shown, field.value, field.selectionEnd);
		const held = this.#held;
		this.#held = [];
		const move = (index: number): number => held.reduce(moveIndex, index);
		let caret = move(field.selectionEnd);
		if (change) {
			const at = move(change.at);
			const remove = move(change.at + change.remove) - at;
			const room = Math.max(0, limit - (text.length - remove));
			const insert = change.insert.slice(0, room);
			text.doc?.transact(() => {
				if (remove > 0) text.delete(at, remove);
				if (insert !== '') text.insert(at, insert);
			}, origin);
			caret = at + insert.length;
		}
		this.#shown = text.toString();
		// Setting an equal value would still drop the browser's own state of the field.
		if (field.value !== this.#shown) {
			field.value = this.#shown;
			field.setSelectionRange(caret, caret);
		}
		this.#options.onText?.();
	}

	readonly #handleShared = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
		const { field, origin, text } = this.#options;
		if (transaction.origin === origin && transaction.local) return;
		if (this.#composing) {
			this.#held.push([...event.delta]);
			return;
		}
		const start = moveIndex(field.selectionStart, event.delta);
		const end = moveIndex(field.selectionEnd, event.delta);
		const direction = field.selectionDirection ?? 'none';
		this.#shown = text.toString();
		field.value = this.#shown;
		const own = transaction.origin === this.#history ? endOf(event.delta) : undefined;
		field.setSelectionRange(own ?? start, own ?? end, direction);
		this.#options.onText?.();
	};
}

/** Behind the last thing that a delta touched: where the caret belongs after an undo. */
function endOf(delta: readonly DeltaStep[]): number {
	let position = 0;
	for (const step of delta) {
		if (step.retain !== undefined) position += step.retain;
		else if (typeof step.insert === 'string') position += step.insert.length;
	}
	return position;
}
