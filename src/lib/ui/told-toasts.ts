/** Messages about things that somebody may come upon by themselves: what was seen need not be told any more. */
import type { Toast, Toasts } from './toasts.svelte.ts';

export class ToldToasts {
	readonly #toasts: Pick<Toasts, 'show' | 'dismiss'>;
	readonly #told: { readonly id: number; readonly about: string }[] = [];

	constructor(toasts: Pick<Toasts, 'show' | 'dismiss'>) {
		this.#toasts = toasts;
	}

	/** @param about names the thing among others */
	tell(about: string, text: string, action: Toast['action']): void {
		this.#told.push({ id: this.#toasts.show(text, 'info', action), about });
	}

	/** Takes back what was told about a thing, or about all. */
	seen(about?: string): void {
		for (const each of this.#told) {
			if (about === undefined || each.about === about) this.#toasts.dismiss(each.id);
		}
	}
}
