/**
 * Things that no tool draws: pictures, which are described and uploaded first, and cards of the workshop's entries
 * and polls.
 */
import { grow, type Box, type Point } from '#lib/base/model/geometry.ts';
import type { NewItem } from '#lib/board/model/board-commands.ts';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import { freePlace } from '#lib/canvas/ui/free-place.ts';
import type { OutlineAddition } from '#lib/canvas/ui/OutlinePanel.svelte';
import type { ToolButton } from '#lib/canvas/ui/Toolbar.svelte';
import type { Uploaded } from '#lib/canvas/ui/upload-picture.ts';
import { imageItem, imageKind } from '#lib/kinds/image/model.ts';
import { posterKind } from '#lib/kinds/poster/model.ts';
import { resultItem, resultKind } from '#lib/kinds/result/model.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { recordItem } from '../../record-wall.ts';
import { recordOf } from './records.ts';

/** Pictures that came together, and where those that are placed already lie. World units. */
interface Drop {
	/** Where they were dropped: the middle of the first one; absent: wherever there is room. */
	readonly at: Point | undefined;
	readonly placed: Box[];
}

interface Waiting {
	readonly file: File;
	readonly drop: Drop;
	/** The container it goes into; null: the open board. */
	readonly frame: string | null;
}

const gap = 16;
const mostBeside = 4;

/** The middle of the next picture: in rows from the place where all of them were dropped. */
function placeInDrop({ at, placed }: Drop, { w = 0, h = 0 }: Pick<NewItem, 'w' | 'h'>): Point | undefined {
	const [first] = placed;
	const last = placed.at(-1);
	if (!at || !first || !last) return at;
	const begins = placed.length % mostBeside === 0;
	const x = begins ? first.x : last.x + last.w + gap;
	const y = begins ? Math.max(...placed.map((box) => box.y + box.h)) + gap : last.y;
	return { x: x + w / 2, y: y + h / 2 };
}

export class Inserting {
	/** Whether the list of entries is open. */
	choosingEntry = $state(false);
	/** Whether the list of polls is open. */
	choosingPoll = $state(false);
	readonly #editor: Editor;
	/** Whether this person decides which results lie on the board. */
	readonly #leads: () => boolean;
	/** Where the card that is being chosen goes. */
	#cardFrame: string | null = null;
	#queue = $state.raw<readonly Waiting[]>([]);

	constructor(editor: Editor, leads: () => boolean) {
		this.#editor = editor;
		this.#leads = leads;
	}

	/** The picture that is to be described now. */
	get file(): File | undefined {
		return this.#queue[0]?.file;
	}

	/** How many more wait behind it. */
	get waiting(): number {
		return Math.max(0, this.#queue.length - 1);
	}

	/** Entries whose cards lie on this board; reactive. */
	get placedEntries(): readonly string[] {
		return this.#editor.outline.flatMap(({ item }) => recordOf(item) ?? []);
	}

	/** Buttons of the tools that may be used now; reactive. @param adds whether anything may be added */
	tools(adds: boolean): ToolButton[] {
		const { toolbox } = this.#editor;
		return toolbox.tools
			.filter((tool) => (tool.reads || adds) && tool.allowed?.() !== false)
			.map((tool) => ({
				id: tool.id,
				name: tool.name(),
				icon: tool.icon,
				shortcut: tool.shortcut,
				pressed: toolbox.id === tool.id,
				choose: (byPointer) => {
					if (byPointer || !this.withoutPointer(tool.id)) toolbox.choose(tool.id);
				}
			}));
	}

	/** Buttons beside the tools. */
	buttons(chooseFile: (frame: string | null) => void): ToolButton[] {
		return this.additions(chooseFile).map(({ add, ...look }) => ({
			...look,
			shortcut: this.#editor.views.get(look.id)?.shortcut,
			choose: () => add(null)
		}));
	}

	/** The same for the outline, which says what they go into. */
	additions(chooseFile: (frame: string | null) => void): OutlineAddition[] {
		const addition = (kind: string, add: OutlineAddition['add'], name?: string): OutlineAddition[] => {
			const view = this.#editor.views.get(kind);
			return view ? [{ id: kind, name: name ?? view.name(), icon: view.icon, add }] : [];
		};
		return [
			...addition(imageKind.kind, chooseFile),
			...addition(
				posterKind.kind,
				(frame) => {
					this.#cardFrame = frame;
					this.choosingEntry = true;
				},
				m.board_page_entries()
			),
			...(this.#leads()
				? addition(resultKind.kind, (frame) => {
						this.#cardFrame = frame;
						this.choosingPoll = true;
					})
				: [])
		];
	}

	/**
	 * @param world where they were dropped, in world units
	 * @param frame the container that they go into, where they were not dropped
	 */
	addFiles(files: readonly File[], world?: Point, frame: string | null = null): void {
		const drop: Drop = { at: world, placed: [] };
		this.#queue = [...this.#queue, ...files.map((file) => ({ file, frame, drop }))];
	}

	place(picture: Uploaded, alt: string): void {
		const { drop, frame = null } = this.#queue[0] ?? {};
		this.#queue = this.#queue.slice(1);
		const item = imageItem(picture.asset, picture.width, picture.height, alt);
		const [id] = this.#insert(item, frame, drop && placeInDrop(drop, item));
		const placed = id === undefined ? undefined : this.#editor.lookup(id);
		if (placed) drop?.placed.push(placed);
	}

	skip(): void {
		this.#queue = this.#queue.slice(1);
	}

	placeEntry(register: string, id: string): void {
		this.choosingEntry = false;
		this.#insert(recordItem(register, id), this.#cardFrame);
	}

	placePoll(id: string): void {
		this.choosingPoll = false;
		this.#insert(resultItem(id), this.#cardFrame);
	}

	/** Without a point: where there is room in the container, else in view. */
	#insert(item: Omit<NewItem, 'x' | 'y'>, frame: string | null, at?: Point): string[] {
		const { document, index, lookup, viewport } = this.#editor;
		const usual = document.kinds.get(item.kind)?.size;
		const size = { w: item.w ?? usual?.w ?? 0, h: item.h ?? usual?.h ?? 0 };
		const container = frame === null ? undefined : lookup(frame);
		const room = container ?? grow(viewport.box, -0.06 * Math.min(viewport.box.w, viewport.box.h));
		const outlines = (containers: boolean) =>
			index
				.search(room)
				.filter(
					(each) =>
						each.id !== container?.id && (document.kinds.of(each)?.can.contain ?? false) === containers
				)
				.map((each) => document.kinds.outline(each, lookup));
		const corner = freePlace(room, outlines(false), size, outlines(true));
		const middle = { x: corner.x + size.w / 2, y: corner.y + size.h / 2 };
		return this.#editor.insert([
			{ ...item, ...(container ? { frame: container.id } : {}), at: at ?? middle }
		]);
	}

	/** The first thing on an empty board: something to write on, in the middle, ready for typing. */
	firstText(): void {
		const kind = this.#editor.document.kinds.all.find(
			(each) => each.creation === 'place' && each.textField !== null
		);
		if (kind) this.withoutPointer(kind.kind);
	}

	/**
	 * What a tool makes, in the middle of the view and ready for typing, for those who press its button with
	 * the keyboard or a screen reader and have no pointer to say where. The command of the same name, if there is one.
	 * @returns whether the tool needed nothing but a place
	 */
	withoutPointer(tool: string): boolean {
		const command = this.#editor.actions.find(({ id }) => id === tool);
		if (command?.enabled()) {
			command.perform();
			return true;
		}
		if (this.#editor.document.kinds.get(tool)?.creation !== 'place') return false;
		const [id] = this.#editor.insert([{ kind: tool }]);
		if (id !== undefined) this.#editor.edit(id);
		return true;
	}
}
