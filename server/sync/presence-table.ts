/**
 * Presence of everybody in one room. A connection speaks for one client id only; the server writes who it
 * is into every state. Stock clients send back what they hear about others; that is ignored.
 */
import { syncLimits } from '#lib/realtime/model/sync-protocol.ts';
import { can } from '#lib/session/model/roles.ts';
import type { PresenceView, SyncMember } from './access.ts';
import type { PresenceEntry } from './messages.ts';

interface Present {
	/** The client's, and the next one when something is to be shown anew. */
	clock: number;
	/** As the client sent it, without the user. */
	state: object;
	member: SyncMember;
	/** The connection that speaks for it; a newer connection of the same client takes over. */
	holder: object;
}

export class PresenceTable {
	readonly #present = new Map<number, Present>();
	/** The client id each holder (a connection) speaks for; fixed by its first message. */
	readonly #ids = new WeakMap<object, number>();
	readonly #changed = new Set<number>();
	/** Who is to be shown anew, though they said nothing new themselves. */
	readonly #anew = new Set<number>();
	/** The last clocks of those who left since changes were taken. */
	readonly #left = new Map<number, number>();

	get size(): number {
		return this.#present.size;
	}

	get hasChanges(): boolean {
		return this.#changed.size > 0 || this.#left.size > 0;
	}

	/** Who is here under a client id, though nothing may have been written under it yet. */
	participantOf(clientId: number): string | undefined {
		return this.#present.get(clientId)?.member.participant;
	}

	/**
	 * Takes over what `holder` says about itself.
	 * @param mayUse whether a client id is free or belongs to this member
	 * @returns `own`: something about itself; `others`: nothing but echoes; `bad`: its own state is unusable
	 */
	receive(
		holder: object,
		member: SyncMember,
		entries: readonly PresenceEntry[],
		mayUse: (clientId: number) => boolean
	): 'own' | 'others' | 'bad' {
		const own = this.#idOf(holder, member, entries, mayUse);
		const entry = entries.find(({ clientId }) => clientId === own);
		if (own === undefined || !entry) return 'others';
		const present = this.#present.get(own);
		if (entry.json === 'null') {
			if (present) this.#remove(own, entry.clock);
			return 'own';
		}
		if (present && entry.clock <= present.clock) return 'own';
		if (entry.clock > Number.MAX_SAFE_INTEGER - 1) return 'bad';
		const state = parseState(entry.json);
		if (!state) return 'bad';
		this.#present.set(own, { clock: entry.clock, state, member, holder });
		this.#show(own);
		return 'own';
	}

	/** The member's name, region or role changed: shows it to the others with the next clock. */
	restamp(holder: object, member: SyncMember): void {
		const id = this.#ids.get(holder);
		const present = id === undefined ? undefined : this.#present.get(id);
		if (id === undefined || !present) return;
		present.member = member;
		this.#showAnew(id, present);
	}

	/** Shows everybody anew: what may be seen of them is something else now. */
	restampAll(): void {
		for (const [id, present] of this.#present) this.#showAnew(id, present);
	}

	/** The connection is gone, and with it everything remembered about it. */
	leave(holder: object): void {
		const id = this.#ids.get(holder);
		this.#ids.delete(holder);
		const present = id === undefined ? undefined : this.#present.get(id);
		if (id !== undefined && present?.holder === holder) this.#remove(id, present.clock);
	}

	/** What changed since the last call. */
	takeChanges(): PresenceNews {
		const gone = [...this.#left].map(([clientId, clock]) => ({ clientId, clock, json: 'null' }));
		const news = newsOf(
			[...this.#changed].flatMap((id) => this.#entryOf(id)),
			[...gone, ...this.#farewells()]
		);
		this.#changed.clear();
		this.#anew.clear();
		this.#left.clear();
		return news;
	}

	all(): PresenceNews {
		return newsOf(
			[...this.#present.keys()].flatMap((id) => this.#entryOf(id)),
			[]
		);
	}

	#entryOf(id: number): Shown[] {
		const present = this.#present.get(id);
		if (!present) return [];
		const { clock, state, member } = present;
		return [{ clientId: id, clock, jsonFor: (view) => stamp(state, member, view) }];
	}

	/**
	 * Whoever is shown anew leaves first: a client that hears of its own end keeps its state and takes the next clock,
	 * so that it does not take what others see of it for what it said.
	 */
	#farewells(): PresenceEntry[] {
		return [...this.#anew].flatMap((clientId) => {
			const present = this.#present.get(clientId);
			return present ? [{ clientId, clock: present.clock - 1, json: 'null' }] : [];
		});
	}

	#show(id: number): void {
		this.#left.delete(id);
		this.#changed.add(id);
	}

	#showAnew(id: number, present: Present): void {
		present.clock++;
		this.#anew.add(id);
		this.#show(id);
	}

	#remove(id: number, clock: number): void {
		this.#present.delete(id);
		this.#changed.delete(id);
		this.#left.set(id, clock);
	}

	#idOf(
		holder: object,
		member: SyncMember,
		entries: readonly PresenceEntry[],
		mayUse: (clientId: number) => boolean
	): number | undefined {
		const bound = this.#ids.get(holder);
		if (bound !== undefined) return bound;
		const [first] = entries;
		// A client introduces itself alone; a longer message repeats what others said.
		if (!first || entries.length > 1 || !mayUse(first.clientId)) return undefined;
		const present = this.#present.get(first.clientId);
		if (present && present.member.participant !== member.participant) return undefined;
		if (present) present.holder = holder;
		this.#ids.set(holder, first.clientId);
		return first.clientId;
	}
}

/** What is to be told of presence, as a view shows it; made once for all who share a view. */
export interface PresenceNews {
	for(view: PresenceView): readonly PresenceEntry[];
}

interface Shown {
	readonly clientId: number;
	readonly clock: number;
	jsonFor(view: PresenceView): string;
}

function newsOf(shown: readonly Shown[], gone: readonly PresenceEntry[]): PresenceNews {
	return {
		for: (view) => [
			...gone,
			...shown.map(({ clientId, clock, jsonFor }) => ({ clientId, clock, json: jsonFor(view) }))
		]
	};
}

/** What a view shows of one person. Without a name there is no participant either, who has one everywhere else. */
function stamp(state: object, { participant, name, region, role }: SyncMember, view: PresenceView): string {
	const leads = can(role, 'lead');
	const known = view.names === 'everybody' || (view.names === 'leaders' && leads);
	const seen = view.cursors === 'everybody' || leads;
	const user = { participant: known ? participant : '', name: known ? name : '', region, role };
	return JSON.stringify({ ...(seen ? state : {}), user });
}

/** Undefined unless `json` is a small, flat object. The depth is checked first: parsing and sending recurse. */
function parseState(json: string): object | undefined {
	if (json.length > syncLimits.awarenessCharacters || !isShallow(json)) return undefined;
	try {
		const state: unknown = JSON.parse(json);
		return typeof state === 'object' && state !== null && !Array.isArray(state) ? state : undefined;
	} catch {
		return undefined;
	}
}

function isShallow(json: string): boolean {
	let depth = 0;
	let inText = false;
	for (let at = 0; at < json.length; at++) {
		const character = json[at];
		if (inText) {
			if (character === '\\') at++;
			else if (character === '"') inText = false;
		} else if (character === '"') inText = true;
		else if (character === '{' || character === '[') {
			if (++depth > syncLimits.awarenessDepth) return false;
		} else if (character === '}' || character === ']') depth--;
	}
	return true;
}
