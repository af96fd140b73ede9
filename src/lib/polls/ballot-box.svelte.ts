/**
 * One person's ballots in one round on their way to the ledger. A ballot that was handed in waits here, in
 * the page, until the server has acknowledged it; it is sent with the same key until then, so that it counts
 * once however often it was sent. Receipts and answers are remembered beyond the page, on this device alone.
 */
import * as v from 'valibot';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { randomText } from '#lib/base/model/ids.ts';
import { storedValue, type StoredValue } from '#lib/base/stored-value.ts';
import { castBallot, checkReceipts, myBallots } from './model/messages.ts';
import { OwnAnswers } from './own-answers.ts';
import type { PollSession } from './poll-session.ts';

export type SlipState = 'sending' | 'waiting' | 'counted' | 'refused';

/** What is known about the ballot on one subject. */
export interface Slip {
	readonly state: SlipState;
	/** As handed in last. */
	readonly ballot: unknown;
	/** Of the ballot that counts now; null while none does. */
	readonly receipt: string | null;
	/** Why it was refused. */
	readonly reason?: string;
}

/** A receipt that this device remembers, and whether its ballot is in the ledger. */
export interface CheckedReceipt {
	readonly subject: string;
	readonly receipt: string;
	readonly counted: boolean;
}

interface Errand {
	readonly ballot: unknown;
	readonly key: string;
	readonly replaces: string | undefined;
}

/** The network's or the server's mood, not an answer: the same ballot is sent again. */
const passing = new Set([
	'offline',
	'timeout',
	'unreachable',
	'restarting',
	'too-fast',
	'internal',
	'bad-answer'
]);
/** Somebody, probably oneself on another device, was faster: what counts has to be looked up. */
const overtaken = new Set(['already-cast', 'stale-receipt']);
/** Where nothing will ever be sent again: the workshop was left, or this person removed from it. */
const ended = new Set(['closed', 'refused']);
/** An answer that takes longer means that the connection is gone, whatever the socket believes. */
const patience = 2000;
const firstPause = 1000;
const longestPause = 10_000;

export class BallotBox {
	readonly #session: PollSession;
	readonly #poll: string;
	readonly #round: number;
	readonly #slips = new SvelteMap<string, Slip>();
	/** What was sent and not answered yet; it stays the same until it is. */
	readonly #errands = new SvelteMap<string, Errand>();
	/** A newer ballot that has to wait for the errand before it. */
	readonly #next = new SvelteMap<string, unknown>();
	readonly #receipts: StoredValue<Record<string, string>>;
	readonly #own: OwnAnswers;
	readonly #running = new SvelteSet<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#pause = firstPause;
	#closed = false;

	constructor(session: PollSession, poll: string, round: number) {
		this.#session = session;
		this.#poll = poll;
		this.#round = round;
		this.#receipts = storedValue(`receipts.${poll}.${round}`, v.record(v.string(), v.string()), {});
		this.#own = new OwnAnswers(poll, round);
	}

	/** By subject; reactive. */
	slip(subject: string): Slip | undefined {
		return this.#slips.get(subject);
	}

	/** How many ballots wait to be counted; reactive. */
	get waiting(): number {
		return [...this.#slips.values()].filter(({ state }) => state === 'sending' || state === 'waiting').length;
	}

	/** Subjects with a ballot that counts or will; reactive. */
	get answered(): readonly string[] {
		const counts = [...this.#slips].filter(([, slip]) => slip.state !== 'refused' || slip.receipt !== null);
		return counts.map(([subject]) => subject);
	}

	/** Fetches what this person handed in earlier, here or on another device, while the round is open. */
	async load(): Promise<void> {
		const answer = await this.#session.command(myBallots, { poll: this.#poll, round: this.#round });
		if (!answer.ok || this.#closed) return;
		for (const { subject, ballot, receipt } of answer.ballots) {
			this.#remember(subject, ballot, receipt);
			if (this.#errands.has(subject)) continue;
			this.#slips.set(subject, { state: 'counted', ballot, receipt });
		}
	}

	/** Hands in a ballot, in place of the one before on the same subject. */
	hand(subject: string, ballot: unknown): void {
		const receipt = this.#slips.get(subject)?.receipt ?? null;
		this.#slips.set(subject, { state: 'sending', ballot, receipt });
		if (this.#errands.has(subject)) this.#next.set(subject, ballot);
		else this.#errands.set(subject, { ballot, key: randomText(26), replaces: receipt ?? undefined });
		void this.#send(subject);
	}

	/** Tries again at once, e.g. when the connection is back. */
	flush(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		for (const subject of this.#errands.keys()) void this.#send(subject);
	}

	/** This device's receipts, and which of them are in the ledger; null when it cannot be asked now. */
	async check(): Promise<readonly CheckedReceipt[] | null> {
		const kept = Object.entries(this.#receipts.get());
		if (kept.length === 0) return [];
		const answer = await this.#session.command(checkReceipts, {
			poll: this.#poll,
			round: this.#round,
			receipts: kept.map(([, receipt]) => receipt)
		});
		if (!answer.ok) return null;
		const { counted } = answer;
		return kept.map(([subject, receipt]) => ({ subject, receipt, counted: counted.includes(receipt) }));
	}

	/** Asks for nothing any more; what was handed in still goes out, also after its page was left. */
	close(): void {
		this.#closed = true;
		if (this.#errands.size === 0) clearTimeout(this.#timer);
	}

	async #send(subject: string): Promise<void> {
		const errand = this.#errands.get(subject);
		if (!errand || this.#running.has(subject)) return;
		this.#running.add(subject);
		const { ballot, key, replaces } = errand;
		const slow = setTimeout(() => this.#change(subject, { state: 'waiting' }), patience);
		const answer = await this.#session.command(castBallot, {
			poll: this.#poll,
			round: this.#round,
			ballot,
			key,
			...(replaces === undefined ? {} : { replaces })
		});
		clearTimeout(slow);
		this.#running.delete(subject);
		if (answer.ok) return this.#counted(subject, errand, answer.receipt);
		const { code } = answer.error;
		if (passing.has(code)) {
			this.#change(subject, { state: 'waiting' });
			return this.#tryLater();
		}
		this.#errands.delete(subject);
		this.#next.delete(subject);
		if (overtaken.has(code)) await this.load();
		this.#change(subject, { state: 'refused', reason: code });
	}

	#counted(subject: string, errand: Errand, receipt: string): void {
		this.#pause = firstPause;
		this.#errands.delete(subject);
		this.#remember(subject, errand.ballot, receipt);
		const next = this.#next.get(subject);
		if (next === undefined) {
			this.#slips.set(subject, { state: 'counted', ballot: errand.ballot, receipt });
			return;
		}
		this.#next.delete(subject);
		this.#slips.set(subject, { state: 'sending', ballot: next, receipt });
		this.#errands.set(subject, { ballot: next, key: randomText(26), replaces: receipt });
		void this.#send(subject);
	}

	#change(subject: string, to: Partial<Slip>): void {
		const slip = this.#slips.get(subject);
		if (slip) this.#slips.set(subject, { ...slip, ...to });
	}

	#tryLater(): void {
		if (this.#timer !== undefined || ended.has(this.#session.status)) return;
		this.#timer = setTimeout(() => this.flush(), this.#pause);
		this.#pause = Math.min(longestPause, this.#pause * 2);
	}

	#remember(subject: string, ballot: unknown, receipt: string): void {
		this.#receipts.set({ ...this.#receipts.get(), [subject]: receipt });
		this.#own.remember(subject, ballot);
	}
}
