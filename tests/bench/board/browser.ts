/** A headless Chromium without a graphics card, and what can be read off it from outside the page. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import * as v from 'valibot';
import { installedBrowser } from '../../../scripts/installed-browser.mjs';
import { percentile } from '../bench.ts';

export const viewport = { width: 1280, height: 800 } as const;

export function launch(): Promise<Browser> {
	const executablePath = installedBrowser();
	return chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			// Nothing from anywhere else: what a page fetches from its maker's servers does not count.
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'
		]
	});
}

export interface FrameFigures {
	readonly fps: number;
	readonly median: number;
	readonly p95: number;
	readonly longest: number;
	/** Share of frames that took longer than 50 ms, in percent. */
	readonly slow: number;
	/** Milliseconds of processor time per frame: the page's main thread, and all of the browser. */
	readonly cpu: number;
	readonly browserCpu: number;
}

/** In the page: notes when frames begin while `__frames` is an array. */
const recorder = `(() => {
	globalThis.__frames = null;
	globalThis.__record = () => {
		const frames = (globalThis.__frames = []);
		const note = (time) => {
			if (globalThis.__frames !== frames) return;
			frames.push(time);
			requestAnimationFrame(note);
		};
		requestAnimationFrame(note);
	};
	globalThis.__stop = () => {
		const frames = globalThis.__frames;
		globalThis.__frames = null;
		return frames;
	};
})()`;

/** Milliseconds of a quarter of a second: some pages have something to do in every frame. */
const restingCpu = 30;

const Times = v.array(v.number());
const Processes = v.object({
	processInfo: v.array(v.object({ type: v.string(), id: v.number(), cpuTime: v.number() }))
});

/** One page with a session of the debugging protocol. */
export class Stage {
	readonly page: Page;
	readonly cdp: CDPSession;
	readonly #whole: CDPSession;

	private constructor(page: Page, cdp: CDPSession, whole: CDPSession) {
		this.page = page;
		this.cdp = cdp;
		this.#whole = whole;
	}

	static async open(
		browser: Browser,
		cookie?: { readonly url: string; readonly value: string }
	): Promise<Stage> {
		const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-GB' });
		if (cookie) {
			const [name = '', value = ''] = cookie.value.split('=');
			await context.addCookies([{ name, value, url: cookie.url }]);
		}
		await context.addInitScript(recorder);
		const page = await context.newPage();
		const cdp = await context.newCDPSession(page);
		await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
		await cdp.send('Network.enable');
		return new Stage(page, cdp, await browser.newBrowserCDPSession());
	}

	async close(): Promise<void> {
		await this.#whole.detach();
		await this.page.context().close();
	}

	/** Milliseconds of processor time so far: of the page's main thread, and of all of the browser. */
	async cpu(): Promise<{ page: number; browser: number }> {
		const { metrics } = await this.cdp.send('Performance.getMetrics');
		const tasks = metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
		const { processInfo } = v.parse(Processes, await this.#whole.send('SystemInfo.getProcessInfo'));
		const whole = processInfo.reduce((sum, each) => sum + processorTime(each.id), 0);
		return { page: tasks * 1000, browser: whole };
	}

	/** What frames did while `move` ran. */
	async frames(move: () => Promise<void>): Promise<FrameFigures> {
		await this.page.evaluate('__record()');
		const before = await this.cpu();
		await move();
		const after = await this.cpu();
		const times = v.parse(Times, await this.page.evaluate('__stop()'));
		const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
		const total = gaps.reduce((sum, gap) => sum + gap, 0);
		const sorted = [...gaps].sort((a, b) => a - b);
		return {
			fps: gaps.length === 0 ? 0 : (gaps.length / total) * 1000,
			median: percentile(sorted, 0.5),
			p95: percentile(sorted, 0.95),
			longest: sorted.at(-1) ?? Number.NaN,
			slow: (100 * gaps.filter((gap) => gap > 50).length) / Math.max(1, gaps.length),
			cpu: (after.page - before.page) / Math.max(1, gaps.length),
			browserCpu: (after.browser - before.browser) / Math.max(1, gaps.length)
		};
	}

	/** Megabytes of JavaScript objects after everything unused was thrown away. */
	async heap(): Promise<number> {
		for (let round = 0; round < 2; round += 1) await this.cdp.send('HeapProfiler.collectGarbage');
		const { metrics } = await this.cdp.send('Performance.getMetrics');
		return (metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
	}

	/** Megabytes received while `load` ran, over HTTP (compressed) and over WebSockets. */
	async bytes(load: () => Promise<void>): Promise<{ http: number; socket: number }> {
		let http = 0;
		let socket = 0;
		const finished = ({ encodedDataLength }: { encodedDataLength: number }) => (http += encodedDataLength);
		const received = ({ response }: { response: { opcode: number; payloadData: string } }) =>
			(socket += response.opcode === 2 ? response.payloadData.length * 0.75 : response.payloadData.length);
		this.cdp.on('Network.loadingFinished', finished);
		this.cdp.on('Network.webSocketFrameReceived', received);
		await load();
		this.cdp.off('Network.loadingFinished', finished);
		this.cdp.off('Network.webSocketFrameReceived', received);
		return { http: http / 1e6, socket: socket / 1e6 };
	}

	/** Waits until the page's main thread does little for a quarter of a second, at most `limit` ms. */
	async rest(limit = 8000): Promise<void> {
		const end = performance.now() + limit;
		for (let last = (await this.cpu()).page; performance.now() < end;) {
			await wait(250);
			const now = (await this.cpu()).page;
			if (now - last < restingCpu) return;
			last = now;
		}
	}
}

/** Milliseconds of processor time of a process so far; 0 if it has ended. */
function processorTime(pid: number): number {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) * 10;
	} catch {
		return 0;
	}
}
