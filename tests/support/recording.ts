/** Stand-ins for what the canvas gets from a browser and its page. */
import type { BoardEnv, CardContent, PaintContext } from '#lib/canvas/item-view.ts';
import { regionShape } from '#lib/ui/region-mark.ts';

export interface Recording {
	readonly ctx: PaintContext;
	readonly calls: { readonly name: string; readonly args: readonly unknown[] }[];
	count(name: string): number;
}

/** A context that paints nothing and remembers everything. @param heard told of every call */
export function recordingContext(heard: (name: string) => void = () => undefined): Recording {
	const calls: { name: string; args: readonly unknown[] }[] = [];
	const fields: Record<string, unknown> = {};
	const ctx = new Proxy(fields, {
		get: (target, name) =>
			name in target
				? target[String(name)]
				: (...args: unknown[]) => {
						calls.push({ name: String(name), args });
						heard(String(name));
					}
	}) as unknown as PaintContext;
	return { ctx, calls, count: (name) => calls.filter((call) => call.name === name).length };
}

/** Colours are their tokens, regions their ids. */
export const testEnv = (cards: Readonly<Record<string, CardContent>> = {}): BoardEnv => ({
	color: (token) => token,
	font: 'sans-serif',
	region: (id) => ({ name: id, color: 'region-1', shape: regionShape(1) }),
	author: (id) => ({ name: id, color: 'region-2', language: id === 'ola' ? 'pl' : null }),
	card: (id) => cards[id],
	imageUrl: (asset) => `/assets/${asset}`,
	look: 'light'
});
