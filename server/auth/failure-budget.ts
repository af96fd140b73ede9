/**
 * How many wrong guesses are let through. Only failures cost: a room of three hundred people behind one
 * address may join within a minute (reliability.md N6, S6). Once an address has used up its failures, its
 * further attempts are refused unseen, since telling right from wrong is what a guesser wants. Once the
 * whole installation has, only addresses with hardly any failure of their own are still served, so that an
 * attack from elsewhere does not lock a workshop out.
 */
import { isIPv6 } from 'node:net';
import type { Clock } from '../support/clock.ts';
import { TokenBucket } from '../support/token-bucket.ts';

export interface FailureLimits {
	/** Failures at once, and how many come back per minute. */
	readonly perAddress: { readonly burst: number; readonly perMinute: number };
	readonly global: { readonly burst: number; readonly perMinute: number };
	/** Failures an address may have and still be served while the global budget is used up. */
	readonly innocent: number;
}

export const codeLimits: FailureLimits = {
	perAddress: { burst: 120, perMinute: 60 },
	global: { burst: 300, perMinute: 60 },
	innocent: 3
};
export const passwordLimits: FailureLimits = {
	perAddress: { burst: 10, perMinute: 2 },
	global: { burst: 200, perMinute: 30 },
	innocent: 2
};

export class FailureBudget {
	readonly #clock: Clock;
	readonly #limits: FailureLimits;
	readonly #global: TokenBucket;
	readonly #addresses = new Map<string, TokenBucket>();

	constructor(clock: Clock, limits: FailureLimits) {
		this.#clock = clock;
		this.#limits = limits;
		this.#global = new TokenBucket(clock, limits.global.burst, limits.global.perMinute / 60);
	}

	/** Addresses that are remembered. */
	get addresses(): number {
		return this.#addresses.size;
	}

	/** Seconds to wait before the next attempt from `address` is looked at; 0 for now. */
	wait(address: string): number {
		const own = this.#addresses.get(networkOf(address));
		if (!own) return 0;
		if (own.level < 1) return Math.ceil(own.waitFor(1) / 1000);
		const failures = this.#limits.perAddress.burst - own.level;
		if (this.#global.level < 1 && failures > this.#limits.innocent) {
			return Math.ceil(this.#global.waitFor(1) / 1000);
		}
		return 0;
	}

	/** Counts a wrong guess. */
	failed(address: string): void {
		this.#forgetCalmAddresses();
		const network = networkOf(address);
		let own = this.#addresses.get(network);
		if (!own) {
			const { burst, perMinute } = this.#limits.perAddress;
			own = new TokenBucket(this.#clock, burst, perMinute / 60);
			this.#addresses.set(network, own);
		}
		own.take();
		this.#global.take();
	}

	/**
	 * Takes a failure back: slow checks count as failed until they succeed, so that a thousand guesses at once
	 * are not all under way before the first one fails.
	 */
	succeeded(address: string): void {
		this.#addresses.get(networkOf(address))?.give();
		this.#global.give();
	}

	/** Keeps the memory of an attack from many addresses bounded. */
	#forgetCalmAddresses(): void {
		if (this.#addresses.size < 10_000) return;
		for (const [address, bucket] of this.#addresses) if (bucket.full) this.#addresses.delete(address);
		if (this.#addresses.size < 10_000) return;
		const oldest = this.#addresses.keys().next();
		if (!oldest.done) this.#addresses.delete(oldest.value);
	}
}

/** One guesser has all the addresses of an IPv6 network: its first 64 bits stand for it. */
function networkOf(address: string): string {
	if (!isIPv6(address) || address.includes('.')) return address;
	const [head = '', tail] = address.split('::');
	const groups = head === '' ? [] : head.split(':');
	if (tail !== undefined) {
		const after = tail === '' ? 0 : tail.split(':').length;
		while (groups.length + after < 8) groups.push('0');
	}
	return groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}
