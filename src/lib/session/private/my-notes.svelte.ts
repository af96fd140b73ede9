/** The own private notes of one board as a list, for those who write without a canvas. */
import * as Y from 'yjs';
import { draftFields, draftsOf } from '#lib/board/model/drafts.ts';
import { parseItem, writeItem } from '#lib/board/model/item-entry.ts';
import type { ItemKinds } from '#lib/board/model/item-kind.ts';
import type { WrittenNote, WrittenNotes } from './written-notes.ts';

export interface MyNotesPorts {
	readonly doc: Y.Doc;
	readonly kinds: ItemKinds;
	readonly me: { readonly id: string; readonly region: string | null };
	newId(): string;
}

export class MyNotes implements WrittenNotes {
	readonly #ports: MyNotesPorts;
	readonly #items: Y.Map<unknown>;
	#list = $state.raw<readonly WrittenNote[]>([]);
	readonly origin: object = { list: 'local' };

	constructor(ports: MyNotesPorts) {
		this.#ports = ports;
		this.#items = draftsOf(ports.doc);
		this.#read();
		this.#items.observeDeep(this.#read);
	}

	/** Everything with words, in the order in which it was begun. */
	get list(): readonly WrittenNote[] {
		return this.#list;
	}

	/** @param place the frame that it is for, and whether names are to stay */
	add(text: string, place: { readonly frame: string | null; readonly named: boolean }): void {
		const { kinds, me, newId } = this.#ports;
		const kind = kinds.all.find((each) => each.stacks === true && each.textField !== null);
		if (!kind?.textField) throw new Error('no kind of item is made for notes');
		const id = newId();
		const last = this.#list.length;
		const item = {
			...{ id, kind: kind.kind, x: 0, y: 0, ...kind.size, rotation: 0, z: `a${last % 10}`, broken: false },
			...{ author: me.id, region: me.region, frame: place.frame, locked: false, lockedBy: null, group: null },
			props: { ...kind.defaults, [kind.textField]: text }
		};
		this.#change(() => {
			writeItem(this.#items, item, kinds);
			const entry = this.#items.get(id);
			if (!(entry instanceof Y.Map)) return;
			entry.set(draftFields.unplaced, true);
			if (place.named) entry.set(draftFields.named, true);
		});
	}

	/** The shared text of a note, for a field that binds to it. */
	textOf(id: string): Y.Text | undefined {
		const entry = this.#items.get(id);
		if (!(entry instanceof Y.Map)) return undefined;
		const field = this.#ports.kinds.get(String(entry.get('kind')))?.textField;
		const text: unknown = field ? entry.get(field) : undefined;
		return text instanceof Y.Text ? text : undefined;
	}

	remove(id: string): void {
		this.#change(() => this.#items.delete(id));
	}

	/** A note that is kept is not revealed. */
	keep(id: string, kept: boolean): void {
		const entry = this.#items.get(id);
		if (!(entry instanceof Y.Map)) return;
		this.#change(() => (kept ? entry.set(draftFields.kept, true) : entry.delete(draftFields.kept)));
	}

	close(): void {
		this.#items.unobserveDeep(this.#read);
	}

	#change(change: () => void): void {
		this.#ports.doc.transact(change, this.origin);
	}

	readonly #read = (): void => {
		const { kinds } = this.#ports;
		this.#list = [...this.#items].flatMap(([id, entry]) => {
			const item = parseItem(id, entry, kinds);
			const kind = kinds.of(item);
			if (!kind?.textField || !(entry instanceof Y.Map)) return [];
			return [{ id, text: kind.text(item), kept: entry.get(draftFields.kept) === true }];
		});
	};
}
