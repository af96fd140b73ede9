/**
 * Things that no tool draws: pictures, which are described and uploaded first, and cards of records from
 * the workshop's registers. Which kinds these are is asked of the kinds: what their defaults refer to.
 */
import type { Point } from '#lib/base/model/geometry.ts';
import type { ItemKind } from '#lib/board/model/item-kind.ts';
import type { Editor } from '#lib/canvas/editor.svelte.ts';
import type { ToolButton } from '#lib/canvas/ui/Toolbar.svelte';
import type { Uploaded } from '#lib/canvas/ui/upload-picture.ts';

/** World units: the longer side of a picture that was just placed. */
const pictureSide = 480;

interface Waiting {
	readonly file: File;
	/** World point of its middle; absent: wherever there is room in view. */
	readonly at: Point | undefined;
}

export class Inserting {
	/** Whether the list of records is open. */
	choosingRecord = $state(false);
	readonly #editor: Editor;
	readonly #pictureKind: ItemKind | undefined;
	readonly #recordKind: ItemKind | undefined;
	#queue = $state.raw<readonly Waiting[]>([]);

	constructor(editor: Editor) {
		this.#editor = editor;
		const made = editor.document.kinds.all.filter((kind) => kind.creation === 'command');
		this.#pictureKind = made.find((kind) => 'asset' in kind.defaults);
		this.#recordKind = made.find((kind) => 'poster' in kind.defaults);
	}

	/** The picture that is to be described now. */
	get file(): File | undefined {
		return this.#queue[0]?.file;
	}

	/** How many more wait behind it. */
	get waiting(): number {
		return Math.max(0, this.#queue.length - 1);
	}

	/** Records that lie on this board; reactive. */
	get placedRecords(): readonly string[] {
		const kind = this.#recordKind?.kind;
		return this.#editor.outline.flatMap(({ item }) =>
			item.kind === kind && 'poster' in item.props ? [String(item.props.poster)] : []
		);
	}

	/** Buttons beside the tools. */
	buttons(chooseFile: () => void): ToolButton[] {
		const button = (kind: ItemKind | undefined, choose: () => void): ToolButton[] => {
			const view = kind && this.#editor.views.get(kind.kind);
			if (!view) return [];
			return [{ id: view.kind, name: view.name(), icon: view.icon, shortcut: view.shortcut, choose }];
		};
		return [
			...button(this.#pictureKind, chooseFile),
			...button(this.#recordKind, () => (this.choosingRecord = true))
		];
	}

	/** @param at CSS pixels of the viewport, where they were dropped */
	addFiles(files: readonly File[], at?: Point): void {
		const world = at && this.#editor.toWorld(at);
		const step = 24 / this.#editor.camera.zoom;
		this.#queue = [
			...this.#queue,
			...files.map((file, index) => ({
				file,
				at: world && { x: world.x + index * step, y: world.y + index * step }
			}))
		];
	}

	place(picture: Uploaded, alt: string): void {
		const at = this.#queue[0]?.at;
		this.#queue = this.#queue.slice(1);
		if (!this.#pictureKind) return;
		const scale = Math.min(1, pictureSide / Math.max(picture.width, picture.height));
		this.#editor.insert([
			{
				kind: this.#pictureKind.kind,
				w: picture.width * scale,
				h: picture.height * scale,
				props: { asset: picture.asset, alt },
				...(at ? { at } : {})
			}
		]);
	}

	skip(): void {
		this.#queue = this.#queue.slice(1);
	}

	placeRecord(id: string): void {
		this.choosingRecord = false;
		if (!this.#recordKind) return;
		this.#editor.insert([{ kind: this.#recordKind.kind, props: { poster: id } }]);
	}

	/** The first thing on an empty board: something to write on, in the middle, ready for typing. */
	firstText(): void {
		const kind = this.#editor.document.kinds.all.find(
			(each) => each.creation === 'place' && each.textField !== null
		);
		const [id] = kind ? this.#editor.insert([{ kind: kind.kind }]) : [];
		if (id !== undefined) this.#editor.edit(id);
	}
}
