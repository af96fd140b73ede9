/**
 * The editor of one board: puts document, viewport, scene, tools and actions together. It is a composition
 * and a handful of reactive facts; the work is done by its parts.
 *
 * For whoever builds the page on top:
 * - `new Editor({...})` once per board, `close()` at the end. `attach({scene, overlay, surface})` with two
 *   stacked canvases and the element that receives pointers; returns the way to detach.
 * - Reactive (runes; read them in markup): `selection`, `selectedItems`, `toolId`, `camera`, `viewport`,
 *   `editing`, `accessible`, `outline`, `canUndo`, `canRedo`, `styleControls`.
 * - `tools` and `actions` are lists of objects to render: names, shortcuts, whether they are enabled.
 *   Nothing on the page needs to know a kind of item.
 * - `editing` says where and how the text of an item is being edited; bind a text field to `editing.text`
 *   (a Y.Text) with `document.origin` as transaction origin, hand in with `writing(finish)` how to finish a
 *   composition, and call `stopEditing()` on blur or Escape.
 * - `accessible` are the items in view as focusable, named boxes (`data-item-id`, `data-item-kind`); call
 *   `focusItem(id)` on focus and `handleKey(event)` on keydown.
 * - `onGesture` reports a drag or stroke in progress for presence; `setOthers` shows those of others.
 */
import { untrack } from 'svelte';
import type { Point } from '#lib/base/model/geometry.ts';
import { newId } from '#lib/base/model/ids.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import type { BoardChanges, BoardDocument } from '#lib/board/model/board-document.ts';
import { readingOrder } from '#lib/board/model/reading-order.ts';
import type { ReadingEntry } from '#lib/board/model/reading-order.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import { accessibleItems } from './accessible.ts';
import type { AccessibleItem } from './accessible.ts';
import { boardActions } from './actions/actions.ts';
import type { Action } from './actions/action.ts';
import { Announcements } from './announcements.ts';
import { toScreen, toWorld } from './camera.ts';
import type { Camera } from './camera.ts';
import type { StackDirection } from './stacking.ts';
import { Coloring } from './coloring/coloring.svelte.ts';
import { Deleting } from './deleting/deleting.svelte.ts';
import type { EditorOptions } from './editor-options.ts';
import { editingPlace } from './editing.ts';
import type { Editing } from './editing.ts';
import { FrameLoop, Quiet, browserFrames } from './frames.ts';
import type { Frames } from './frames.ts';
import { goneFilter } from './gestures.ts';
import type { OthersGesture } from './gestures.ts';
import { handleKey } from './keyboard.ts';
import type { BoardKey } from './keyboard.ts';
import { HistoryState } from './history-state.svelte.ts';
import { insertItems } from './inserting.ts';
import type { InsertedItem } from './inserting.ts';
import { ItemIndex } from './item-index.ts';
import { nameOf } from './item-name.ts';
import type { BoardEnv, ItemViews, StyleControl } from './item-view.ts';
import { Lasers } from './laser/lasers.ts';
import { Minimap } from './minimap/minimap.svelte.ts';
import { Painter, browserPorts } from './painter.ts';
import type { PainterNodes } from './painter.ts';
import { PenMode } from './pen/pen-mode.svelte.ts';
import { PointerInput } from './pointer-input.ts';
import { Refusals } from './refusals.ts';
import { Selection } from './selection.svelte.ts';
import type { SelectionFrame } from './selection-frame.ts';
import { ShownGestures } from './shown-gestures.svelte.ts';
import { Snapping } from './snapping/snapping.svelte.ts';
import { Styles } from './styles.svelte.ts';
import { Tagging } from './tags/tagging.svelte.ts';
import { TextEditing } from './text-editing.svelte.ts';
import { Toolbox } from './tools/toolbox.svelte.ts';
import type { ToolInfo } from './tools/toolbox.svelte.ts';
import { createToolPort } from './tools/tool-port.ts';
import { Viewport } from './viewport.svelte.ts';

export class Editor {
	readonly document: BoardDocument;
	readonly commands: BoardCommands;
	readonly views: ItemViews;
	readonly index: ItemIndex;
	readonly viewport: Viewport;
	readonly painter: Painter;
	readonly styles: Styles;
	readonly snapping: Snapping;
	readonly coloring: Coloring;
	readonly lasers: Lasers;
	readonly minimap: Minimap;
	readonly pens: PenMode;
	readonly deleting: Deleting;
	readonly tagging: Tagging;
	readonly toolbox: Toolbox;
	readonly actions: readonly Action[];
	readonly announcements: Announcements;
	readonly refusals: Refusals;
	readonly frames: Frames;
	readonly #unsubscribe: () => void;

	#env = $state.raw<BoardEnv>() as BoardEnv;
	#readOnly = $state(false);
	/** Grows with every change of the document; what reads items reactively depends on it. */
	#revision = $state(0);
	/** Grows when things have been quiet for a moment. */
	#settled = $state(0);
	readonly #history: HistoryState;
	readonly #selection = new Selection(this, () => this.#revision);
	readonly #gestures: ShownGestures;
	readonly #text: TextEditing;
	readonly #loop: FrameLoop;
	readonly #quiet: Quiet;

	readonly #editing = $derived.by((): Editing | null => {
		void this.#revision;
		const item = this.#text.id === null ? undefined : this.document.lookup(this.#text.id);
		return item
			? editingPlace(item, this.document, this.views, this.painter.texts, this.camera, this.#env)
			: null;
	});
	readonly #accessible = $derived.by((): readonly AccessibleItem[] => {
		void this.#settled;
		// Not on every frame of a motion, nor for every selection a marquee passes over.
		return untrack(() => accessibleItems(this));
	});
	readonly #outline = $derived.by((): readonly ReadingEntry[] => {
		void this.#settled;
		return readingOrder(this.document.items(), this.document.kinds);
	});

	constructor(options: EditorOptions) {
		const { document, views, me } = options;
		this.#env = options.env;
		this.#readOnly = options.readOnly;
		this.document = document;
		this.views = views;
		this.frames = options.frames ?? browserFrames;
		this.pens = new PenMode(this.frames);
		this.#loop = new FrameLoop(this.frames, () => this.#paint());
		this.#quiet = new Quiet(this.frames, () => (this.#settled += 1));
		this.#history = new HistoryState(document.history);
		this.commands = new BoardCommands(document, me, options.newId ?? newId);
		this.index = new ItemIndex(document);
		this.viewport = new Viewport(this.frames, options.reducedMotion ?? (() => false), () => this.#moved());
		this.coloring = new Coloring(this);
		this.lasers = new Lasers(this.frames, options.reducedMotion ?? (() => false));
		this.painter = new Painter({
			document,
			index: this.index,
			views,
			env: () => this.#env,
			lookup: this.lookup,
			frames: this.frames,
			ports: options.ports ?? browserPorts,
			requestFrame: () => this.requestFrame(),
			lasers: this.lasers,
			groupOf: this.coloring.groupOf,
			onFirstFullPaint: options.onFirstFullPaint
		});
		this.announcements = new Announcements(this, options.announce ?? (() => undefined));
		this.refusals = new Refusals(this, options.refuse ?? ((text) => this.announcements.say(text)));
		this.#gestures = new ShownGestures(this, options.onGesture ?? (() => undefined));
		this.#text = new TextEditing(this);
		this.styles = new Styles(this);
		this.snapping = new Snapping(this);
		this.minimap = new Minimap(this);
		this.deleting = new Deleting(this);
		this.tagging = new Tagging(this);
		const port = createToolPort(this, this.#gestures);
		this.toolbox = new Toolbox(port, document.kinds, views, options.remarks);
		this.actions = boardActions(this, options.actions?.(this));
		this.#unsubscribe = document.subscribe((changes) => this.#handleChanges(changes));
	}

	/** An item as it looks right now, previews of gestures included. Bound. */
	readonly lookup: ItemLookup = (id) => this.#gestures.get(id) ?? this.document.lookup(id);

	get camera(): Camera {
		return this.viewport.camera;
	}

	get env(): BoardEnv {
		return this.#env;
	}

	/** Hand in a new one after the theme, the language or cards changed; what looks different is painted anew. */
	set env(env: BoardEnv) {
		const before = this.#env;
		this.#env = env;
		this.painter.changeEnv(before, env);
		this.#quiet.disturb();
		this.requestFrame();
	}

	get readOnly(): boolean {
		return this.#readOnly;
	}

	set readOnly(readOnly: boolean) {
		if (readOnly === this.#readOnly) return;
		this.#readOnly = readOnly;
		if (readOnly) {
			this.stopEditing();
			this.finishTool();
		}
	}

	/** Ids in the order in which they were chosen. */
	get selection(): readonly string[] {
		return this.#selection.ids;
	}

	get selectedItems(): readonly Item[] {
		return this.#selection.items;
	}

	/** The frame with handles; undefined when nothing is selected. */
	get selectionFrame(): SelectionFrame | undefined {
		return this.#selection.frame;
	}

	get tools(): readonly ToolInfo[] {
		return this.toolbox.tools;
	}

	get toolId(): string {
		return this.toolbox.id;
	}

	/** The text being edited and where it stands on the screen; null if none is. */
	get editing(): Editing | null {
		return this.#editing;
	}

	/** Items in view in reading order, as named boxes on the screen; follows shortly after motion ends. */
	get accessible(): readonly AccessibleItem[] {
		return this.#accessible;
	}

	/** The whole board in reading order; follows shortly after a change. */
	get outline(): readonly ReadingEntry[] {
		return this.#outline;
	}

	/** Whether there is nothing on the board at all. */
	get isEmpty(): boolean {
		void this.#revision;
		return this.document.size === 0;
	}

	get canUndo(): boolean {
		return this.#history.canUndo && !this.#readOnly;
	}

	get canRedo(): boolean {
		return this.#history.canRedo && !this.#readOnly;
	}

	/** Controls that fit the selection, or else the current tool, with their values. */
	get styleControls(): readonly { control: StyleControl; value: unknown }[] {
		return this.styles.controls;
	}

	/** The accessible name of an item, e.g. "Note: Open data first". */
	labelOf(item: Item): string {
		return nameOf(item, this.document, this.views, this.#env);
	}

	/** Grows whenever somebody's gesture shows an item elsewhere; what `lookup` gives depends on it. */
	get gestureRevision(): number {
		return this.#gestures.revision;
	}

	select(ids: readonly string[]): void {
		if (!this.#selection.choose(ids)) return;
		if (this.#text.id !== null && !ids.includes(this.#text.id)) this.stopEditing();
		this.announcements.selected();
		this.#quiet.disturb();
		this.requestFrame();
	}

	/** Selects one item and brings it into view: from the outline, a search hit, the accessibility layer. */
	focusItem(id: string): void {
		if (!this.document.lookup(id)) return;
		this.select([id]);
		this.reveal(id);
	}

	/** Moves the view as little as needed to show an item. */
	reveal(id: string): void {
		const item = this.document.lookup(id);
		if (item) this.viewport.reveal(this.document.kinds.outline(item, this.document.lookup));
	}

	/** While a text of a stack is edited: ends it and opens the next one; false where nothing stacks. */
	writeNext(direction: StackDirection): boolean {
		return this.#text.next(direction);
	}

	/** Opens the text of an item; false if it has none or may not be changed. */
	edit(id: string): boolean {
		return this.#text.start(id);
	}

	/** Goes back to the tool for selecting. */
	finishTool(): void {
		this.toolbox.choose('select');
	}

	/** From whoever binds a field to the edited text: how to finish a composition; returns the way out. */
	writing(finish: () => void): () => void {
		return this.#text.writing(finish);
	}

	stopEditing(): void {
		this.#text.stop();
	}

	/** Creates items, selects them, and brings them into view; without a place they go to the middle. */
	insert(items: readonly InsertedItem[]): string[] {
		return insertItems(this, items);
	}

	/** Shows gestures that others have not finished. */
	setOthers(others: readonly OthersGesture[]): void {
		this.#gestures.setOthers(others);
	}

	/** Handles a key pressed on the canvas; returns whether it meant something here. */
	handleKey = (key: BoardKey): boolean => handleKey(this, key);

	/** The screen point, in CSS pixels of the viewport, of a world point, and the way back. */
	toScreen = (p: Point): Point => toScreen(this.camera, p);
	toWorld = (p: Point): Point => toWorld(this.camera, p);

	/** Connects the canvases and the element that hears pointers; returns the way to disconnect. */
	attach(nodes: PainterNodes & { readonly surface: HTMLElement }): () => void {
		const detachPainter = this.painter.attach(nodes);
		const input = new PointerInput(nodes.surface, this);
		this.requestFrame();
		return () => {
			input.close();
			detachPainter();
		};
	}

	/** Sets the size of the viewport in CSS pixels and the display's device pixels per CSS pixel. */
	resize(width: number, height: number, ratio: number): void {
		this.painter.ratio = ratio;
		this.viewport.resize({ w: width, h: height });
	}

	/** Paints everything anew. */
	refresh(): void {
		this.painter.invalidateAll();
		this.#quiet.disturb();
		this.requestFrame();
	}

	requestFrame = (): void => this.#loop.request();

	/** Lets go of timers and listeners. The document belongs to whoever made it. */
	close(): void {
		this.stopEditing();
		this.#loop.close();
		this.#quiet.close();
		this.announcements.close();
		this.toolbox.tool.cancel();
		this.#gestures.close();
		this.#unsubscribe();
		this.#history.close();
		this.painter.close();
	}

	/** Paints one frame; says whether another one is needed. */
	#paint(): boolean {
		this.viewport.step();
		const more = this.painter.paint(this.viewport.camera, this.viewport.size, {
			frame: this.#selection.frame,
			selection: this.#selection.items,
			previews: this.#gestures.items,
			editing: this.#text.id
		});
		return more || this.viewport.flying;
	}

	#moved(): void {
		this.#quiet.disturb();
		this.requestFrame();
	}

	#handleChanges(changes: BoardChanges): void {
		this.painter.invalidate(this.index.apply(changes));
		this.#revision += 1;
		const stays = goneFilter(changes.removed);
		if (this.#text.id !== null && !stays(this.#text.id)) this.#text.drop();
		this.#selection.keep(stays);
		this.#gestures.keep(stays);
		this.announcements.changed(changes);
		this.#quiet.disturb();
		this.requestFrame();
	}
}
