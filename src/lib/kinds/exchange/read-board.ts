/** A file of another program as items of a board; which program it is, the file itself tells. */
import { refuse, type Result } from '#lib/base/model/result.ts';
import { mostBytes } from './board-files.ts';
import { fromExcalidraw } from './excalidraw.ts';
import type { ForeignBoard } from './foreign-items.ts';
import { fromJsonCanvas } from './json-canvas.ts';

export type BoardRefusal = 'not-a-board' | 'too-many-items' | 'too-large';

/** @param text the whole file */
export function readBoard(text: string): Result<ForeignBoard, BoardRefusal> {
	if (text.length > mostBytes) return refuse('too-large');
	let json: unknown;
	try {
		// An empty file is an empty canvas to those who write them.
		json = JSON.parse(text.trim() === '' ? '{}' : text);
	} catch {
		return refuse('not-a-board');
	}
	const drawn = fromExcalidraw(json);
	return drawn.ok || drawn.reason === 'too-many-items' ? drawn : fromJsonCanvas(json);
}
