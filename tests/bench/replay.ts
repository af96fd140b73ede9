/**
 * The history of a board of 10,000 items and 50,000 changes on its page, in a browser without a graphics card: how
 * long its log takes to come, and how soon the board stands there as it was after a jump of the slider.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import { bringTo, itemsOf, type Entry } from '#lib/board/model/history/entries.ts';
import { openSqlite } from '../../server/storage/database.ts';
import { createDocumentStore } from '../../server/storage/document-store.ts';
import { facilitator as account, Visitor } from '../support/app.ts';
import { Randomness, seedOfRun } from '../support/randomness.ts';
import { RunningServer } from '../support/running-server.ts';
import { percentile, tenth, type Bench, type Row } from './bench.ts';
import { launch, Stage } from './board/browser.ts';

const Board = v.object({ board: v.object({ id: v.string() }) });

export const bench: Bench = async ({ quick }) => {
	const items = quick ? 1000 : 10_000;
	const changes = items * 5;
	const chance = new Randomness(seedOfRun());
	const server = await RunningServer.start();
	const browser = await launch();
	try {
		const facilitator = new Visitor(server.origin);
		await facilitator.open(server.facilitatorLink);
		await facilitator.post('/api/account', account);
		const { workshop } = await new Visitor(server.origin).join();
		const made = await facilitator.post(`/api/workshops/${workshop.id}/boards`, { title: 'Long day' });
		const { board } = v.parse(Board, await made.json());
		await seed(server, `board.${board.id}`, log(items, changes, chance));

		const stage = await Stage.open(browser, { url: server.origin, value: facilitator.cookie });
		await stage.page.addInitScript(countFrames);
		const start = performance.now();
		await stage.page.goto(`${server.origin}/w/${workshop.id}/board/${board.id}/history`);
		const slider = stage.page.locator('input[type="range"]');
		await slider.waitFor({ timeout: 120_000 });
		const loading = performance.now() - start;
		await stage.rest();
		const places = Number(await slider.getAttribute('max'));
		let place = places;
		const jump = async (to: number): Promise<Taken> => {
			place = Math.max(0, Math.min(places, to));
			return v.parse(Taken, await stage.page.evaluate(jumpTo(place)));
		};
		const jumps = async (count: number, to: () => number): Promise<Taken[]> => {
			const times: Taken[] = [];
			for (let each = 0; each < count; each += 1) times.push(await jump(to()));
			return times;
		};
		const rows = [
			row('from the end to the beginning', [await jump(0)]),
			row('from nothing to the end', [await jump(places)]),
			row('up to 100 changes away', await jumps(200, () => place + chance.below(200) - 100)),
			row('up to 1,000 changes away', await jumps(100, () => place + chance.below(2000) - 1000)),
			row('anywhere', await jumps(60, () => chance.below(places + 1)))
		];
		const heap = await stage.heap();
		await stage.close();
		return {
			title: `Jumping in the past of a board of ${items} items and ${changes} changes, all of it in view`,
			rows,
			notes: [`the page stood there after ${tenth(loading)} ms; heap ${tenth(heap)} MB`],
			failures: places === 0 ? ['the log is empty'] : []
		};
	} finally {
		await browser.close();
		await server.dispose();
	}
};

/** In the page, before anything else: counts what is still to be done in a frame. */
const countFrames = `(() => {
	const ask = globalThis.requestAnimationFrame.bind(globalThis);
	globalThis.__asked = 0;
	globalThis.requestAnimationFrame = (run) => {
		globalThis.__asked += 1;
		return ask((time) => {
			globalThis.__asked -= 1;
			run(time);
		});
	};
	globalThis.__frame = (run) => ask(() => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = run;
		port2.postMessage(0);
	});
})()`;

/** In the page: moves the slider as a hand does; milliseconds until the first frame, and until the picture is whole. */
const jumpTo = (place: number): string => `new Promise((done) => {
	const slider = document.querySelector('input[type="range"]');
	const begin = performance.now();
	slider.value = '${place}';
	slider.dispatchEvent(new Event('input', { bubbles: true }));
	let first = 0;
	const look = () => {
		first ||= performance.now() - begin;
		if (globalThis.__asked > 0) globalThis.__frame(look);
		else done({ first, whole: performance.now() - begin });
	};
	globalThis.__frame(look);
})`;

const Taken = v.object({ first: v.number(), whole: v.number() });
type Taken = v.InferOutput<typeof Taken>;

function row(name: string, times: Taken[]): Row {
	const [first, whole] = [times.map((each) => each.first), times.map((each) => each.whole)];
	const share = (list: number[], part: number): number => {
		return tenth(
			percentile(
				list.sort((a, b) => a - b),
				part
			)
		);
	};
	return {
		jump: name,
		times: times.length,
		'first frame p50 ms': share(first, 0.5),
		'first frame p95 ms': share(first, 0.95),
		'whole picture p50 ms': share(whole, 0.5),
		'whole picture p95 ms': share(whole, 0.95)
	};
}

/** Rows that were written in the same moment. */
const together = 50;

/** Straight into the log, as no person could write so much at once; then as after any restart. */
async function seed(server: RunningServer, document: string, updates: readonly Uint8Array[]): Promise<void> {
	await server.stop();
	const { db } = await openSqlite(server.dataDir);
	const store = createDocumentStore(db);
	const began = Date.now() - updates.length * 1000;
	for (let from = 0; from < updates.length; from += together) {
		const entries = updates.slice(from, from + together).map((update) => ({ update, participant: null }));
		await store.append(document, entries, [], began + from * 1000);
	}
	await db.destroy();
	await server.launch();
}

/** The items appear in the first fifth of the changes; then they are moved, written on, deleted and made again. */
function log(items: number, changes: number, chance: Randomness): Uint8Array[] {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (let index = 0; index < changes; index++) {
		const id = `item-${index < items ? index : chance.below(items)}`;
		const deletes = index >= items && chance.chance(0.05) && itemsOf(doc).has(id);
		bringTo(doc, new Map([[id, deletes ? undefined : note(index, chance)]]));
	}
	doc.destroy();
	return updates;
}

const note = (index: number, chance: Randomness): Entry => ({
	plain: {
		...{ kind: 'note', x: chance.below(20_000), y: chance.below(20_000), w: 200, h: 200 },
		...{ z: 'a0', author: 'somebody', region: 'riga', color: 'yellow' }
	},
	texts: { text: `Idea ${index} about clusters` }
});
