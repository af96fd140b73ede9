/**
 * A Yjs document kept in step with the server. Uses the stock y-websocket provider; adds what it lacks:
 * knowing what is on disk (the server's durable acknowledgements), random reconnect times, and an end when
 * the server refuses for good. It never says "saved" for any other reason than an acknowledgement.
 */
import { readVarString, readVarUint } from 'lib0/decoding';
import * as v from 'valibot';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { ownAwarenessOnly } from './own-awareness.ts';
import { isFinal, refusalReason, type RefusalReason } from './model/refusal.ts';
import { SaveCounter } from './model/save-counter.ts';
import { DeniedList, type Denied } from './model/denied.ts';
import {
	messageAccess,
	messageDenied,
	messageSaved,
	messageSync,
	syncLimits
} from './model/sync-protocol.ts';
import { reconnectWait } from './reconnect.ts';
import { tunnelSocket, type TunnelOptions } from './tunnel-socket.ts';
import type { WebSocketClass } from './web-socket-class.ts';

export type DocumentState =
	| { readonly kind: 'connecting' | 'saved' | 'saving' | 'offline'; readonly waiting: number }
	| { readonly kind: 'refused'; readonly waiting: number; readonly reason: RefusalReason };

export interface SyncedDocumentOptions {
	/** Where `/sync` is, e.g. `wss://board.example.eu/sync`; by default on this page's own origin. */
	readonly server?: string;
	readonly WebSocket?: WebSocketClass;
	/** What to try where WebSockets never open. */
	readonly tunnel?: TunnelOptions;
	/** The server put back what this page changed: the step does not allow it. */
	readonly onDenied?: (denied: readonly Denied[]) => void;
}

/** WebSockets that failed to open, one after another, before the other way is tried, and back. */
const failuresBeforeDetour = 2;

export class SyncedDocument {
	readonly name: string;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;

	#provider: WebsocketProvider;
	#counter = new SaveCounter();
	#attempts = 0;
	/** The ways to the server: a WebSocket, and the tunnel; the first is the one in use. */
	#ways: WebSocketClass[];
	/** Attempts in a row on this way that never opened. */
	#unopened = 0;
	#left = false;
	#closed = false;

	#waiting = $state(0);
	#connected = $state(false);
	#synced = $state(false);
	#everSynced = $state(false);
	#readOnly = $state(false);
	#refusal = $state<RefusalReason>();

	readonly #state = $derived.by((): DocumentState => {
		const waiting = this.#waiting;
		if (this.#refusal) return { kind: 'refused', waiting, reason: this.#refusal };
		if (this.#synced && this.#readOnly && waiting > 0)
			return { kind: 'refused', waiting, reason: 'read-only' };
		if (this.#synced) return { kind: waiting > 0 ? 'saving' : 'saved', waiting };
		if (this.#connected || (!this.#everSynced && waiting === 0)) return { kind: 'connecting', waiting };
		return { kind: 'offline', waiting };
	});

	constructor(name: string, options: SyncedDocumentOptions = {}) {
		this.name = name;
		this.doc = new Y.Doc();
		this.awareness = new Awareness(this.doc);
		// Before the provider's own listener: a change is counted first and then leaves in a frame.
		this.doc.on('update', this.#handleUpdate);
		const count = (kind: 'answer' | 'update') => this.#counter.sent(kind);
		this.#ways = [
			countingFrames(options.WebSocket ?? WebSocket, count),
			countingFrames(tunnelSocket(options.tunnel), count)
		];
		this.#provider = new WebsocketProvider(options.server ?? syncAddress(), name, this.doc, {
			awareness: this.awareness,
			disableBc: true,
			connect: false,
			shouldReconnect: (event) => !isFinal(event.code),
			WebSocketPolyfill: this.#ways[0]
		});
		ownAwarenessOnly(this.#provider);
		this.#takeFirstStateQuietly();
		this.#provider.messageHandlers[messageSaved] = (_answer, decoder) => {
			this.#counter.acknowledged(readVarUint(decoder));
			this.#waiting = this.#counter.waiting;
			this.#closeWhenSaved();
		};
		this.#provider.messageHandlers[messageAccess] = (_answer, decoder) => {
			this.#readOnly = readVarUint(decoder) === 0;
		};
		this.#provider.messageHandlers[messageDenied] = (_answer, decoder) => {
			const denied = v.safeParse(DeniedList, readVarString(decoder));
			if (denied.success) options.onDenied?.(denied.output);
		};
		this.#provider.on('status', this.#handleStatus);
		this.#provider.on('sync', this.#handleSync);
		this.#provider.on('connection-close', this.#handleConnectionClose);
		this.#provider.on('closed', this.#handleRefused);
		if (typeof window !== 'undefined') {
			window.addEventListener('beforeunload', this.#handleBeforeUnload);
			window.addEventListener('online', this.#handleOnline);
		}
		this.#provider.connect();
	}

	/**
	 * For those who listen to updates Yjs writes each one down, which takes as long as reading a whole board.
	 * Nobody needs the first state again: until it is there nothing is shown and nothing can react to it.
	 */
	#takeFirstStateQuietly(): void {
		const read = this.#provider.messageHandlers[messageSync];
		const listeners = [this.#handleUpdate, this.#provider._updateHandler];
		this.#provider.messageHandlers[messageSync] = (encoder, decoder, provider, emitSynced, type) => {
			if (this.#everSynced) return read?.(encoder, decoder, provider, emitSynced, type);
			for (const listener of listeners) this.doc.off('update', listener);
			try {
				read?.(encoder, decoder, provider, emitSynced, type);
			} finally {
				for (const listener of listeners) this.doc.on('update', listener);
			}
		};
	}

	/** Whether the document holds all that the server had when this connection began. */
	get synced(): boolean {
		return this.#synced;
	}

	/** Whether it ever did, so that it can be shown; stays true while offline. */
	get loaded(): boolean {
		return this.#everSynced;
	}

	get state(): DocumentState {
		return this.#state;
	}

	/** The server says so; it refuses every change from this connection. */
	get readOnly(): boolean {
		return this.#readOnly;
	}

	/** Tries again at once instead of at the next planned time. No effect while connected or refused. */
	reconnect(): void {
		if (this.#refusal || this.#provider.wsconnected || this.#provider.wsconnecting) return;
		this.#provider.connect();
	}

	/**
	 * For a page that is left: ends it as soon as all that was changed here is on disk, so that going to
	 * another page loses nothing. Until then it lives on unseen, and closing the tab is still warned about.
	 */
	leave(): void {
		this.#left = true;
		// What is open on it closes in the same moment and may still write.
		queueMicrotask(() => {
			if (this.#closed) return;
			this.awareness.setLocalState(null);
			this.#closeWhenSaved();
		});
	}

	/** Ends the connection and the document. What is not saved by then is lost. */
	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		if (typeof window !== 'undefined') {
			window.removeEventListener('beforeunload', this.#handleBeforeUnload);
			window.removeEventListener('online', this.#handleOnline);
		}
		this.doc.off('update', this.#handleUpdate);
		this.#provider.destroy();
		this.awareness.destroy();
		this.doc.destroy();
	}

	#closeWhenSaved(): void {
		if (this.#left && (this.#counter.waiting === 0 || this.#refusal)) this.close();
	}

	#handleUpdate = (_update: Uint8Array, origin: unknown): void => {
		if (origin === this.#provider) return;
		this.#counter.changed();
		this.#waiting = this.#counter.waiting;
	};

	#handleStatus = ({ status }: { status: string }): void => {
		this.#connected = status === 'connected';
		if (status !== 'connected') return;
		this.#unopened = 0;
		this.#counter.connected();
		// A state with a new clock, so that those who saw this client leave take it back.
		this.awareness.setLocalState(this.awareness.getLocalState());
	};

	#handleSync = (synced: boolean): void => {
		this.#synced = synced;
		if (!synced) return;
		this.#everSynced = true;
		this.#attempts = 0;
	};

	/** The provider plans the next attempt right after this event, from the two fields set here. */
	#handleConnectionClose = (event: CloseEvent | null): void => {
		if (!this.#connected && ++this.#unopened >= failuresBeforeDetour) {
			this.#unopened = 0;
			this.#ways.reverse();
			this.#provider._WS = this.#ways[0] ?? this.#provider._WS;
		}
		this.#attempts++;
		this.#provider.maxBackoffTime = reconnectWait(this.#attempts, event?.code);
		this.#provider.wsUnsuccessfulReconnects = 20;
	};

	#handleRefused = ({ code }: { code: number }): void => {
		this.#refusal = refusalReason(code);
		this.#closeWhenSaved();
	};

	#handleBeforeUnload = (event: BeforeUnloadEvent): void => {
		if (this.#counter.waiting > 0) event.preventDefault();
	};

	#handleOnline = (): void => this.reconnect();
}

function syncAddress(): string {
	return `${location.origin.replace(/^http/, 'ws')}/sync`;
}

/** A WebSocket that reports each frame that carries changes, after it was handed to the socket. */
function countingFrames(Base: WebSocketClass, onFrame: (kind: 'answer' | 'update') => void): WebSocketClass {
	return class extends Base {
		override send(data: Parameters<WebSocket['send']>[0]): void {
			super.send(data);
			if (!(data instanceof Uint8Array) || data[0] !== messageSync) return;
			if (data[1] === 1) onFrame('answer');
			if (data[1] === 2) onFrame('update');
		}
	};
}

/**
 * Whether what `change` would add to `doc` can be saved in one piece. Ask before a large paste or import;
 * a change over the limit would end the connection and could never be saved.
 */
export function fitsInOneChange(bytes: number): boolean {
	return bytes <= syncLimits.updateBytes;
}
