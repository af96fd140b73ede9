/**
 * How soon a line follows the pen. A browser hands a move to the page when the display's next frame begins, so that
 * some of the time from the input to the picture is nobody's to save: a bare page, which does nothing but draw the
 * line, says how much. Moves are sent a little slower than frames begin, so that they fall on every part of one.
 */
import type { Browser } from 'playwright';
import * as v from 'valibot';
import type { Point } from '#lib/base/model/geometry.ts';
import { percentile, tenth, type Row } from '../bench.ts';
import { Stage } from './browser.ts';
import { Hand } from './hand.ts';

/** Milliseconds between moves. */
const pace = 17.9;
const radius = 150;

const Moves = v.array(v.object({ happened: v.number(), handed: v.number(), painted: v.number() }));

/** In the page: when moves happened, when the page got them, and when their frame was with the compositor. */
const watch = `(() => {
	const moves = (globalThis.__pen = []);
	addEventListener('pointermove', (event) => {
		const handed = performance.now();
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => moves.push({ happened: event.timeStamp, handed, painted: performance.now() });
			port2.postMessage(0);
		});
	}, true);
})()`;

/** Draws on a page that is ready for it. @param who the first column of the row */
export async function drawnRow(who: string, stage: Stage, at: Point, seconds: number): Promise<Row> {
	await stage.page.evaluate(watch);
	await new Hand(stage.cdp).drag(at, seconds, radius, pace);
	const moves = v.parse(Moves, await stage.page.evaluate('__pen'));
	const all = moves.map(({ happened, painted }) => painted - happened).sort((a, b) => a - b);
	const own = moves.map(({ handed, painted }) => painted - handed).sort((a, b) => a - b);
	return {
		page: who,
		moves: moves.length,
		'handed to the page to paint p50 ms': tenth(percentile(own, 0.5)),
		'handed to paint p95 ms': tenth(percentile(own, 0.95)),
		'input to paint p50 ms': tenth(percentile(all, 0.5)),
		'input to paint p95 ms': tenth(percentile(all, 0.95))
	};
}

/** A page that draws the line from its last point to the next one and does nothing else. */
const bare = `<!doctype html><style>body { margin: 0 }</style><canvas width="1280" height="800"></canvas><script>
	const context = document.querySelector('canvas').getContext('2d');
	const points = [];
	addEventListener('pointermove', ({ clientX, clientY }) => {
		if (points.length === 0) requestAnimationFrame(() => {
			for (const [x, y] of points.splice(0)) context.lineTo(x, y);
			context.stroke();
		});
		points.push([clientX, clientY]);
	});
</script>`;

export async function bareRow(browser: Browser, at: Point, seconds: number): Promise<Row> {
	const stage = await Stage.open(browser);
	try {
		await stage.page.setContent(bare);
		await stage.rest();
		return await drawnRow('a bare canvas', stage, at, seconds);
	} finally {
		await stage.close();
	}
}
