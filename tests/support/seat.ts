/** Somebody in a workshop over the session channel, with everything they were sent. */
import { io, type Socket } from 'socket.io-client';
import * as v from 'valibot';
import { PartChanged, Snapshot } from '#lib/realtime/model/messages.ts';
import { ask, demoCode, type RunningApp, type Visitor } from './app.ts';

export interface Seat {
	readonly socket: Socket;
	readonly snapshot: Snapshot;
	/** Parts sent after the snapshot, in order. */
	readonly parts: PartChanged[];
}

const Entered = v.object({ ok: v.literal(true), ...Snapshot.entries });

/** Enters with a connection of its own; disconnect it yourself. */
export async function enter(
	visitor: Visitor,
	workshop: string,
	transports?: ('websocket' | 'polling')[]
): Promise<Seat> {
	return enterThrough(visitor.channel(transports), workshop);
}

/** The same through a connection that was made otherwise. */
export async function enterThrough(socket: Socket, workshop: string): Promise<Seat> {
	const parts: PartChanged[] = [];
	socket.on('workshop:part', (message: unknown) => parts.push(v.parse(PartChanged, message)));
	const snapshot = v.parse(Entered, await ask(socket, 'workshop:enter', { workshop }));
	return { socket, snapshot, parts };
}

/** A part as this person knows it now. */
export function newest(seat: Seat, name: string): unknown {
	// What was under way while this person entered is in the snapshot already, and perhaps newer there.
	const sent = seat.parts.findLast((part) => part.name === name && part.rev > seat.snapshot.rev);
	// A part may have become null since.
	return sent ? sent.value : seat.snapshot.parts[name];
}

const Opened = v.object({ token: v.string(), workshop: v.object({ id: v.string() }) });

export interface RoomScreenSeat {
	readonly seat: Seat;
	readonly token: string;
	/** Everything it was sent, as text. */
	traffic(): string;
}

/**
 * A page on the projector.
 * @param visitor a browser whose cookie it sends along, as a browser would
 * @throws if the server does not let it in, or hands it a cookie
 */
export async function openRoomScreen(
	running: RunningApp,
	visitor: Visitor = running.visitor()
): Promise<RoomScreenSeat> {
	const response = await visitor.post('/api/screen', { code: demoCode });
	// Its cookie is for pictures and slides, and no browser's session.
	const cookies = response.headers.getSetCookie();
	if (response.status !== 200 || cookies.some((cookie) => !cookie.includes('Path=/assets;'))) {
		throw new Error(`room screen: ${response.status}`);
	}
	const { token, workshop } = v.parse(Opened, await response.json());
	const socket = io(running.origin, {
		transports: ['websocket'],
		forceNew: true,
		reconnection: false,
		auth: { screen: token },
		extraHeaders: { origin: running.origin, ...(visitor.cookie ? { cookie: visitor.cookie } : {}) }
	});
	const heard: unknown[] = [];
	socket.onAny((...event: unknown[]) => heard.push(event));
	const seat = await enterThrough(socket, workshop.id);
	return { seat, token, traffic: () => JSON.stringify([seat.snapshot, heard]) };
}
