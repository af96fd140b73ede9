/** What the main thread and the writer thread say to each other. */
import type { ClientBinding } from './document-store.ts';

export interface AppendOrder {
	readonly id: number;
	readonly document: string;
	/** All updates behind each other; handed over, not copied. */
	readonly bytes: Uint8Array;
	readonly rows: readonly { readonly size: number; readonly participant: string | null }[];
	readonly bindings: readonly ClientBinding[];
	readonly at: number;
}

export type WriterOrder = AppendOrder | 'close';

export type WriterReply =
	| { readonly id: number; readonly seq: number }
	| { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } };
