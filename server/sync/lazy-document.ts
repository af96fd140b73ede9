import type { DocumentKind } from '#lib/realtime/model/sync-protocol.ts';
import type { StoredDocument } from '../storage/document-store.ts';
import { RoomDocument } from './room-document.ts';

/** Stored bytes that are a document within a few milliseconds. */
const quicklyBuilt = 128 * 1024;

/**
 * The document of a room, built from what is stored when it is first needed: building a large one takes some
 * tenths of a second, and who comes first can be answered from the bytes as they are.
 */
export class LazyDocument {
	readonly #kind: DocumentKind;
	readonly #presentAs: (clientId: number) => string | undefined;
	#stored: StoredDocument | undefined;
	#built: RoomDocument | undefined;

	/**
	 * @param mayWait whether anything can be done without the document
	 * @throws when it does not wait and the stored bytes cannot be loaded completely
	 */
	constructor(
		kind: DocumentKind,
		stored: StoredDocument,
		presentAs: (clientId: number) => string | undefined,
		mayWait: boolean
	) {
		this.#kind = kind;
		this.#stored = stored;
		this.#presentAs = presentAs;
		if (!mayWait || sizeOf(stored) < quicklyBuilt) this.get();
	}

	get isBuilt(): boolean {
		return this.#built !== undefined;
	}

	/** @throws when the stored bytes cannot be loaded completely */
	get(): RoomDocument {
		if (this.#built) return this.#built;
		if (!this.#stored) throw new Error('unreachable');
		this.#built = new RoomDocument(this.#kind, this.#stored, this.#presentAs);
		this.#stored = undefined;
		return this.#built;
	}

	/** Whether a client id is unused or belongs to this participant. */
	mayUse(clientId: number, participant: string): boolean {
		if (this.#built) return this.#built.mayUse(clientId, participant);
		const binding = this.#stored?.clients.find((one) => one.clientId === clientId);
		return binding === undefined || binding.participant === participant;
	}

	/** Builds it again. @throws when the stored bytes cannot be loaded completely */
	replace(stored: StoredDocument): void {
		const rebuilt = new RoomDocument(this.#kind, stored, this.#presentAs);
		this.#built?.destroy();
		this.#built = rebuilt;
	}

	destroy(): void {
		this.#built?.destroy();
	}
}

const sizeOf = ({ snapshot, updates }: StoredDocument): number =>
	updates.reduce((sum, update) => sum + update.length, snapshot?.length ?? 0);
