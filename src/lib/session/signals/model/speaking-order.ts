/** In which order people with raised hands speak. */
import type { ByRegion } from './messages.ts';

/**
 * Regions take turns: next is somebody of the region that has spoken least, and among equals whoever raised
 * the hand first. Turns that wait in the queue count as spoken for those behind them.
 * @param hands in the order in which they were raised; region `''` for people without one
 * @param turns how often each region was called so far
 */
export function speakingOrder<Hand extends { readonly region: string }>(
	hands: readonly Hand[],
	turns: ByRegion
): Hand[] {
	const spoken = new Map(Object.entries(turns));
	const timesOf = (hand: Hand): number => spoken.get(hand.region) ?? 0;
	const waiting = [...hands];
	const order: Hand[] = [];
	while (waiting.length > 0) {
		const next = waiting.reduce((first, hand) => (timesOf(hand) < timesOf(first) ? hand : first));
		waiting.splice(waiting.indexOf(next), 1);
		spoken.set(next.region, timesOf(next) + 1);
		order.push(next);
	}
	return order;
}
