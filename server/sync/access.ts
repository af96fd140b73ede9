/** Who may open which document, as sync asks for it. The composition root answers from sessions and roles. */
import type { IncomingHttpHeaders } from 'node:http';
import type { StepVerb } from '#lib/session/model/rights.ts';
import { can, type Role } from '#lib/session/model/roles.ts';

/** The person behind a connection, as far as sync needs to know. */
export interface SyncMember {
	readonly participant: string;
	readonly workshop: string;
	readonly role: Role;
	readonly name: string;
	/** Region id; null for people without one. */
	readonly region: string | null;
	/** All that a review link lets them do, whatever the step says; absent: the step decides. */
	readonly granted?: readonly StepVerb[];
}

/** What the running step lets people see of each other while they work. */
export interface Sights {
	/** Pointers, selections, views and gestures. */
	readonly cursors: boolean;
	/** Who is behind them. */
	readonly names: boolean;
}

export const allSights: Sights = { cursors: true, names: true };

/** What is told about the others. Who leads the room is seen by all who may know names, whatever the step says. */
export interface PresenceView {
	readonly cursors: 'everybody' | 'leaders';
	readonly names: 'everybody' | 'leaders' | 'nobody';
}

/** What a member is told: names only if in the room, and to those who lead all of it. */
export function presenceViewOf({ role }: SyncMember, { cursors, names }: Sights): PresenceView {
	if (can(role, 'lead')) return { cursors: 'everybody', names: 'everybody' };
	return {
		cursors: cursors ? 'everybody' : 'leaders',
		names: can(role, 'see-names') ? (names ? 'everybody' : 'leaders') : 'nobody'
	};
}

export type SyncAccess =
	| { readonly ok: true; readonly member: SyncMember; readonly mode: 'write' | 'read' }
	/** A WebSocket close code (`closeCodes`); the connection is accepted and closed with it. */
	| { readonly ok: false; readonly code: number };

/** Who asks for a document, as they connected: a browser by its cookie, or a room screen by its token. */
export interface AccessRequest {
	readonly headers: IncomingHttpHeaders;
	/** Then the browser's cookie does not count. */
	readonly screen?: string;
}

/**
 * Judges one request for one document. Asked at the upgrade and again by `recheck`, with the same request.
 * The Origin was checked before. May throw; the connection is then closed for a later try.
 */
export type AccessPort = (request: AccessRequest, document: string) => Promise<SyncAccess>;
