/**
 * Small values that this browser remembers. The only place that touches localStorage: it may be absent,
 * full or forbidden (private windows), and then the value just lives as long as the page.
 */
import * as v from 'valibot';

export interface StoredValue<Value> {
	/** What was remembered, or the fallback if nothing readable was. */
	get(): Value;
	set(value: Value): void;
	forget(): void;
}

/** @param key unique in the product, e.g. `theme`; stored as `transferboard:<key>`. */
export function storedValue<Value>(
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
				const text = localStorage.getItem(name);
				if (text === null) return fallback;
				const parsed = v.safeParse(schema, JSON.parse(text));
				return parsed.success ? parsed.output : fallback;
			} catch {
				return fallback;
			}
		},
		set(value) {
			try {
				localStorage.setItem(name, JSON.stringify(value));
				kept = undefined;
			} catch {
				kept = value;
			}
		},
		forget() {
			kept = undefined;
			try {
				localStorage.removeItem(name);
			} catch {
				// Nothing was kept, so nothing has to go.
			}
		}
	};
}
