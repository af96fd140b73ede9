/** Short messages that come and go at the edge of the page. */
import { createContext } from 'svelte';
import type { Tone } from './tone.ts';

export interface Toast {
	readonly id: number;
	readonly text: string;
	readonly tone: Tone;
	readonly action: { readonly label: string; readonly run: () => void } | undefined;
}

/** Good news goes by itself; bad news and things with a button wait for the reader (WCAG 2.2.1). */
const stayMilliseconds = 6_000;
const atMost = 4;

export class Toasts {
	#list = $state.raw<readonly Toast[]>([]);
	#nextId = 1;

	get list(): readonly Toast[] {
		return this.#list;
	}

	/** @returns the id, for `dismiss` */
	show(text: string, tone: Tone = 'info', action?: Toast['action']): number {
		const id = this.#nextId++;
		// The same message twice is one message.
		const others = this.#list.filter((toast) => toast.text !== text);
		this.#list = [...others, { id, text, tone, action }].slice(-atMost);
		if ((tone === 'info' || tone === 'success') && !action) {
			setTimeout(() => this.dismiss(id), stayMilliseconds);
		}
		return id;
	}

	dismiss(id: number): void {
		this.#list = this.#list.filter((toast) => toast.id !== id);
	}
}

/** Set once in the outermost layout. */
export const [getToasts, setToasts] = createContext<Toasts>();
