/** The notes that one person has on a shared board as a list, for those who write without a canvas. */
import type * as Y from 'yjs';
import { boundsOf, type Point } from '#lib/base/model/geometry.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { ItemKind, ItemKinds } from '#lib/board/model/item-kind.ts';
import type { Item } from '#lib/board/model/item.ts';
import { freePlace, placeBeside } from '#lib/canvas/ui/free-place.ts';
import type { WrittenNote, WrittenNotes } from '#lib/session/private/written-notes.ts';

export interface BoardNotesPorts {
	readonly doc: Y.Doc;
	readonly kinds: ItemKinds;
	readonly me: { readonly id: string; readonly region: string | null };
	newId(): string;
}

/** World units below everything else. */
const gap = 40;

export class BoardNotes implements WrittenNotes {
	readonly #me: string;
	readonly #document: BoardDocument;
	readonly #commands: BoardCommands;
	readonly #kind: ItemKind;
	#list = $state.raw<readonly WrittenNote[]>([]);
	/** Own notes in the order in which they were begun, as far as this page knows. */
	readonly #order: string[] = [];

	constructor({ doc, kinds, me, newId }: BoardNotesPorts) {
		const kind = kinds.all.find((each) => each.stacks === true && each.textField !== null);
		if (!kind) throw new Error('no kind of item is made for notes');
		this.#kind = kind;
		this.#me = me.id;
		this.#document = new BoardDocument(doc, kinds);
		this.#commands = new BoardCommands(this.#document, { participant: me.id, region: me.region }, newId);
		this.#read();
		this.#document.subscribe(() => this.#read());
	}

	get list(): readonly WrittenNote[] {
		return this.#list;
	}

	get origin(): object {
		return this.#document.origin;
	}

	textOf(id: string): Y.Text | undefined {
		return this.#document.textOf(id);
	}

	/** @param frame where there is room in it, or on the open board without one */
	add(text: string, frame: string | null): void {
		const there = frame === null ? undefined : this.#document.lookup(frame);
		const field = this.#kind.textField;
		this.#commands.create([
			{
				kind: this.#kind.kind,
				...this.#placeFor(there),
				...(there ? { frame: there.id } : {}),
				props: field === null ? {} : { [field]: text }
			}
		]);
	}

	remove(id: string): void {
		this.#commands.delete([id]);
	}

	close(): void {
		this.#document.close();
	}

	/** A free place in the frame; without one beside the own last note, or below everything. */
	#placeFor(frame: Item | undefined): Point {
		const { size } = this.#kind;
		const items = [...this.#document.items()];
		const taken = items
			.filter((item) => !this.#document.kinds.of(item)?.can.contain)
			.map((item) => this.#document.boundsOf(item));
		if (frame) return freePlace(frame, taken, size);
		const last = this.#mine().findLast((item) => item.frame === null);
		if (last) return placeBeside({ x: 0, y: 0, ...size }, last, 'right', taken);
		const all = boundsOf(items.map((item) => this.#document.boundsOf(item)));
		return all ? { x: all.x, y: all.y + all.h + gap } : { x: 0, y: 0 };
	}

	#mine(): Item[] {
		const mine = [...this.#document.items()].filter(
			({ author, kind }) => author === this.#me && kind === this.#kind.kind
		);
		for (const { id } of mine) if (!this.#order.includes(id)) this.#order.push(id);
		return mine.sort((one, other) => this.#order.indexOf(one.id) - this.#order.indexOf(other.id));
	}

	#read(): void {
		this.#list = this.#mine().map((item) => ({ id: item.id, text: this.#kind.text(item), kept: false }));
	}
}
