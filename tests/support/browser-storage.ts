/** A storage of a browser in memory, for tests of what a device remembers. */
import { vi } from 'vitest';

/** Puts an empty one in the place of `localStorage`, until `vi.unstubAllGlobals`. */
export function stubStorage(): ReadonlyMap<string, string> {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		get length() {
			return kept.size;
		},
		key: (at: number) => [...kept.keys()][at] ?? null,
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	});
	return kept;
}
