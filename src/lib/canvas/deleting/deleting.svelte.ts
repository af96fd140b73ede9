/** Deleting the selection, and the question that comes first when a frame goes that still owns something. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { BoardPort } from '../editor-ports.ts';
import type { Refusals } from '../refusals.ts';

/** What deleting needs of an editor. */
export interface DeletingHost extends BoardPort {
	readonly announcements: { say(text: string): void };
	readonly refusals: Refusals;
}

/** Which things are to go, and how many more lie in the frames among them. */
export interface DeletingQuestion {
	readonly ids: readonly string[];
	readonly inside: number;
}

export class Deleting {
	readonly #host: DeletingHost;
	#question = $state.raw<DeletingQuestion | null>(null);

	constructor(host: DeletingHost) {
		this.#host = host;
	}

	/** What has to be answered before anything is deleted; null if nothing is asked. */
	get question(): DeletingQuestion | null {
		return this.#question;
	}

	/** Deletes what is selected and not locked, or asks first. */
	selection(): void {
		this.these(this.#host.selection);
	}

	these(chosen: readonly string[]): void {
		const { document, commands, refusals } = this.#host;
		const items = chosen.flatMap((id) => document.lookup(id) ?? []);
		if (refusals.unchangeable(items)) return;
		const free = (id: string): boolean => document.lookup(id)?.locked === false;
		const ids = chosen.filter(free);
		const inside = commands.withContents(ids).filter((id) => free(id) && !ids.includes(id)).length;
		if (inside > 0) this.#question = { ids, inside };
		else this.#delete(ids);
		if (ids.length < items.length) refusals.left(items.length - ids.length);
	}

	/** Deletes just these without a question, for whoever has kept a copy of all of them. */
	exactly(ids: readonly string[]): void {
		if (!this.#host.readOnly) this.#delete(ids);
	}

	/** `keep` leaves what lies in the frames on the board, `delete` takes it along, `nothing` deletes nothing. */
	answer(answer: 'keep' | 'delete' | 'nothing'): void {
		const question = this.#question;
		this.#question = null;
		if (!question || answer === 'nothing') return;
		this.#delete(answer === 'keep' ? question.ids : this.#host.commands.withContents(question.ids));
	}

	#delete(ids: readonly string[]): void {
		const { commands, document, announcements } = this.#host;
		const count = ids.filter((id) => document.lookup(id)?.locked === false).length;
		commands.delete(ids);
		announcements.say(m.canvas_deleted({ count }));
	}
}
