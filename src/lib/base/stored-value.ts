/**
 * Small values that this browser or one of its tabs remembers. The only place that touches localStorage and
 * sessionStorage: they may be absent, full or forbidden (private windows), and then the value just lives as
 * long as the page.
 */
import * as v from 'valibot';

const prefix = 'transferboard:';

export interface StoredValue<Value> {
	/** What was remembered, or the fallback if nothing readable was. */
	get(): Value;
	set(value: Value): void;
	forget(): void;
}

/**
 * A value of this browser, for all its tabs and for good.
 * @param key unique in the product, e.g. `theme`; stored as `transferboard:<key>`.
 */
export const storedValue = <Value>(
	key: string,
	schema: v.GenericSchema<unknown, Value>,
	fallback: Value
): StoredValue<Value> => valueIn(() => localStorage, key, schema, fallback);

/** Forgets what this browser remembers under all keys that begin with one of these. */
export function forgetValues(...beginnings: readonly string[]): void {
	try {
		const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
		const gone = names.filter((name) => beginnings.some((one) => name.startsWith(`${prefix}${one}`)));
		for (const name of gone) localStorage.removeItem(name);
	} catch {
		// Nothing was kept, so nothing has to go.
	}
}

/** A value of this tab: it outlives a reload and ends with the tab. Otherwise like `storedValue`. */
export const tabValue = <Value>(
	key: string,
	schema: v.GenericSchema<unknown, Value>,
	fallback: Value
): StoredValue<Value> => valueIn(() => sessionStorage, key, schema, fallback);

/** @param storage asked anew each time, for even naming a forbidden storage throws */
function valueIn<Value>(
	storage: () => Storage,
	key: string,
	schema: v.GenericSchema<unknown, Value>,
	fallback: Value
): StoredValue<Value> {
	const name = `${prefix}${key}`;
	let kept: Value | undefined;
	return {
		get() {
			if (kept !== undefined) return kept;
			try {
				const text = storage().getItem(name);
				if (text === null) return fallback;
				const parsed = v.safeParse(schema, JSON.parse(text));
				return parsed.success ? parsed.output : fallback;
			} catch {
				return fallback;
			}
		},
		set(value) {
			try {
				storage().setItem(name, JSON.stringify(value));
				kept = undefined;
			} catch {
				kept = value;
			}
		},
		forget() {
			kept = undefined;
			try {
				storage().removeItem(name);
			} catch {
				// Nothing was kept, so nothing has to go.
			}
		}
	};
}
