/** What a facilitator chooses for the report. Every choice is saved at once; the newest one wins. */
import { api } from '#lib/base/api.ts';

/** A section to choose, its title in the language of the page. */
export interface SectionChoice {
	readonly section: string;
	readonly title: string;
	readonly shown: boolean;
}

export class OutlineChoice {
	readonly #workshop: string;
	/** Called when a choice is saved, to show the report anew. */
	readonly #saved: () => Promise<void>;
	entries: readonly SectionChoice[] = $state.raw([]);
	/** Why the last choice is not saved; a code. */
	refusal: string | undefined = $state();
	saving = $state(false);
	#waiting = false;

	constructor(workshop: string, entries: readonly SectionChoice[], saved: () => Promise<void>) {
		this.#workshop = workshop;
		this.entries = entries;
		this.#saved = saved;
	}

	show(section: string, shown: boolean): Promise<void> {
		return this.#choose(this.entries.map((each) => (each.section === section ? { ...each, shown } : each)));
	}

	/** Moves a section by so many places. @returns its new place, or undefined when it stays */
	move(section: string, by: -1 | 1): number | undefined {
		const at = this.entries.findIndex((each) => each.section === section);
		const to = at + by;
		const moved = this.entries[at];
		if (!moved || to < 0 || to >= this.entries.length) return undefined;
		void this.#choose(this.entries.toSpliced(at, 1).toSpliced(to, 0, moved));
		return to;
	}

	/** Tries again what could not be saved. */
	retry(): Promise<void> {
		return this.#save();
	}

	#choose(entries: readonly SectionChoice[]): Promise<void> {
		this.entries = entries;
		return this.#save();
	}

	/** One request at a time; what is chosen meanwhile goes with the next. */
	async #save(): Promise<void> {
		if (this.saving) {
			this.#waiting = true;
			return;
		}
		this.saving = true;
		do {
			this.#waiting = false;
			const report = this.entries.map(({ section, shown }) => ({ section, shown }));
			const answer = await api.patch(`/api/workshops/${this.#workshop}`, { report });
			this.refusal = answer.ok ? undefined : answer.reason;
		} while (this.#waiting);
		this.saving = false;
		if (this.refusal === undefined) await this.#saved();
	}
}
