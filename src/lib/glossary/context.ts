/** The words that the workshop of a page explains by itself. */
import { createContext } from 'svelte';
import type { OwnTerm } from './model/own-terms.ts';

export interface OwnWords {
	readonly terms: readonly OwnTerm[];
}

export const [getOwnWords, setOwnWords] = createContext<OwnWords>();
