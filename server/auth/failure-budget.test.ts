import { expect, test } from 'vitest';
import { codeLimits, FailureBudget, type FailureLimits } from './failure-budget.ts';

const limits: FailureLimits = {
	perAddress: { burst: 5, perMinute: 6 },
	global: { burst: 20, perMinute: 60 },
	innocent: 1
};
class TurnedClock {
	time = 1_000_000;
	now(): number {
		return this.time;
	}
}
const fail = (budget: FailureBudget, address: string, times: number): void => {
	for (let time = 0; time < times; time++) budget.failed(address);
};

test('an address is served until its failures are used up, and again after a while', () => {
	const clock = new TurnedClock();
	const budget = new FailureBudget(clock, limits);
	fail(budget, 'a', 4);
	expect(budget.wait('a')).toBe(0);
	fail(budget, 'a', 1);
	expect(budget.wait('a')).toBe(10);
	expect(budget.wait('b')).toBe(0);
	clock.time += 10_000;
	expect(budget.wait('a')).toBe(0);
});

test('a network of IPv6 addresses is one guesser', () => {
	const budget = new FailureBudget(new TurnedClock(), limits);
	for (const host of ['1', 'a:b:c', 'ffff']) budget.failed(`2001:db8:0:7::${host}`);
	budget.failed('2001:0db8:0000:0007:1:2:3:4');
	budget.failed('2001:db8:0:7:ffff::');
	expect(budget.wait('2001:db8:0:7::9')).toBe(10);
	for (const other of ['2001:db8:0:8::1', '::1', '::ffff:10.0.0.1']) expect(budget.wait(other)).toBe(0);
	fail(budget, '::ffff:10.0.0.1', 5);
	expect(budget.wait('::ffff:10.0.0.2')).toBe(0);
});

test('when the whole installation is under attack, only who hardly failed is served', () => {
	const clock = new TurnedClock();
	const budget = new FailureBudget(clock, limits);
	for (let attacker = 0; attacker < 10; attacker++) fail(budget, `attacker ${attacker}`, 2);
	expect(budget.wait('attacker 0')).toBeGreaterThan(0);
	budget.failed('a person with one typo');
	expect(budget.wait('a person with one typo')).toBe(0);
	expect(budget.wait('somebody else')).toBe(0);
	clock.time += 60_000;
	expect(budget.wait('attacker 0')).toBe(0);
});

test('a clock that is set back neither frees nor locks anybody', () => {
	const clock = new TurnedClock();
	const budget = new FailureBudget(clock, limits);
	fail(budget, 'a', 5);
	clock.time -= 3_600_000;
	expect(budget.wait('a')).toBe(10);
	expect(budget.wait('b')).toBe(0);
});

test('guessing a 40-bit code takes longer than any workshop lasts', () => {
	const perDay = codeLimits.global.perMinute * 60 * 24;
	const openWorkshops = 1000;
	expect((perDay * openWorkshops) / 2 ** 40).toBeLessThan(1e-4);
});

test('many addresses do not fill the memory', () => {
	const budget = new FailureBudget(new TurnedClock(), limits);
	for (let address = 0; address < 12_000; address++) budget.failed(String(address));
	expect(budget.addresses).toBeLessThanOrEqual(10_000);
});

test('guesses that are under way count, and successes cost nothing', () => {
	const budget = new FailureBudget(new TurnedClock(), limits);
	for (let success = 0; success < 50; success++) {
		budget.failed('a');
		budget.succeeded('a');
	}
	expect(budget.wait('a')).toBe(0);
	fail(budget, 'a', 5);
	expect(budget.wait('a')).toBeGreaterThan(0);
});
