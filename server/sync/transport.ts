/**
 * The way bytes travel between one client and its room. The pipeline knows nothing else of a connection, so
 * a WebSocket and a tunnel through another channel share it.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Bundle } from './messages.ts';

export interface TransportEvents {
	message(bytes: Uint8Array): void;
	/** The other side showed that it is there. */
	alive(): void;
	/** Once, whoever ended it. */
	closed(): void;
}

export interface Transport {
	/** Hands over whole messages; never blocks. After `close` it does nothing. */
	send(bundle: Bundle): void;
	/** Bytes handed over that have not left yet. */
	readonly buffered: number;
	/** Stops reading, so that the sender feels it; messages already read still arrive. */
	pause(): void;
	resume(): void;
	/** Asks the other side for a sign of life. */
	probe(): void;
	/** @param reason under 120 bytes, for logs and developers */
	close(code: number, reason: string): void;
	/** Ends at once, without a farewell. */
	terminate(): void;
	/** Call once; what happened before is told then. */
	listen(events: TransportEvents): void;
}

/** How long a closing handshake may take before the socket is cut. */
const farewell = 2000;

/**
 * A WebSocket of `ws`. Shared frames are written to the socket behind it directly: `ws` would build a header
 * per receiver and write twice. That is safe because this server never compresses, so `ws` never holds a
 * frame back, and every write holds whole frames.
 * @param socket the socket the WebSocket was made from
 */
export function webSocketTransport(webSocket: WebSocket, socket: Duplex): Transport {
	const open = () => webSocket.readyState === webSocket.OPEN;
	const early: Uint8Array[] = [];
	let events: TransportEvents | undefined;
	webSocket.on('message', (data) => {
		if (!(data instanceof Uint8Array)) return;
		if (events) events.message(data);
		else early.push(data);
	});
	webSocket.on('pong', () => events?.alive());
	// An error (bad frame, too large, broken pipe) is always followed by `close`.
	webSocket.on('error', () => undefined);
	webSocket.on('close', () => events?.closed());
	return {
		send(bundle) {
			if (open()) socket.write(bundle.webSocket);
		},
		get buffered() {
			return socket.writableLength;
		},
		pause() {
			if (open()) webSocket.pause();
		},
		resume() {
			if (open()) webSocket.resume();
		},
		probe() {
			if (open()) webSocket.ping();
		},
		close(code, reason) {
			webSocket.resume();
			webSocket.close(code, reason);
			setTimeout(() => webSocket.terminate(), farewell).unref();
		},
		terminate() {
			webSocket.terminate();
		},
		listen(listener) {
			events = listener;
			for (const message of early.splice(0)) listener.message(message);
			if (webSocket.readyState === webSocket.CLOSED) listener.closed();
		}
	};
}
