/** The signals of the workshop that a page shows, for the components below it. */
import { createContext } from 'svelte';
import type { Signals } from './signals.svelte.ts';

export const [getSignals, setSignals] = createContext<Signals>();
