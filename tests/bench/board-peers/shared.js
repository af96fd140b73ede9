/** What the pages of all peers have in common: which board, and how the bench talks to them. */

/** @returns {Promise<{items: {kind: string, x: number, y: number, w: number, h: number, text: string, points: number[], color: number}[], columns: number, rows: number}>} */
export async function plan() {
	const count = new URLSearchParams(location.search).get('items') ?? '1000';
	const response = await fetch(`/plan/${count}.json`);
	return response.json();
}

/** The box around all items. */
export function extent({ columns, rows }, cell) {
	return { x: 0, y: 0, w: columns * cell.w, h: rows * cell.h };
}

export const cell = { w: 112, h: 84 };
/** Never below a tenth, the smallest zoom that all peers have. */
export const fitZoom = (box) => Math.max(0.1, Math.min(innerWidth / box.w, innerHeight / box.h, 1));
export const colors = ['#fff3a8', '#ffd8a8', '#ffc9de', '#e2d3ff', '#cfe6ff', '#d3f9d8'];
