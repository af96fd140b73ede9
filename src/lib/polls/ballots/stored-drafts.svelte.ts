/**
 * What one person has filled in and not handed in, by subject. It survives a reload of the page on this
 * device, and is forgotten when it was handed in or the round is over.
 */
import * as v from 'valibot';
import { SvelteMap } from 'svelte/reactivity';
import { storedValue, type StoredValue } from '#lib/base/stored-value.ts';

export class StoredDrafts {
	readonly #stored: StoredValue<Record<string, unknown>>;
	readonly #drafts: SvelteMap<string, unknown>;

	constructor(poll: string, round: number) {
		this.#stored = storedValue(`drafts.${poll}.${round}`, v.record(v.string(), v.unknown()), {});
		this.#drafts = new SvelteMap(Object.entries(this.#stored.get()));
	}

	/** Undefined when there is none, or none that fits the schema any more; reactive. */
	get<Draft>(key: string, schema: v.GenericSchema<unknown, Draft>): Draft | undefined {
		const draft = this.#drafts.get(key);
		if (draft === undefined) return undefined;
		const parsed = v.safeParse(schema, draft);
		return parsed.success ? parsed.output : undefined;
	}

	set(key: string, draft: unknown): void {
		this.#drafts.set(key, draft);
		this.#store();
	}

	/** After it was handed in: what counts is known from the ledger. */
	forget(key: string): void {
		this.#drafts.delete(key);
		this.#store();
	}

	/** When the round is over: nothing can be handed in any more. */
	forgetAll(): void {
		this.#drafts.clear();
		this.#stored.forget();
	}

	#store(): void {
		if (this.#drafts.size === 0) this.#stored.forget();
		else this.#stored.set(Object.fromEntries(this.#drafts));
	}
}
