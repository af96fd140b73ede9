/**
 * A Yjs document kept in step with the server. Uses the stock y-websocket provider; adds what it lacks:
 * knowing what is on disk (the server's durable acknowledgements), random reconnect times, and an end when
 * the server refuses for good. It never says "saved" for any other reason than an acknowledgement.
 */
import { inflateSync } from 'fflate';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as v from 'valibot';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { carryOver, textsIn } from './model/carry-over.ts';
import { ownAwarenessOnly } from './own-awareness.ts';
import { isFinal, refusalReason, type RefusalReason } from './model/refusal.ts';
import { SaveCounter } from './model/save-counter.ts';
import { DeniedList, type Denied } from './model/denied.ts';
import {
	messageAccess,
	messageDenied,
	messagePacked,
	messageSaved,
	messageStoring,
	messageSync,
	packedParameter,
	syncLimits
} from './model/sync-protocol.ts';
import { undoableDoc } from './model/undoable-doc.ts';
import { chance, reconnectWait } from './reconnect.ts';
import { tunnelSocket, type TunnelOptions } from './tunnel-socket.ts';
import type { WebSocketClass } from './web-socket-class.ts';

export type DocumentState =
	/** `stuck`: the server is there and cannot store anything. */
	| { readonly kind: 'connecting' | 'saved' | 'saving' | 'stuck' | 'offline'; readonly waiting: number }
	| { readonly kind: 'refused'; readonly waiting: number; readonly reason: RefusalReason };

export interface SyncedDocumentOptions {
	/** Where `/sync` is, e.g. `wss://board.example.eu/sync`; by default on this page's own origin. */
	readonly server?: string;
	readonly WebSocket?: WebSocketClass;
	/**
	 * What to try where WebSockets never open. With the token of a room screen it is the only way: a browser's
	 * WebSocket could carry it in the address alone, where it would be logged.
	 */
	readonly tunnel?: TunnelOptions;
	/** The server put back what this page changed: the step does not allow it. */
	readonly onDenied?: (denied: readonly Denied[]) => void;
	/** Texts that were never saved and have no place any more; the only chance to keep them. */
	readonly onHomeless?: (texts: readonly string[]) => void;
	/** All is saved or given up, and nothing more will happen. */
	readonly onEnded?: (document: SyncedDocument) => void;
}

/** WebSockets that failed to open, one after another, before the other way is tried, and back. */
const failuresBeforeDetour = 2;
/** Documents that are tried for changes whose client id was refused. */
const mostFresh = 3;

/** What is made anew when the server does not take the client id any more. */
interface Line {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly provider: WebsocketProvider;
}

export class SyncedDocument {
	readonly name: string;
	readonly #options: SyncedDocumentOptions;
	#line: Line;
	#counter = new SaveCounter();
	/** Changes of a former document, to be made in this one as soon as it is there. */
	#carried: readonly Uint8Array[] = [];
	#fresh = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;
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
	#storing = $state(true);
	#refusal = $state<RefusalReason>();

	readonly #state = $derived.by((): DocumentState => {
		const waiting = this.#waiting;
		if (this.#refusal) return { kind: 'refused', waiting, reason: this.#refusal };
		if (this.#synced && this.#readOnly && waiting > 0)
			return { kind: 'refused', waiting, reason: 'read-only' };
		if (this.#connected && !this.#storing) return { kind: 'stuck', waiting };
		if (this.#synced) return { kind: waiting > 0 ? 'saving' : 'saved', waiting };
		if (this.#connected || (!this.#everSynced && waiting === 0)) return { kind: 'connecting', waiting };
		return { kind: 'offline', waiting };
	});

	constructor(name: string, options: SyncedDocumentOptions = {}) {
		this.name = name;
		this.#options = options;
		const count = (kind: 'answer' | 'update') => this.#counter.sent(kind);
		const tunnel = countingFrames(tunnelSocket(options.tunnel), count);
		this.#ways =
			options.tunnel?.screen === undefined
				? [countingFrames(options.WebSocket ?? WebSocket, count), tunnel]
				: [tunnel];
		if (typeof window !== 'undefined') {
			window.addEventListener('beforeunload', this.#handleBeforeUnload);
			window.addEventListener('online', this.#handleBack);
			window.addEventListener('focus', this.#handleBack);
		}
		this.#line = this.#open();
		this.#line.provider.connect();
	}

	/** Another one only after the page was left. */
	get doc(): Y.Doc {
		return this.#line.doc;
	}

	get awareness(): Awareness {
		return this.#line.awareness;
	}

	#open(): Line {
		const doc = undoableDoc();
		const awareness = new Awareness(doc);
		// Before the provider's own listener: a change is counted first and then leaves in a frame.
		doc.on('update', this.#handleUpdate);
		const provider = new WebsocketProvider(this.#options.server ?? syncAddress(), this.name, doc, {
			awareness,
			disableBc: true,
			connect: false,
			params: { [packedParameter]: '1' },
			shouldReconnect: (event) => !isFinal(event.code),
			WebSocketPolyfill: this.#ways[0]
		});
		ownAwarenessOnly(provider);
		this.#takeFirstStateQuietly(doc, provider);
		provider.messageHandlers[messageSaved] = (_answer, decoder) => {
			this.#counter.acknowledged(readVarUint(decoder));
			this.#count();
			this.#closeWhenSaved();
		};
		provider.messageHandlers[messageAccess] = (_answer, decoder) => {
			this.#readOnly = readVarUint(decoder) === 0;
			// There is a session again.
			this.#refusal = undefined;
		};
		provider.messageHandlers[messageStoring] = (_answer, decoder) => {
			this.#storing = readVarUint(decoder) === 1;
		};
		provider.messageHandlers[messagePacked] = (encoder, decoder, _provider, emitSynced) => {
			const packed = createDecoder(inflateSync(readVarUint8Array(decoder)));
			const type = readVarUint(packed);
			provider.messageHandlers[type]?.(encoder, packed, provider, emitSynced, type);
		};
		provider.messageHandlers[messageDenied] = (_answer, decoder) => {
			const denied = v.safeParse(DeniedList, readVarString(decoder));
			if (denied.success) this.#options.onDenied?.(denied.output);
		};
		provider.on('status', this.#handleStatus);
		provider.on('sync', this.#handleSync);
		provider.on('connection-close', this.#handleConnectionClose);
		provider.on('closed', this.#handleRefused);
		return { doc, awareness, provider };
	}

	/**
	 * For those who listen to updates Yjs writes each one down, which takes as long as reading a whole board.
	 * Nobody needs the first state again: until it is there nothing is shown and nothing can react to it.
	 */
	#takeFirstStateQuietly(doc: Y.Doc, provider: WebsocketProvider): void {
		const read = provider.messageHandlers[messageSync];
		const listeners = [this.#handleUpdate, provider._updateHandler];
		provider.messageHandlers[messageSync] = (encoder, decoder, _provider, emitSynced, type) => {
			if (this.#everSynced) return read?.(encoder, decoder, provider, emitSynced, type);
			for (const listener of listeners) doc.off('update', listener);
			try {
				read?.(encoder, decoder, provider, emitSynced, type);
			} finally {
				for (const listener of listeners) doc.on('update', listener);
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

	/**
	 * Tries again at once instead of at the next planned time. No effect while connected, or refused for another
	 * reason than a session that has ended: there may be one again.
	 */
	reconnect(): void {
		const { provider } = this.#line;
		const refused = this.#refusal !== undefined && this.#refusal !== 'no-session';
		if (this.#closed || refused || provider.wsconnected || provider.wsconnecting) return;
		provider.connect();
	}

	/**
	 * For a page that is left: ends it as soon as all that was changed here is on disk, so that going to
	 * another page loses nothing. Until then it lives on unseen, and closing the tab is still warned about. Where
	 * the session has ended it waits for the next one; changes under a client id that the server does not take are
	 * made again in a new document.
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
			window.removeEventListener('online', this.#handleBack);
			window.removeEventListener('focus', this.#handleBack);
		}
		clearTimeout(this.#retry);
		this.#shut();
		this.#options.onEnded?.(this);
	}

	#shut(): void {
		const { doc, awareness, provider } = this.#line;
		doc.off('update', this.#handleUpdate);
		provider.off('closed', this.#handleRefused);
		provider.destroy();
		awareness.destroy();
		doc.destroy();
	}

	#count(): void {
		this.#waiting = this.#carried.length + this.#counter.waiting;
	}

	#closeWhenSaved(): void {
		if (!this.#left || this.#closed) return;
		if (this.#waiting === 0) return this.close();
		if (this.#refusal === 'conflict') return this.#startAfresh();
		if (this.#refusal !== undefined && this.#refusal !== 'no-session') this.close();
	}

	/** Its page is gone, and the server will never take what is unsaved as it is. */
	#startAfresh(): void {
		const unsaved = [...this.#carried, ...this.#counter.unsaved];
		if (++this.#fresh > mostFresh) {
			this.#options.onHomeless?.(textsIn(unsaved));
			return this.close();
		}
		this.#shut();
		this.#carried = unsaved;
		this.#counter = new SaveCounter();
		this.#refusal = undefined;
		this.#everSynced = false;
		this.#synced = false;
		this.#line = this.#open();
		this.#line.awareness.setLocalState(null);
		this.#line.provider.connect();
	}

	/** The new document is there. */
	#carryOver(): void {
		const { doc } = this.#line;
		const clientId = Math.floor(chance() * 2 ** 32);
		const { update, homeless } = carryOver(this.#carried, doc, clientId);
		this.#carried = [];
		if (update) Y.applyUpdate(doc, update, this);
		this.#count();
		if (homeless.length > 0) this.#options.onHomeless?.(homeless);
		this.#closeWhenSaved();
	}

	#handleUpdate = (update: Uint8Array, origin: unknown): void => {
		if (origin === this.#line.provider) return;
		this.#counter.changed(update);
		this.#count();
		this.#retryWithoutSession();
	};

	/** Whoever has something unsaved and no session may have one soon: joining again in any tab is enough. */
	#retryWithoutSession(): void {
		if (this.#refusal !== 'no-session' || this.#waiting === 0 || this.#closed) return;
		this.#retry ??= setTimeout(() => {
			this.#retry = undefined;
			this.reconnect();
		}, reconnectWait(this.#attempts));
	}

	#handleStatus = ({ status }: { status: string }): void => {
		this.#connected = status === 'connected';
		if (status !== 'connected') return;
		this.#unopened = 0;
		this.#storing = true;
		this.#counter.connected();
		// A state with a new clock, so that those who saw this client leave take it back.
		this.awareness.setLocalState(this.awareness.getLocalState());
	};

	#handleSync = (synced: boolean): void => {
		this.#synced = synced;
		if (!synced) return;
		this.#everSynced = true;
		this.#attempts = 0;
		// After the frame that was just read, whose answer is not written yet.
		if (this.#carried.length > 0) queueMicrotask(() => this.#closed || this.#carryOver());
	};

	/** The provider plans the next attempt right after this event, from the two fields set here. */
	#handleConnectionClose = (event: CloseEvent | null, provider: WebsocketProvider): void => {
		if (!this.#connected && ++this.#unopened >= failuresBeforeDetour) {
			this.#unopened = 0;
			this.#ways.reverse();
			provider._WS = this.#ways[0] ?? provider._WS;
		}
		this.#attempts++;
		provider.maxBackoffTime = reconnectWait(this.#attempts, event?.code);
		provider.wsUnsuccessfulReconnects = 20;
	};

	#handleRefused = ({ code }: { code: number }): void => {
		this.#refusal = refusalReason(code);
		this.#retryWithoutSession();
		this.#closeWhenSaved();
	};

	#handleBeforeUnload = (event: BeforeUnloadEvent): void => {
		if (this.#waiting > 0) event.preventDefault();
	};

	#handleBack = (): void => this.reconnect();
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
