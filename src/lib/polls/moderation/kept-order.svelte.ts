/**
 * The order of a list that changes while people use it: what is there keeps its place, so that nothing moves
 * away under a finger or takes the focus with it; what is new comes at the end, until somebody asks to sort.
 */
export class KeptOrder {
	#before: readonly string[] = [];
	#sorted = 0;
	#asked = $state(0);

	/** @param ideal ids as they would stand if the list were made now */
	of(ideal: readonly string[]): readonly string[] {
		const before = this.#sorted === this.#asked ? this.#before : [];
		this.#sorted = this.#asked;
		const known = before.filter((id) => ideal.includes(id));
		this.#before = [...known, ...ideal.filter((id) => !known.includes(id))];
		return this.#before;
	}

	/** Entries known by their text, in this order. @param ideal as they would stand if the list were made now */
	listed<Entry extends { readonly text: string }>(ideal: readonly Entry[]): Entry[] {
		return this.of(ideal.map(({ text }) => text)).flatMap(
			(text) => ideal.find((entry) => entry.text === text) ?? []
		);
	}

	sort(): void {
		this.#asked++;
	}
}
