/** What people are told about whether their work is safe, from what the documents know. */
import { online } from 'svelte/reactivity/window';
import type { DocumentState } from './synced-document.svelte.ts';

/** Worst last. */
const order = ['saved', 'saving', 'connecting', 'offline', 'stuck', 'refused'] as const;

/**
 * A document's state, corrected by the browser, which knows at once that the network is gone; a socket notices only
 * after a while. Reactive.
 * @param connected whether the page's other connection to the server is there
 */
export function shownState(state: DocumentState, connected = true): DocumentState {
	const network = connected && online.current !== false;
	return network || state.kind === 'refused' ? state : { kind: 'offline', waiting: state.waiting };
}

/**
 * One state for all documents that are open: the worst, with the changes that wait anywhere. Documents other than
 * `own` that only open, or are refused and have nothing to lose, are told of by their own pages.
 * @param all `own`, too, once it is opened
 */
export function worstState(own: DocumentState, all: Iterable<DocumentState>): DocumentState {
	let worst = own;
	let waiting = 0;
	for (const other of all) {
		waiting += other.waiting;
		const told = other.waiting > 0 || other.kind === 'offline' || other.kind === 'stuck';
		if (told && order.indexOf(other.kind) > order.indexOf(worst.kind)) worst = other;
	}
	return { ...worst, waiting };
}
