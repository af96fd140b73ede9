/**
 * One open document and everybody connected to it. Changes are applied in memory, collected while the disk is
 * busy with those before, written to the log in one transaction, and only then sent on and acknowledged. What is
 * not on disk has been seen by nobody.
 */
import * as Y from 'yjs';
import { closeCodes, type DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { StepRules } from '#lib/session/model/rights.ts';
import type { StoredDocument } from '../storage/document-store.ts';
import type { Sights } from './access.ts';
import { Batch } from './batch.ts';
import type { Guest, WaitingGuest } from './guest.ts';
import {
	Bundle,
	deniedMessage,
	readPresence,
	savedMessage,
	stateVectorMessage,
	storingMessage,
	updateMessage,
	type ClientMessage
} from './messages.ts';
import { LazyDocument } from './lazy-document.ts';
import { Pace } from './pace.ts';
import type { Change } from './room-document.ts';
import { RoomLog, type RoomLogParts } from './room-log.ts';
import { RoomPresence } from './room-presence.ts';
import { hasNothing, StateCache } from './state-cache.ts';

export interface RoomParts extends RoomLogParts {
	/** The room cannot go on (its document is gone); it must leave the registry. */
	readonly onFailed: (room: Room) => void;
	/** What participants may do in a document of a workshop now; one of them is enough. */
	readonly rules: (workshop: string, document: string) => readonly StepRules[];
	/** What people of a workshop may see of each other now. */
	readonly sights: (workshop: string) => Sights;
}

/** Unwritten changes in memory, in bytes, above which a room takes no more. */
const mostUnwritten = 8 * 1024 * 1024;
/** Milliseconds after the last arrival until a large document is built that nobody needed yet. */
const buildDelay = 250;

export class Room {
	readonly name: string;
	readonly #parts: RoomParts;
	readonly #guests = new Set<Guest>();
	readonly #presence: RoomPresence;
	readonly #states: StateCache;
	readonly #log: RoomLog;
	readonly #document: LazyDocument;
	#buildTimer: NodeJS.Timeout | undefined;
	#batch = new Batch();
	#flushing: Promise<void> | undefined;
	readonly #pace = new Pace(() => void this.#flush());
	#rebuilding: Promise<void> | undefined;
	/** Guests that must not see the document that is being replaced. */
	#lateJoins: WaitingGuest[] = [];
	#ended = false;
	/** How many read or write it from inside the server. */
	holds = 0;

	constructor(name: string, kind: DocumentKind, stored: StoredDocument, parts: RoomParts) {
		this.name = name;
		this.#parts = parts;
		this.#presence = new RoomPresence(this.#guests, parts.sights);
		this.#states = new StateCache(stored);
		const presentAs = (id: number) => this.#presence.participantOf(id);
		this.#document = new LazyDocument(kind, stored, presentAs, this.#states.isReady);
		this.#log = new RoomLog(name, stored, parts, (storing) => this.#tellStoring(storing));
	}

	get guests(): ReadonlySet<Guest> {
		return this.#guests;
	}

	get unused(): boolean {
		return this.#guests.size === 0 && this.holds === 0;
	}

	/** It was closed or has failed; nothing will happen in it any more. */
	get ended(): boolean {
		return this.#ended;
	}

	/** Whether frames are handled now; otherwise guests keep them until `drain`. */
	get accepting(): boolean {
		return (
			!this.#ended && !this.#rebuilding && this.#batch.joins.length === 0 && this.#batch.bytes < mostUnwritten
		);
	}

	enter(guest: Guest): void {
		this.#guests.add(guest);
		if (!this.#log.storing) guest.send(new Bundle([storingMessage(false)]));
		if (this.#document.isBuilt) return this.#ask(guest);
		// Not before those who came together have been answered.
		clearTimeout(this.#buildTimer);
		this.#buildTimer = setTimeout(() => this.#open(), buildDelay);
	}

	leave(guest: Guest): void {
		this.#guests.delete(guest);
		this.#batch.acks.delete(guest);
		this.#presence.leave(guest);
	}

	/** Shows a changed name, region or role to the others. */
	memberChanged(guest: Guest): void {
		this.#presence.memberChanged(guest);
	}

	/** What people may see of each other is something else now. */
	sightsChanged(): void {
		this.#presence.sightsChanged();
	}

	/** Who may write again is asked for what could not be taken meanwhile. */
	modeChanged(guest: Guest): void {
		if (guest.mode !== 'write' || !guest.behind) return;
		guest.asked = false;
		this.#ask(guest);
	}

	handle(guest: Guest, message: ClientMessage): void {
		switch (message.kind) {
			case 'state-vector':
				return this.#handleJoin(guest, message.stateVector);
			case 'answer':
			case 'update':
				return this.#handleUpdate(guest, message.kind, message.update);
			case 'presence':
				return this.#handlePresence(guest, message.bytes);
			case 'query-presence':
				return guest.send(this.#presence.everybodyFor(guest));
		}
	}

	/** A look at the document when everything in it is on disk. */
	async read<T>(look: (doc: Y.Doc) => T): Promise<T> {
		await this.settled();
		this.#open();
		this.#assertOpen();
		return look(this.#document.get().doc);
	}

	/** Resolves when the change is on disk. */
	async write(write: (doc: Y.Doc) => void, participant: string | null): Promise<void> {
		while (this.#rebuilding) await this.#rebuilding;
		this.#open();
		this.#assertOpen();
		let change: Change;
		try {
			change = this.#document.get().write(write, participant);
		} catch (error) {
			this.#rebuild('server write');
			throw error;
		}
		this.#collect(change, null);
		await this.settled();
	}

	/** Resolves when nothing is waiting to be written. Rejects if the room ended with something unwritten. */
	async settled(): Promise<void> {
		while (this.#rebuilding || this.#flushing || !this.#batch.empty) {
			this.#assertOpen();
			await (this.#rebuilding ?? this.#flush());
		}
	}

	/** Writes a snapshot if that makes the next loading noticeably faster. Call when settled. */
	async snapshot(): Promise<void> {
		await this.#log.snapshot(this.#document.get().doc);
	}

	/** Everything settled, or given up: frees the memory. */
	end(code: number, what: string): void {
		this.#ended = true;
		this.#log.end();
		this.#pace.drop();
		this.#presence.end();
		for (const guest of [...this.#guests]) guest.refuse(code, what);
		clearTimeout(this.#buildTimer);
		this.#document.destroy();
		this.#states.clear();
	}

	/** Builds the document if that has not happened yet, and asks everybody for what it lacks. @returns whether it is there */
	#open(): boolean {
		if (this.#ended) return false;
		if (this.#document.isBuilt) return true;
		clearTimeout(this.#buildTimer);
		try {
			this.#document.get();
		} catch (error) {
			this.#parts.logger.error({ document: this.name, err: error }, 'document could not be built');
			this.#fail('cannot be loaded');
			return false;
		}
		for (const guest of this.#guests) this.#ask(guest);
		return true;
	}

	#handleJoin(guest: Guest, stateVector: Uint8Array): void {
		if (!this.#flushing && this.#batch.empty) return this.#answer(guest, stateVector);
		// Frames are held from here on, so that after this write all in memory is on disk.
		this.#batch.joins.push({ guest, stateVector });
		void this.#flush();
	}

	#answer(guest: Guest, stateVector: Uint8Array): void {
		if (!(hasNothing(stateVector) && this.#states.isReady) && !this.#open()) return;
		let state: Bundle;
		try {
			state = this.#states.answer(() => this.#document.get().doc, stateVector, guest.unpacks);
		} catch {
			return this.#reject(guest, closeCodes.malformed, 'state vector');
		}
		guest.joined(state.webSocket.length);
		guest.send(state);
		if (!this.#presence.empty) guest.send(this.#presence.everybodyFor(guest));
	}

	#handleUpdate(guest: Guest, kind: 'answer' | 'update', update: Uint8Array): void {
		if (!this.#open()) return;
		const frame = guest.countFrame();
		if (kind === 'answer') guest.asked = false;
		if (guest.mode === 'read') return this.#handleReadOnly(guest, kind, update, frame);
		const rules = this.#parts.rules(guest.member.workshop, this.name);
		const outcome = this.#document.get().apply(update, guest.member, rules);
		// An answer holds everything that the frames before it brought.
		if (kind === 'answer' && (outcome.kind === 'applied' || outcome.kind === 'empty')) guest.behind = false;
		switch (outcome.kind) {
			case 'applied':
				if (outcome.corrections > 0) this.#parts.metrics.corrections.inc(outcome.corrections);
				if (outcome.denials.length > 0) guest.send(new Bundle([deniedMessage(outcome.denials)]));
				this.#collect(outcome, guest);
				return this.#acknowledge(guest, frame);
			case 'empty':
				return this.#acknowledge(guest, frame);
			case 'gap':
				// An answer holds all that the client has; if that is not enough, it is out of step for good.
				if (kind === 'answer') return this.#reject(guest, closeCodes.conflictingClient, 'gap');
				guest.behind = true;
				return this.#ask(guest);
			case 'conflict':
				return this.#reject(guest, closeCodes.conflictingClient, 'client id');
			case 'bad':
				return this.#reject(guest, closeCodes.malformed, outcome.what);
			case 'broken':
				this.#reject(guest, closeCodes.malformed, outcome.what);
				return this.#rebuild(outcome.what);
		}
	}

	/**
	 * Somebody who may only read. A stock client answers nevertheless, with all deletions it knows of; that is
	 * ignored. So are changes of who could write before: the right may have ended while they were under way,
	 * and they stay with him, unacknowledged, until he may write again. Any other change is refused.
	 */
	#handleReadOnly(guest: Guest, kind: 'answer' | 'update', update: Uint8Array, frame: number): void {
		const verdict = this.#document.get().check(update, guest.member.participant);
		const harmless = verdict.kind === 'empty' || (kind === 'answer' && verdict.kind === 'deletions');
		if (harmless) this.#acknowledge(guest, frame);
		else if (guest.couldWrite) guest.behind = true;
		else this.#reject(guest, closeCodes.notAllowed, 'read only');
	}

	/** Asks for everything the server lacks, unless that answer is already on its way. */
	#ask(guest: Guest): void {
		if (guest.asked) return;
		guest.asked = true;
		guest.send(new Bundle([stateVectorMessage(Y.encodeStateVector(this.#document.get().doc))]));
	}

	#handlePresence(guest: Guest, bytes: Uint8Array): void {
		const entries = readPresence(bytes);
		if (!entries) return this.#reject(guest, closeCodes.malformed, 'presence');
		const { participant } = guest.member;
		const usable = this.#presence.receive(guest, entries, (id) => this.#document.mayUse(id, participant));
		if (!usable) this.#parts.metrics.rejected.inc({ reason: 'presence' });
	}

	#collect(change: Change, sender: Guest | null): void {
		this.#batch.add(change, sender);
		this.#schedule();
	}

	/** This frame and all before it are in the document. */
	#acknowledge(guest: Guest, frame: number): void {
		if (guest.behind) return;
		this.#batch.acks.set(guest, frame);
		this.#schedule();
	}

	#schedule(): void {
		if (!this.#flushing && !this.#ended) this.#pace.plan();
	}

	/** Writes and sends what was collected; never rejects. A write under way is waited for, not joined. */
	#flush(): Promise<void> {
		if (this.#flushing) return this.#flushing;
		this.#pace.begin(this.#guests.size);
		this.#flushing = this.#writeBatch().finally(() => {
			this.#flushing = undefined;
			if (this.#ended) return;
			if (this.#batch.joins.length > 0) void this.#flush();
			else if (!this.#batch.empty) this.#schedule();
			for (const guest of this.#guests) guest.drain();
		});
		return this.#flushing;
	}

	async #writeBatch(): Promise<void> {
		// What arrives during the write belongs to the next batch; whoever wants to join then waits for that.
		const batch = this.#batch;
		this.#batch = new Batch();
		const outcome = await this.#log.append(batch);
		if (outcome === 'hopeless') return this.#fail('cannot be stored');
		if (outcome === 'ended' || this.#ended) return;
		this.#send(batch);
		if (this.#rebuilding) this.#lateJoins.push(...batch.joins);
		else if (this.#batch.empty) {
			for (const { guest, stateVector } of batch.joins) this.#answer(guest, stateVector);
			if (this.#log.isLong) await this.snapshot();
		} else this.#batch.joins.push(...batch.joins);
	}

	#send(batch: Batch): void {
		const messages: Uint8Array[] = [];
		if (batch.entries.length > 0) {
			const updates = batch.entries.map((entry) => entry.update);
			const [only] = updates;
			const merged = updates.length === 1 && only ? only : Y.mergeUpdates(updates);
			this.#states.changed(merged);
			messages.push(updateMessage(merged));
		}
		const needless = messages.length === 1 && !this.#presence.hasNews ? batch.soleSender : undefined;
		if (messages.length > 0 || this.#presence.hasNews) this.#presence.tell(messages, needless);
		for (const [guest, frame] of batch.acks) guest.send(new Bundle([savedMessage(frame)]));
	}

	/** Something got into the document in memory that must not be there: builds it again from the log. */
	#rebuild(what: string): void {
		if (this.#rebuilding || this.#ended) return;
		const { logger, metrics, store } = this.#parts;
		metrics.rebuilds.inc();
		logger.warn({ document: this.name, what }, 'document is built again from the log');
		this.#rebuilding = (async () => {
			try {
				while (this.#flushing || !this.#batch.empty) await this.#flush();
				const stored = await store.load(this.name);
				if (!stored) throw new Error('the document is gone');
				this.#document.replace(stored);
				this.#states.clear();
				this.#rebuilding = undefined;
				for (const { guest, stateVector } of this.#lateJoins.splice(0)) this.#handleJoin(guest, stateVector);
				for (const guest of this.#guests) guest.drain();
			} catch (error) {
				logger.error({ document: this.name, err: error }, 'document could not be built again');
				this.#rebuilding = undefined;
				this.#fail('cannot be loaded');
			}
		})();
	}

	/** So that people see at once why nothing gets saved. */
	#tellStoring(storing: boolean): void {
		const bundle = new Bundle([storingMessage(storing)]);
		for (const guest of this.#guests) guest.send(bundle);
	}

	#fail(what: string): void {
		this.end(closeCodes.roomFailed, what);
		this.#parts.onFailed(this);
	}

	#reject(guest: Guest, code: number, what: string): void {
		this.#parts.metrics.rejected.inc({ reason: what });
		guest.refuse(code, what);
	}

	#assertOpen(): void {
		if (this.#ended) throw new Error(`document ${this.name} was closed`);
	}
}
