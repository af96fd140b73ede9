import { createContext } from 'svelte';
import type { Registers } from './registers.svelte.ts';

/**
 * Where the registers of the workshop whose pages are shown will be. They arrive after the first page stands,
 * because what they need is as large as the page itself.
 */
export interface RegistersPlace {
	/** Reactive. */
	readonly current: Registers | undefined;
}

/** Set by the workshop's layout. For pages that can do without the registers until they are there. */
export const [getRegistersPlace, setRegistersPlace] = createContext<RegistersPlace>();

/** For all other pages, which the layout shows only with the registers. @throws if they are not there yet */
export function getRegisters(): Registers {
	const { current } = getRegistersPlace();
	if (!current) throw new Error('this page needs the registers; the layout shows it without them');
	return current;
}
