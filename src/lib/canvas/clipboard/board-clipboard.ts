/**
 * What is copied from a board and pasted or dropped onto it: items with all they are, words as words, pictures
 * as pictures. Items travel in a format of their own beside a readable one, so that any program gets the
 * words and every board the items; whatever comes in is parsed.
 */
import { boundsOf, boxesTouch, centerOf, type Point } from '#lib/base/model/geometry.ts';
import {
	clipboardLimits,
	copiedFromText,
	copiedToText,
	type CopiedItems
} from '#lib/board/model/clipboard.ts';
import type { Item } from '#lib/board/model/item.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Editor } from '../editor.svelte.ts';
import { stackKind, stackOf } from '../stacking.ts';
import { textLimit } from '../ui/text-limit.ts';
import { textFromHtml } from './html-text.ts';
import { cleanText, linesOf, mostLines } from './lines.ts';

/** The format of our own, which only pages of the same browser understand. */
export const ownType = 'application/x-transferboard';
/** Where the same stands in the HTML flavour, which also passes through other programs. */
const htmlMark = 'data-transferboard';
/** World units by which a copy stands apart from an original that is in view. */
const offset = 24;
/** More pictures at once would flood a workshop. */
export const mostFiles = 20;

/** What the page around the board does. */
export interface ClipboardPorts {
	readonly workshop: string;
	/** Where the pointer is over the board, in world units; null if it is elsewhere. */
	pointer(): Point | null;
	/** Pictures that are to be described and uploaded. */
	takeFiles(files: readonly File[], at: Point | undefined): void;
	/** Brings a picture of another workshop into this one; undefined if that cannot be. */
	adopt(asset: string): Promise<string | undefined>;
	tell(text: string, tone: 'info' | 'warning'): void;
}

/** The flavours of something pasted or dropped. */
export interface Parcel {
	readonly own: string;
	readonly html: string;
	readonly plain: string;
	readonly files: readonly File[];
}

export const parcelOf = (data: DataTransfer): Parcel => ({
	own: data.getData(ownType),
	html: data.getData('text/html'),
	plain: data.getData('text/plain'),
	files: [...data.files]
});

export class BoardClipboard {
	readonly #editor: Editor;
	readonly #ports: ClipboardPorts;

	constructor(editor: Editor, ports: ClipboardPorts) {
		this.#editor = editor;
		this.#ports = ports;
	}

	/**
	 * Puts the selection, what it contains and what connects it into `data`.
	 * @returns the ids of what `data` holds now; none if nothing is selected or it is too much to be pasted
	 */
	copy(data: Pick<DataTransfer, 'setData'>, selection = this.#editor.selection): readonly string[] {
		const { commands } = this.#editor;
		const items = commands.toCopy(selection);
		const taken = new Set(items.map((item) => item.id));
		const left = commands.withContents(selection).filter((id) => !taken.has(id)).length;
		if (left > 0) this.#ports.tell(m.board_clipboard_left({ count: left }), 'warning');
		if (items.length === 0) return [];
		const own = copiedToText({ workshop: this.#ports.workshop, items });
		if (items.length > clipboardLimits.items || own.length > clipboardLimits.characters) {
			this.#ports.tell(m.board_clipboard_too_large({ count: clipboardLimits.items }), 'warning');
			return [];
		}
		const texts = this.#texts(items);
		data.setData('text/plain', texts.join('\n'));
		data.setData('text/html', htmlOf(own, texts));
		data.setData(ownType, own);
		this.#editor.announcements.say(m.board_clipboard_copied({ count: selection.length }));
		return [...taken];
	}

	/**
	 * Copies what is selected and not locked, and deletes what was copied and nothing else; what lies in a locked frame
	 * stays in it. Returns whether there was anything to copy.
	 */
	cut(data: Pick<DataTransfer, 'setData'>): boolean {
		const { refusals, selectedItems } = this.#editor;
		if (selectedItems.length === 0 || refusals.unchangeable(selectedItems)) return false;
		const free = selectedItems.filter((item) => !item.locked);
		const taken = this.copy(
			data,
			free.map(({ id }) => id)
		);
		if (taken.length > 0) this.#editor.deleting.exactly(taken);
		return taken.length > 0;
	}

	/**
	 * Takes in what was pasted or dropped.
	 * @param at world point of its middle; absent: where the pointer is, else where there is room
	 */
	async take(parcel: Parcel, at?: Point): Promise<void> {
		if (this.#editor.refusals.unchangeable([])) return;
		const copied = this.#ownItems(parcel);
		if (copied === 'too-large') {
			this.#ports.tell(m.board_clipboard_too_large({ count: clipboardLimits.items }), 'warning');
		} else if (copied) await this.#paste(copied, at);
		else if (parcel.files.length > 0) this.#takeFiles(parcel.files, at);
		else this.#takeWords(parcel, at);
	}

	/** Words of one line that are bold or links somewhere become a text, which shows that; others stay plain. */
	#takeWords({ html, plain }: Parcel, at: Point | undefined): void {
		const words = cleanText(textFromHtml(html));
		const marked = cleanText(textFromHtml(html, true));
		if (marked === words || words.includes('\n')) this.takeText(words || plain, at);
		else this.keepText(marked, at ?? this.#ports.pointer() ?? undefined, true);
	}

	/** A text becomes one item; several lines become one each, if there is a kind for that. */
	takeText(text: string, at?: Point): void {
		const { styles } = this.#editor;
		const clean = cleanText(text);
		if (clean === '') return;
		const lines = linesOf(clean);
		const stack = stackKind(this.#editor);
		const middle = at ?? this.#ports.pointer() ?? this.#editor.viewport.center;
		if (stack && lines.length > mostLines) {
			this.#ports.tell(m.board_clipboard_many_lines({ count: lines.length, most: mostLines }), 'warning');
			return;
		}
		const several = stack !== undefined && lines.length > 1;
		const tooLong = (several ? lines : [clean]).some((each) => each.length > textLimit);
		if (stack && several) {
			const texts = lines.map((line) => line.slice(0, textLimit));
			const items = stackOf(stack, styles.propsFor(stack.kind), texts, middle);
			this.#show(() => this.#editor.commands.create(items));
		} else this.keepText(clean, middle);
		if (tooLong) this.#ports.tell(m.board_clipboard_cut({ count: textLimit }), 'warning');
	}

	/**
	 * Puts a text onto the board as one item, whatever it is.
	 * @param marked whether it is for a kind that is nothing but words with marks
	 */
	keepText(text: string, at?: Point, marked = false): void {
		const kind = this.#editor.document.kinds.all.find(
			(each) =>
				each.creation === 'place' && each.textField !== null && (!marked || (each.marked && !each.stacks))
		);
		if (!kind?.textField) return;
		const props = { [kind.textField]: text.slice(0, textLimit) };
		this.#editor.insert([{ kind: kind.kind, props, ...(at ? { at } : {}) }]);
	}

	#takeFiles(files: readonly File[], at: Point | undefined): void {
		if (files.length > mostFiles) {
			this.#ports.tell(m.board_clipboard_many_files({ count: files.length, most: mostFiles }), 'warning');
		} else this.#ports.takeFiles(files, at ?? this.#ports.pointer() ?? undefined);
	}

	#ownItems({ own, html, plain }: Parcel): CopiedItems | 'too-large' | undefined {
		const { kinds } = this.#editor.document;
		return (
			copiedFromText(own, kinds) ?? copiedFromText(markedIn(html), kinds) ?? copiedFromText(plain, kinds)
		);
	}

	async #paste(copied: CopiedItems, at: Point | undefined): Promise<void> {
		const pointer = at ?? this.#ports.pointer() ?? undefined;
		const { items, lost } = await this.#adopted(copied);
		const { commands, document, viewport } = this.#editor;
		if (lost > 0) this.#ports.tell(m.board_clipboard_lost({ count: lost }), 'warning');
		const byId = new Map(items.map((item) => [item.id, item]));
		const lookup = (id: string) => byId.get(id);
		const box = boundsOf(items.map((item) => document.kinds.outline(item, lookup)));
		if (!box || this.#editor.readOnly) return;
		const middle = centerOf(box);
		const target = pointer ?? (boxesTouch(box, viewport.box) ? undefined : viewport.center);
		const by = target ? { x: target.x - middle.x, y: target.y - middle.y } : { x: offset, y: offset };
		this.#show(() => commands.insertCopies(items, by));
	}

	/** The items as this workshop can hold them: with pictures of its own, without records of another. */
	async #adopted({ workshop, items }: CopiedItems): Promise<{ items: readonly Item[]; lost: number }> {
		const { kinds } = this.#editor.document;
		const whole = items.map((item) => this.#withShortText(item));
		if (workshop === this.#ports.workshop) return { items: whole, lost: 0 };
		const adopted = new Map<string, Promise<string | undefined>>();
		const kept = await Promise.all(
			whole.map(async (item): Promise<Item | undefined> => {
				const kind = kinds.of(item);
				if (kind?.recordField) return undefined;
				const asset: unknown = kind?.assetField && Reflect.get(item.props, kind.assetField);
				if (!kind?.assetField || typeof asset !== 'string') return item;
				const asked = adopted.get(asset) ?? this.#ports.adopt(asset);
				adopted.set(asset, asked);
				const own = await asked;
				return own === undefined ? undefined : { ...item, props: { ...item.props, [kind.assetField]: own } };
			})
		);
		const there = kept.filter((item) => item !== undefined);
		return { items: there, lost: items.length - there.length };
	}

	#withShortText(item: Item): Item {
		const field = this.#editor.document.kinds.of(item)?.textField;
		const text: unknown = field && Reflect.get(item.props, field);
		if (!field || typeof text !== 'string' || text.length <= textLimit) return item;
		return { ...item, props: { ...item.props, [field]: text.slice(0, textLimit) } };
	}

	/** Makes items, as one step, and shows them. */
	#show(make: () => readonly string[]): void {
		const { document, index, styles, viewport } = this.#editor;
		const ids = document.history.oneStep(() => {
			const made = make();
			styles.fitHeight(made);
			return made;
		});
		this.#editor.select(ids);
		const all = boundsOf(ids.flatMap((id) => index.boundsOf(id) ?? []));
		if (all) viewport.reveal(all);
		this.#editor.announcements.say(m.board_clipboard_pasted({ count: ids.length }));
	}

	/** What the items say, in reading order. */
	#texts(items: readonly Item[]): string[] {
		const { document, env, views } = this.#editor;
		return items
			.map((item) => (views.of(item)?.words?.(item, env) ?? document.kinds.of(item)?.text(item) ?? '').trim())
			.filter((text) => text !== '');
	}
}

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const htmlOf = (own: string, texts: readonly string[]): string =>
	`<div ${htmlMark}="${escaped(own)}">${texts.map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`).join('')}</div>`;

/** Our own format inside HTML; empty if it is not there. */
function markedIn(html: string): string {
	if (!html.includes(htmlMark)) return '';
	const found = new DOMParser().parseFromString(html, 'text/html').querySelector(`[${htmlMark}]`);
	return found?.getAttribute(htmlMark) ?? '';
}
