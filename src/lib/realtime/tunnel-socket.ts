/**
 * Behaves like a WebSocket to `/sync/<document>`, but its frames travel through Socket.IO, by plain requests
 * where nothing else gets through. For networks that block WebSocket.
 */
import { io, type Socket } from 'socket.io-client';
import { packedParameter } from './model/sync-protocol.ts';
import { packPieces, takePieces, tunnelEvents, tunnelNamespace, unpackPieces } from './model/tunnel.ts';
import type { WebSocketClass } from './web-socket-class.ts';

export interface TunnelOptions {
	/** Extra request headers, for programs outside a browser: a cookie. */
	readonly headers?: Readonly<Record<string, string>>;
	/** The token of a room screen, which counts instead of the cookie. */
	readonly screen?: string;
}

/** A class to hand to the Yjs provider in place of the browser's WebSocket. */
export function tunnelSocket(options: TunnelOptions = {}): WebSocketClass {
	class TunnelSocket {
		static readonly CONNECTING = 0;
		static readonly OPEN = 1;
		static readonly CLOSING = 2;
		static readonly CLOSED = 3;
		readonly CONNECTING = 0;
		readonly OPEN = 1;
		readonly CLOSING = 2;
		readonly CLOSED = 3;

		readonly url: string;
		binaryType = 'arraybuffer';
		readyState = 0;
		onopen: ((event: object) => void) | null = null;
		onmessage: ((event: { data: ArrayBufferLike }) => void) | null = null;
		onclose: ((event: { code: number; reason: string }) => void) | null = null;
		onerror: ((event: object) => void) | null = null;

		readonly #socket: Socket;
		readonly #queue: Uint8Array[] = [];
		#sending = false;

		constructor(url: string | URL) {
			const { origin, pathname, searchParams } = new URL(String(url).replace(/^ws/, 'http'));
			this.url = String(url);
			this.#socket = io(origin + tunnelNamespace, {
				path: '/socket.io',
				transports: ['polling', 'websocket'],
				forceNew: true,
				reconnection: false,
				auth: {
					document: pathname.slice('/sync/'.length),
					[packedParameter]: searchParams.has(packedParameter),
					...(options.screen === undefined ? {} : { screen: options.screen })
				},
				...(options.headers ? { extraHeaders: { ...options.headers } } : {})
			});
			this.#socket.on('connect', () => {
				if (this.readyState !== 0) return;
				this.readyState = 1;
				this.onopen?.({});
			});
			this.#socket.on('connect_error', () => {
				this.onerror?.({});
				this.#end(1006, '');
			});
			this.#socket.on('disconnect', () => this.#end(1006, ''));
			this.#socket.on(tunnelEvents.bye, (code: number, reason: string) => this.#end(code, reason));
			this.#socket.on(tunnelEvents.down, (packed: ArrayBuffer | Uint8Array) => this.#receive(packed));
		}

		/** Yjs hands over whole arrays only. */
		send(data: Uint8Array): void {
			if (this.readyState !== 1) return;
			this.#queue.push(data);
			this.#pump();
		}

		close(): void {
			this.#end(1000, '');
		}

		/** One message at a time: the next leaves when the server has taken this one. */
		#pump(): void {
			if (this.#sending || this.#queue.length === 0 || this.readyState !== 1) return;
			this.#sending = true;
			this.#socket.emit(tunnelEvents.up, packPieces(takePieces(this.#queue)), () => {
				this.#sending = false;
				this.#pump();
			});
		}

		#receive(packed: ArrayBuffer | Uint8Array): void {
			const bytes = packed instanceof Uint8Array ? packed : new Uint8Array(packed);
			for (const piece of unpackPieces(bytes) ?? []) {
				// The handler may close in between.
				if (this.readyState === 1) this.onmessage?.({ data: piece.bytes.slice().buffer });
			}
		}

		#end(code: number, reason: string): void {
			if (this.readyState === 3) return;
			this.readyState = 3;
			this.#socket.disconnect();
			this.onclose?.({ code, reason });
		}
	}
	const asWebSocket: unknown = TunnelSocket;
	if (!isWebSocketClass(asWebSocket)) throw new Error('unreachable');
	return asWebSocket;
}

/** It has all that the provider uses of a WebSocket, and nothing else. */
const isWebSocketClass = (value: unknown): value is WebSocketClass => typeof value === 'function';
