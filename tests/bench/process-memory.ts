/** What a process and all that it started hold in memory, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessMemory {
	/** MB of the process itself. */
	readonly own: number;
	/** MB of those that it started. */
	readonly started: number;
	/** MB of all of them; what several of them share counts once. */
	readonly all: number;
}

export function processMemory(pid: number): ProcessMemory {
	const own = held(pid);
	const started = startedBy(pid).reduce((sum, each) => sum + processMemory(each).all, 0);
	return { own, started, all: own + started };
}

/** Looks every few milliseconds until it is stopped. @returns what was held at most, each for itself */
export function watchMemory(pid: number): () => ProcessMemory {
	let most: ProcessMemory = { own: 0, started: 0, all: 0 };
	const look = () => {
		const { own, started, all } = processMemory(pid);
		most = {
			own: Math.max(most.own, own),
			started: Math.max(most.started, started),
			all: Math.max(most.all, all)
		};
	};
	look();
	const timer = setInterval(look, 25);
	return () => {
		clearInterval(timer);
		return most;
	};
}

/** Proportional: a page that two processes share is half of each. Zero for one that has just ended. */
function held(pid: number): number {
	const [, kilobytes = '0'] = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? [];
	return Number(kilobytes) / 1024;
}

function startedBy(pid: number): number[] {
	return threadsOf(pid).flatMap((thread) =>
		(read(`/proc/${pid}/task/${thread}/children`).match(/\d+/g) ?? []).map(Number)
	);
}

function threadsOf(pid: number): string[] {
	try {
		return readdirSync(`/proc/${pid}/task`);
	} catch {
		return [];
	}
}

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
