/** The private writing of the workshop that a page shows, for the components below it. */
import { createContext } from 'svelte';
import type { PrivateNotes } from './private-notes.svelte.ts';

export const [getPrivateNotes, setPrivateNotes] = createContext<PrivateNotes>();
