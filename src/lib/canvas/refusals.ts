/** Why nothing happened. What stays as it is without a word looks like a fault of the page. */
import type { Item } from '#lib/board/model/item.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { BoardPort } from './editor-ports.ts';
import type { Frames } from './frames.ts';

/** A key that is held down is refused once in this time, milliseconds. */
const pause = 1000;

/** What refusing needs of an editor. */
export interface RefusalsHost extends BoardPort {
	readonly frames: Frames;
	readonly announcements: { say(text: string): void };
	labelOf(item: Item): string;
}

export class Refusals {
	readonly #host: RefusalsHost;
	readonly #tell: (text: string) => void;
	#last: { readonly reason: string; readonly at: number } | undefined;

	/** @param tell shows a text to those who look and says it to those who listen */
	constructor(host: RefusalsHost, tell: (text: string) => void) {
		this.#host = host;
		this.#tell = tell;
	}

	/** Tells why none of these can be changed; false, and nothing is told, if some can. */
	unchangeable(items: readonly Item[]): boolean {
		const reason = this.#reason(items);
		if (reason === undefined) return false;
		const at = this.#host.frames.now();
		if (this.#last?.reason !== reason || at - this.#last.at > pause) this.#tell(reason);
		this.#last = { reason, at };
		return true;
	}

	/** Tells why the selection cannot be changed, or else only that this is not possible now. @param name as lists show it */
	impossible(name: string): void {
		if (!this.unchangeable(this.#host.selectedItems)) this.notNow(name);
	}

	/** Says that something is not possible now: nobody expected it but those who cannot see that it is not offered. */
	notNow(name: string): void {
		this.#host.announcements.say(m.canvas_not_possible({ action: name }));
	}

	/** Tells how many of what was chosen were left because they are locked. */
	left(count: number): void {
		this.#tell(m.canvas_left_locked({ count }));
	}

	#reason(items: readonly Item[]): string | undefined {
		const { commands, readOnly } = this.#host;
		if (readOnly) return m.canvas_refused_read_only();
		const [first, ...more] = items;
		if (!first || items.some((item) => !item.locked)) return undefined;
		const sealed = items.every((item) => !commands.mayUnlock(item));
		if (more.length > 0) return sealed ? m.canvas_refused_sealed_all() : m.canvas_refused_locked_all();
		const name = this.#host.labelOf(first);
		return sealed ? m.canvas_refused_sealed({ name }) : m.canvas_refused_locked({ name });
	}
}
