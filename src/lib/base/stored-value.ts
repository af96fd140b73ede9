/**
 * Small values that this browser or one of its tabs remembers. The only place that touches localStorage and
 * sessionStorage: they may be absent, full or forbidden (private windows), and then the value just lives as
 * long as the page.
 */
import * as v from 'valibot';

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
	const name = `transferboard:${key}`;
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
