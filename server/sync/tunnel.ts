/** Clients that cannot open a WebSocket: the same pipeline, with frames that travel through Socket.IO. */
import type { Namespace, Socket } from 'socket.io';
import { FrameAssembler, packPieces, tunnelEvents, unpackPieces } from '#lib/realtime/model/tunnel.ts';
import { messageTooBig } from '#lib/realtime/model/refusal.ts';
import { closeCodes, packedParameter, syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import type { Bundle } from './messages.ts';
import type { Sync } from './sync.ts';
import type { Transport, TransportEvents } from './transport.ts';

/** Messages that arrived although the one before was not yet acknowledged; an honest client sends none. */
const mostUnasked = 4;

/** Serves `sync` through a namespace of the session channel's server, which has checked the Origin. */
export function tunnelSync(sync: Sync, namespace: Namespace): void {
	namespace.on('connection', (socket) => {
		const document: unknown = socket.handshake.auth['document'];
		const transport = new TunnelTransport(socket);
		if (typeof document !== 'string') return transport.close(closeCodes.noSuchDocument, 'no document');
		const screen: unknown = socket.handshake.auth['screen'];
		const request = typeof screen === 'string' ? { headers: {}, screen } : socket.request;
		const unpacks = socket.handshake.auth[packedParameter] === true;
		void sync.handleTransport(request, { document, unpacks }, transport);
	});
}

class TunnelTransport implements Transport {
	readonly #socket: Socket;
	readonly #assembler = new FrameAssembler(syncLimits.frameBytes);
	readonly #early: Uint8Array[] = [];
	#events: TransportEvents | undefined;
	#buffered = 0;
	#paused = false;
	/** Acknowledgements that wait until reading goes on. */
	#held: (() => void)[] = [];
	#closed = false;

	constructor(socket: Socket) {
		this.#socket = socket;
		socket.conn.on('drain', () => (this.#buffered = 0));
		socket.conn.on('heartbeat', () => this.#events?.alive());
		socket.on(tunnelEvents.up, (packed: unknown, taken: unknown) => this.#handleUp(packed, taken));
		socket.on('disconnect', () => this.#handleClosed());
	}

	get buffered(): number {
		return this.#buffered;
	}

	send(bundle: Bundle): void {
		if (this.#closed) return;
		const packed = packPieces(bundle.messages.map((bytes) => ({ bytes, last: true })));
		this.#buffered += packed.length;
		this.#socket.emit(tunnelEvents.down, packed);
	}

	pause(): void {
		this.#paused = true;
	}

	resume(): void {
		this.#paused = false;
		for (const taken of this.#held.splice(0)) taken();
	}

	/** Engine.IO asks by itself. */
	probe(): void {}

	close(code: number, reason: string): void {
		if (this.#closed) return;
		this.#socket.emit(tunnelEvents.bye, code, reason);
		this.#handleClosed();
		// The client hangs up when it has read the farewell; whoever does not is cut off.
		setTimeout(() => this.#socket.disconnect(true), 3000).unref();
	}

	terminate(): void {
		this.#socket.disconnect(true);
	}

	listen(events: TransportEvents): void {
		this.#events = events;
		for (const frame of this.#early.splice(0)) events.message(frame);
		if (!this.#paused) this.resume();
		if (this.#closed) events.closed();
	}

	#handleUp(packed: unknown, taken: unknown): void {
		if (this.#closed) return;
		const pieces = packed instanceof Uint8Array ? unpackPieces(packed) : undefined;
		if (!pieces || !isFunction(taken) || this.#held.length > mostUnasked) {
			return this.close(closeCodes.malformed, 'unreadable');
		}
		for (const piece of pieces) {
			const frame = this.#assembler.add(piece);
			if (frame === undefined) return this.close(messageTooBig, 'frame too large');
			if (frame === null) continue;
			if (this.#events) this.#events.message(frame);
			else this.#early.push(frame);
		}
		if (this.#paused || !this.#events) this.#held.push(taken);
		else taken();
	}

	#handleClosed(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#held = [];
		this.#events?.closed();
	}
}

const isFunction = (value: unknown): value is () => void => typeof value === 'function';
