/** Whom the Yjs client ids of one document belong to; for ever, so that late offline edits are still accepted. */
import type { ClientBinding } from '../storage/document-store.ts';

/** Owner of the ids under which the server itself writes; no participant has this id. */
export const serverOwner = '(server)';

export class ClientOwners {
	readonly #owners = new Map<number, string>();
	readonly #counts = new Map<string, number>();

	constructor(bindings: readonly ClientBinding[]) {
		for (const { clientId, participant } of bindings) this.#add(clientId, participant);
	}

	of(clientId: number): string | undefined {
		return this.#owners.get(clientId);
	}

	/** How many ids belong to a participant. */
	countOf(participant: string): number {
		return this.#counts.get(participant) ?? 0;
	}

	/** @returns the bindings that are new and must be stored; throws if an id belongs to somebody else */
	bind(clientIds: readonly number[], participant: string): ClientBinding[] {
		return clientIds.flatMap((clientId) => {
			const owner = this.#owners.get(clientId);
			if (owner === participant) return [];
			if (owner !== undefined) throw new Error('client id is bound to somebody else');
			this.#add(clientId, participant);
			return [{ clientId, participant }];
		});
	}

	#add(clientId: number, participant: string): void {
		this.#owners.set(clientId, participant);
		this.#counts.set(participant, this.countOf(participant) + 1);
	}
}
