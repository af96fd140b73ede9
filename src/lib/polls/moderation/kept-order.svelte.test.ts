import { expect, it } from 'vitest';
import { KeptOrder } from './kept-order.svelte.ts';

it('keeps what is there in its place, adds what is new at the end, and sorts when asked', () => {
	const order = new KeptOrder();
	expect(order.of(['a', 'b'])).toEqual(['a', 'b']);
	expect(order.of(['c', 'b', 'a'])).toEqual(['a', 'b', 'c']);
	expect(order.of(['c', 'a'])).toEqual(['a', 'c']);
	order.sort();
	expect(order.of(['c', 'a'])).toEqual(['c', 'a']);
	expect(order.of(['a', 'c'])).toEqual(['c', 'a']);
});
