import { createContext } from 'svelte';
import type { Registers } from './registers.svelte.ts';

/** The registers of the workshop whose pages are shown; set by the workshop's layout. */
export const [getRegisters, setRegisters] = createContext<Registers>();
