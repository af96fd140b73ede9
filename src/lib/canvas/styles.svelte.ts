/** Colours, widths and forms: what can be set on the selection or on what the tool in hand makes next. */
import * as v from 'valibot';
import type { BoardCommands } from '#lib/board/model/board-commands.ts';
import type { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item, ItemPatch } from '#lib/board/model/item.ts';
import { styleProps, styleValue } from './item-view.ts';
import type { ItemViews, StyleControl } from './item-view.ts';
import type { Painter } from './painter.ts';
import type { Toolbox } from './tools/toolbox.svelte.ts';

/** What styles need of an editor. */
export interface StyleHost {
	readonly document: BoardDocument;
	readonly commands: BoardCommands;
	readonly views: ItemViews;
	readonly selectedItems: readonly Item[];
	readonly toolbox: Toolbox;
	readonly painter: Painter;
	readonly readOnly: boolean;
}

export class Styles {
	readonly #host: StyleHost;
	/** What was chosen last, per kind; the next item of the kind starts with it. */
	#chosen = $state.raw<Readonly<Record<string, Readonly<Record<string, unknown>>>>>({});

	constructor(host: StyleHost) {
		this.#host = host;
	}

	/** The props a new item of a kind starts with. */
	propsFor(kind: string): object {
		return { ...this.#host.document.kinds.get(kind)?.defaults, ...this.#chosen[kind] };
	}

	/** The controls of one item that mean something for it, with their values. */
	controlsOf(item: Item): readonly { control: StyleControl; value: unknown }[] {
		return (this.#host.views.of(item)?.styles ?? [])
			.filter((control) => !control.read || control.read(item.props) !== undefined)
			.map((control) => ({ control, value: styleValue(control, item.props) }));
	}

	/** Controls that all selected items share, or else those of the tool in hand, with the current value. */
	get controls(): readonly { control: StyleControl; value: unknown }[] {
		const items = this.#changeable;
		const [first, ...rest] = items;
		if (!first) {
			const kind = this.#host.toolbox.tools.find((tool) => tool.id === this.#host.toolbox.id)?.kind;
			if (!kind) return [];
			const props = this.propsFor(kind);
			// What is a part of another field belongs to things that are there already.
			const own = (this.#host.views.get(kind)?.styles ?? []).filter((control) => !control.read);
			return own.map((control) => ({ control, value: styleValue(control, props) }));
		}
		const others = rest.map((item) => this.controlsOf(item));
		return this.controlsOf(first).flatMap(({ control, value }) => {
			const same = others.map((controls) =>
				controls.find(({ control: { field, type } }) => field === control.field && type === control.type)
			);
			if (!same.every((each) => each !== undefined)) return [];
			return { control, value: same.every((each) => each.value === value) ? value : undefined };
		});
	}

	/** Sets a field on the selection, where a kind has that option, and on what is made next. */
	set(field: string, value: string | number | boolean): void {
		if (this.#host.readOnly) return;
		const items = this.#changeable;
		const { toolbox } = this.#host;
		const inHand = toolbox.tools.find((tool) => tool.id === toolbox.id)?.kind;
		const kinds = items.length === 0 && inHand ? [inHand] : items.map((item) => item.kind);
		const fitting = kinds.filter(
			(kind, index) => kinds.indexOf(kind) === index && this.#accepts(kind, field, value)
		);
		const chosen = { ...this.#chosen };
		for (const kind of fitting) {
			if (!this.#control(kind, field)?.read) chosen[kind] = { ...chosen[kind], [field]: value };
		}
		this.#chosen = chosen;
		const changed = items.filter((item) => fitting.includes(item.kind));
		this.#host.document.history.oneStep(() => {
			this.#host.commands.update(
				changed.map((item): [string, ItemPatch] => {
					const control = this.#control(item.kind, field);
					return [item.id, { props: control ? styleProps(control, item.props, value) : {} }];
				})
			);
			this.fitHeight(changed.map((item) => item.id));
		});
	}

	/** Gives items whose height follows from their text the height they need. */
	fitHeight(ids: readonly string[]): void {
		const { document, views, painter } = this.#host;
		const patches: [string, ItemPatch][] = [];
		for (const id of ids) {
			const item = document.lookup(id);
			const height = item && views.of(item)?.height?.(item, painter.texts);
			if (item && height !== undefined && Math.abs(height - item.h) > 0.5) patches.push([id, { h: height }]);
		}
		if (patches.length > 0) this.#host.commands.update(patches);
	}

	get #changeable(): readonly Item[] {
		return this.#host.selectedItems.filter((item) => !item.locked && !item.broken);
	}

	#control(kind: string, field: string): StyleControl | undefined {
		return this.#host.views.get(kind)?.styles.find((style) => style.field === field);
	}

	#accepts(kind: string, field: string, value: unknown): boolean {
		const control = this.#control(kind, field);
		const schema = this.#host.document.kinds.get(kind)?.props;
		if (!control || !schema) return false;
		return (
			control.options.some((option) => option.value === value) &&
			v.is(schema, { ...this.propsFor(kind), [field]: value })
		);
	}
}
