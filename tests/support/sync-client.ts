/** Clients for tests of sync: the stock provider as anybody might use it, and a raw socket for attackers. */
import { WebSocket as NodeWebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { readVarUint } from 'lib0/decoding';
import {
	messageAccess,
	messageDenied,
	messageSaved,
	messageStoring,
	messageSync
} from '#lib/realtime/model/sync-protocol.ts';
import { cookieOf, type Tester } from './sync-server.ts';

type WebSocketClass = NonNullable<
	NonNullable<ConstructorParameters<typeof WebsocketProvider>[3]>['WebSocketPolyfill']
>;

/** Somebody with a session of the whole server. */
export interface Browsing {
	readonly cookie: string;
	readonly origin: string;
}

const headersOf = (person: Tester | Browsing) =>
	'cookie' in person ? { cookie: person.cookie, origin: person.origin } : { cookie: cookieOf(person) };

/** A WebSocket that sends the person's cookie, as a browser would. */
export function webSocketOf(person: Tester | Browsing): WebSocketClass {
	const headers = headersOf(person);
	class CookieSocket extends NodeWebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols ?? [], { headers });
		}
	}
	const asBrowser: unknown = CookieSocket;
	if (!isWebSocketClass(asBrowser)) throw new Error('not a WebSocket');
	return asBrowser;
}

const isWebSocketClass = (value: unknown): value is WebSocketClass => typeof value === 'function';

/** A stock y-websocket client, with a count of what is on disk. */
export class StockClient {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	/** Update-carrying frames of this connection that the server has on disk. */
	acknowledged = 0;
	/** The same, as sent. */
	sent = 0;
	closedWith: number | undefined;

	constructor(address: string, document: string, tester: Tester | Browsing, doc = new Y.Doc()) {
		this.doc = doc;
		const count = (data: unknown) => this.#count(data);
		const Base = webSocketOf(tester);
		class Counting extends Base {
			override send(data: Parameters<WebSocket['send']>[0]): void {
				super.send(data);
				count(data);
			}
		}
		this.provider = new WebsocketProvider(address, document, doc, {
			disableBc: true,
			connect: false,
			WebSocketPolyfill: Counting
		});
		this.provider.messageHandlers[messageSaved] = (_answer, decoder) => {
			this.acknowledged = readVarUint(decoder);
		};
		for (const type of [messageAccess, messageDenied, messageStoring]) {
			this.provider.messageHandlers[type] = () => undefined;
		}
		this.provider.on('status', ({ status }) => {
			if (status === 'connected') this.sent = this.acknowledged = 0;
		});
		this.provider.on('closed', ({ code }) => (this.closedWith = code));
		this.provider.connect();
	}

	#count(data: unknown): void {
		if (!(data instanceof Uint8Array) || data[0] !== messageSync) return;
		if (data[1] === 1 || data[1] === 2) this.sent++;
	}

	/** Everything this client sent is on disk. */
	get saved(): boolean {
		return this.provider.synced && this.sent > 0 && this.acknowledged === this.sent;
	}

	get items(): Y.Map<unknown> {
		return this.doc.getMap('items');
	}

	async ready(): Promise<this> {
		await until(() => this.saved, 'the client is synced');
		return this;
	}

	close(): void {
		this.provider.destroy();
		this.doc.destroy();
	}
}

/** Bytes over a WebSocket, without any Yjs client behind it. */
export class RawClient {
	readonly socket: NodeWebSocket;
	readonly received: Uint8Array[] = [];
	closedWith: number | undefined;

	constructor(address: string, document: string, tester: Tester | Browsing) {
		this.socket = new NodeWebSocket(`${address}/${document}`, { headers: headersOf(tester) });
		this.socket.binaryType = 'nodebuffer';
		this.socket.on('message', (data) => {
			if (data instanceof Uint8Array) this.received.push(new Uint8Array(data));
		});
		this.socket.on('close', (code) => (this.closedWith = code));
		this.socket.on('error', () => undefined);
	}

	async open(): Promise<this> {
		await until(
			() => this.socket.readyState === NodeWebSocket.OPEN || this.closedWith !== undefined,
			'the socket opens'
		);
		return this;
	}

	send(bytes: Uint8Array): void {
		this.socket.send(bytes);
	}

	/** The code the server closed with. */
	async closed(): Promise<number> {
		await until(() => this.closedWith !== undefined, 'the server closes the connection');
		return this.closedWith ?? 0;
	}

	close(): void {
		this.socket.terminate();
	}
}

/** Waits for a condition; fails with its name. */
export async function until(
	condition: () => boolean | Promise<boolean>,
	what: string,
	milliseconds = 10_000
): Promise<void> {
	const end = performance.now() + milliseconds;
	while (!(await condition())) {
		if (performance.now() > end) throw new Error(`waited ${milliseconds} ms in vain: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 4));
	}
}
