/**
 * The board in a browser without a graphics card, beside tldraw, Excalidraw and a bare canvas with the same
 * things on it: opening, frames in every motion, memory; and what others on the board cost.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tenth, type Bench, type BenchTable, type Row } from '../bench.ts';
import { launch, viewport } from './browser.ts';
import { motionRows, motions, open, type Measured } from './measure.ts';
import { Transferboard } from './ours.ts';
import { bareRow } from './pen.ts';
import { installPeers, Peer, servePeers } from './peers.ts';
import { planBoard, type Plan } from './plan.ts';
import type { System } from './system.ts';
import { crowded, remoteEdits } from './together.ts';

/** Sizes that all systems open, and one that only ours does. */
const commonSizes = [1000, 5000, 10_000];
const largest = 50_000;
const peerNames = ['canvas', 'excalidraw', 'tldraw'] as const;

export const bench: Bench = async ({
	quick,
	systems = ['transferboard', ...peerNames],
	sizes,
	people = 60
}) => {
	const seconds = quick ? 1 : 2;
	const plans = (sizes ?? (quick ? [1000] : [...commonSizes, largest])).map(planBoard);
	const small = planBoard(10);
	const notes: string[] = [];
	const failures: string[] = [];
	const measured: Measured[] = [];
	const together: BenchTable[] = [];
	const browser = await launch();
	notes.push(`Chromium ${browser.version()} without a graphics card, 1280 × 800, Node ${process.version}`);
	try {
		if (systems.includes('transferboard')) {
			const ours = await Transferboard.start(browser, [...plans, small]);
			try {
				for (const plan of plans) measured.push(await measure(ours, plan, small, seconds));
				together.push(...(await withOthers(ours, plans, people, seconds, failures)));
			} finally {
				await ours.close();
			}
		}
		const peers = peerNames.filter((name) => systems.includes(name));
		const problem = peers.length > 0 ? installPeers() : undefined;
		if (problem) notes.push(problem);
		else if (peers.length > 0) {
			const server = await servePeers();
			for (const name of peers) {
				const peer = new Peer(browser, server, name);
				for (const plan of plans.filter(({ items }) => items.length < largest)) {
					// The bare canvas is the limit of the machine; one size says it.
					if (name === 'canvas' && plan.items.length !== plansOfPeers(plans).at(-1)?.items.length) continue;
					measured.push(await measure(peer, plan, small, seconds));
				}
			}
			server.close();
			notes.push(`peers: ${versions()}`);
		}
	} finally {
		await browser.close();
	}
	return {
		title: 'Opening a board',
		rows: openingRows(measured),
		more: [{ title: 'Frames in motion', rows: motionRows(measured) }, ...ratioTables(measured), ...together],
		notes,
		failures
	};
};

const plansOfPeers = (plans: readonly Plan[]): Plan[] => plans.filter(({ items }) => items.length < largest);

async function measure(system: System, plan: Plan, small: Plan, seconds: number): Promise<Measured> {
	console.error(`${system.name}, ${plan.items.length} items …`);
	const stage = await system.stage();
	try {
		const opening = await open(system, stage, plan, small);
		const list = await motions(system, stage, plan, seconds);
		return { system: system.name, items: plan.items.length, opening, motions: list };
	} finally {
		await stage.close();
	}
}

async function withOthers(
	ours: Transferboard,
	plans: readonly Plan[],
	people: number,
	seconds: number,
	failures: string[]
): Promise<BenchTable[]> {
	console.error(`Transferboard, changes by others, ${people} others at work …`);
	const edits: Row[] = [];
	for (const plan of plans) edits.push(await remoteEdits(ours, plan, seconds));
	const busiest = plansOfPeers(plans).at(-1) ?? plans[0];
	if (!busiest) return [];
	const alone = await crowded(ours, busiest, 0, seconds);
	const many = await crowded(ours, busiest, people, seconds);
	const bare = await bareRow(ours.browser, { x: viewport.width / 2, y: viewport.height / 2 }, seconds * 4);
	failures.push(...many.failures);
	return [
		{ title: 'Transferboard: a change by somebody else to an item in view', rows: edits },
		{
			title: `Transferboard: ${busiest.items.length} items, alone and while others write, draw and point`,
			rows: [...alone.rows, ...many.rows]
		},
		{ title: 'How soon a line follows the pen', rows: [bare, alone.pen, many.pen] }
	];
}

const openingRows = (measured: readonly Measured[]): Row[] =>
	measured.map(({ system, items, opening }) => ({
		system,
		items,
		'first full paint ms': Math.round(opening.painted),
		'heap MB': tenth(opening.heap),
		'page MB': tenth(opening.http),
		'board MB': tenth(opening.content)
	}));

/** How many times as fast, beside each peer, at each size that both have. */
function ratioTables(measured: readonly Measured[]): BenchTable[] {
	const ours = measured.filter(({ system }) => system === 'Transferboard');
	const rows = ours.flatMap((own): Row[] => {
		const others = measured.filter(({ system, items }) => system !== own.system && items === own.items);
		return others.map((other) => {
			const speed = own.motions.map((motion, index) => {
				const theirs = other.motions[index];
				return theirs ? motion.figures.fps / theirs.figures.fps : Number.NaN;
			});
			const known = speed.filter((value) => !Number.isNaN(value));
			return {
				beside: other.system,
				items: own.items,
				'frames a second, least ×': tenth(Math.min(...known)),
				'frames a second, most ×': tenth(Math.max(...known)),
				'first full paint ×': tenth(other.opening.painted / own.opening.painted),
				'heap ×': tenth(other.opening.heap / own.opening.heap)
			};
		});
	});
	return rows.length > 0 ? [{ title: 'Transferboard is so many times better', rows }] : [];
}

/** The versions that the lock file names. */
function versions(): string {
	const lock: unknown = JSON.parse(
		readFileSync(join(import.meta.dirname, '../board-peers/package.json'), 'utf8')
	);
	const dependencies =
		typeof lock === 'object' && lock !== null && 'dependencies' in lock ? lock.dependencies : {};
	return Object.entries(dependencies ?? {})
		.map(([name, version]) => `${name} ${String(version)}`)
		.join(', ');
}
