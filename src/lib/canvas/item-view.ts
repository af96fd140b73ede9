/**
 * How a kind of item looks and is called: the browser's half of a kind (the pure half is
 * board/model/item-kind.ts). A view paints in world coordinates; rotation is already applied.
 */
import type { Box } from '#lib/base/model/geometry.ts';
import type { Item, ItemLookup } from '#lib/board/model/item.ts';
import type { TextLayouts } from './text-layout.ts';

/** A line of figures on a card. */
export interface CardRow {
	readonly name: string;
	/** The figure in words. */
	readonly label: string;
	/** How long its bar is, 0 to 1; null for none. */
	readonly share: number | null;
	/** How many stand on each step, where that is drawn instead of a bar. */
	readonly steps?: readonly number[];
}

/** What something outside of the board (an entry of a register, a poll) shows on it. Texts in the reader's language. */
export interface CardContent {
	/** What one of its sort is called; absent where its item says that. */
	readonly what?: string;
	readonly title: string;
	readonly subtitle: string;
	readonly region: string | null;
	readonly tag: string;
	readonly figure: string;
	readonly figureUnit: string;
	readonly rows?: readonly CardRow[];
}

export interface AuthorLook {
	/** Empty if it may not be known. */
	readonly name: string;
	/** A colour token. */
	readonly color: string;
	/** The tag of the language that they write in; null where that is not known. */
	readonly language: string | null;
}

export interface RegionMark {
	/** In the reader's language. */
	readonly name: string;
	/** A colour token. */
	readonly color: string;
	/** An SVG path in a box of 20 by 20. */
	readonly shape: string;
}

/** What the surrounding page knows and the board does not. */
export interface BoardEnv {
	/** The CSS colour of a token, e.g. `note-yellow`, `surface`, `text`, `region-3`, in the current theme. */
	color(token: string): string;
	/** The CSS font family of texts on the board. */
	readonly font: string;
	region(id: string): RegionMark | undefined;
	/** Somebody who wrote something; undefined for somebody unknown. */
	author(id: string): AuthorLook | undefined;
	/** The card of a record, or undefined if there is none (any more). */
	card(id: string): CardContent | undefined;
	/** Where the picture of an asset is fetched from. */
	imageUrl(asset: string): string;
	/**
	 * Equal for two that differ in nothing but their cards, so that a change of cards repaints only these;
	 * one without is different from every other.
	 */
	readonly look?: string;
}

/** By what an item is coloured instead of by its own colours. */
export interface ItemGroup {
	/** Null for what belongs to none: that has the colour of nobody, and no name on it. */
	readonly key: string | null;
	readonly name: string;
	/** Answers with the colours of the group. */
	readonly env: BoardEnv;
	/** The token of the group's strong colour, and of words on it. */
	readonly color: string;
	readonly textColor: string;
}

/** What a view paints with. */
export interface Paint {
	readonly ctx: PaintContext;
	/** Device pixels per world unit: decides the level of detail. */
	readonly scale: number;
	readonly env: BoardEnv;
	readonly texts: TextLayouts;
	readonly lookup: ItemLookup;
	/** Somebody here edits this item's text in an HTML field: leave the text out. */
	readonly editing: boolean;
	/** The decoded picture of an asset once it is there, at least `width` device pixels wide if it can be. */
	image(asset: string, width: number): PaintImage | undefined;
}

/** The part of CanvasRenderingContext2D that views may use; tests hand in a recorder. */
export type PaintContext = Pick<
	CanvasRenderingContext2D,
	| 'save'
	| 'restore'
	| 'translate'
	| 'rotate'
	| 'scale'
	| 'setTransform'
	| 'beginPath'
	| 'closePath'
	| 'moveTo'
	| 'lineTo'
	| 'quadraticCurveTo'
	| 'bezierCurveTo'
	| 'arc'
	| 'ellipse'
	| 'rect'
	| 'roundRect'
	| 'fill'
	| 'stroke'
	| 'clip'
	| 'fillRect'
	| 'strokeRect'
	| 'clearRect'
	| 'fillText'
	| 'setLineDash'
	| 'fillStyle'
	| 'strokeStyle'
	| 'lineWidth'
	| 'lineCap'
	| 'lineJoin'
	| 'globalAlpha'
	| 'font'
	| 'textAlign'
	| 'textBaseline'
	| 'imageSmoothingEnabled'
> &
	PictureContext;

/** A picture that is named where nothing is decoded, as in a file. */
export interface PictureFile {
	readonly address: string;
}
type PictureSource = CanvasImageSource | PictureFile;

interface PictureContext {
	drawImage(source: PictureSource, x: number, y: number): void;
	drawImage(source: PictureSource, x: number, y: number, w: number, h: number): void;
}

export interface PaintImage {
	readonly source: PictureSource;
	readonly width: number;
	readonly height: number;
}

/** Where and how an item's text stands; the HTML editor is laid over exactly this. World units. */
export interface TextPlace {
	readonly box: Box;
	readonly fontSize: number;
	readonly lineHeight: number;
	readonly align: 'left' | 'center';
	readonly vertical: 'top' | 'middle';
	/** Colour token. */
	readonly color: string;
	readonly weight: number;
}

export interface StyleOption {
	readonly value: string | number | boolean;
	label(): string;
	/** Colour token for a swatch. */
	readonly swatch?: string;
	/** SVG paths in a 24 × 24 box, for a choice shown as a picture. */
	readonly icon?: readonly string[];
}

/** A field of a kind's props that people set from a list of options. */
export interface StyleControl {
	readonly field: string;
	readonly type: 'color' | 'choice';
	label(): string;
	readonly options: readonly StyleOption[];
	/** For what is not a field of its own but a part of one: its value in the props, undefined where it has none. */
	read?(props: object): unknown;
	/** Together with `read`: the props that give it another value. */
	written?(props: object, value: StyleOption['value']): Readonly<Record<string, unknown>>;
}

/** What a control shows for these props. */
export const styleValue = (control: StyleControl, props: object): unknown =>
	control.read ? control.read(props) : Reflect.get(props, control.field);

/** The props that a choice changes. */
export const styleProps = (
	control: StyleControl,
	props: object,
	value: StyleOption['value']
): Readonly<Record<string, unknown>> => control.written?.(props, value) ?? { [control.field]: value };

export interface ItemView<Props extends object = object> {
	readonly kind: string;
	/** SVG paths (stroked, 24 × 24, width 2) for toolbars and lists. */
	readonly icon: readonly string[];
	/** What the kind is called, in the reader's language. */
	name(): string;
	/** The accessible name of one item: kind and content. */
	label(item: Item<Props>, env: BoardEnv): string;
	/** What a search looks through, where it is more than the kind's own text. */
	words?(item: Item<Props>, env: BoardEnv): string;
	paint(item: Item<Props>, paint: Paint): void;
	/** Only for kinds that show a card: the record whose. */
	cardOf?(item: Item<Props>): string;
	/** Only for kinds with a text. */
	textPlace?(item: Item<Props>, texts: TextLayouts, lookup: ItemLookup): TextPlace;
	/** Only for what is a line: lays it, in world units. It is marked along it and not by a box around it. */
	line?(item: Item<Props>, ctx: PaintContext, lookup: ItemLookup): void;
	/** Its words begin at the very edge: what is written about it stands outside of it. */
	readonly bare?: true;
	/** Only for kinds whose height follows from their text: that height. */
	height?(item: Item<Props>, texts: TextLayouts): number;
	readonly styles: readonly StyleControl[];
	/** The key that chooses the kind's tool, if a tool makes it. */
	readonly shortcut?: string;
}

/** All views by kind. */
export class ItemViews {
	readonly all: readonly ItemView[];
	readonly #byKind: ReadonlyMap<string, ItemView>;

	constructor(views: readonly ItemView[]) {
		this.all = views;
		this.#byKind = new Map(views.map((view) => [view.kind, view]));
	}

	get(kind: string): ItemView | undefined {
		return this.#byKind.get(kind);
	}

	/** Undefined for placeholders. */
	of(item: Item): ItemView | undefined {
		return item.broken ? undefined : this.#byKind.get(item.kind);
	}
}
