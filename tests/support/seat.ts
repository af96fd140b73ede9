/** Somebody in a workshop over the session channel, with everything they were sent. */
import type { Socket } from 'socket.io-client';
import * as v from 'valibot';
import { PartChanged, Snapshot } from '#lib/realtime/model/messages.ts';
import { ask, type Visitor } from './app.ts';

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
export const newest = (seat: Seat, name: string): unknown =>
	seat.parts.findLast((part) => part.name === name)?.value ?? seat.snapshot.parts[name];
