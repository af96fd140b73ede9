/**
 * Paints into an SVG file what painters paint onto a canvas: the same views draw the board on the screen and in
 * documents. Texts stay texts, in the fonts that are asked for.
 */
import { svg, type Svg } from '#lib/base/model/svg.ts';
import type { PaintContext, PictureFile } from '../item-view.ts';
import { colorOf } from './svg-color.ts';
import { identity, times, type Matrix } from './matrix.ts';

/** What `save` keeps. */
interface Kept {
	readonly matrix: Matrix;
	readonly look: Look;
	/** How many groups were open. */
	readonly depth: number;
}

type Look = Pick<
	PaintContext,
	| 'fillStyle'
	| 'strokeStyle'
	| 'lineWidth'
	| 'lineCap'
	| 'lineJoin'
	| 'globalAlpha'
	| 'font'
	| 'textAlign'
	| 'textBaseline'
> & { dash: readonly number[] };

/** Pieces that are cut off by the same path. */
interface Group {
	readonly clip: string | undefined;
	readonly parts: Svg[];
}

export class SvgContext implements PaintContext {
	fillStyle: PaintContext['fillStyle'] = '#000';
	strokeStyle: PaintContext['strokeStyle'] = '#000';
	lineWidth = 1;
	lineCap: PaintContext['lineCap'] = 'butt';
	lineJoin: PaintContext['lineJoin'] = 'miter';
	globalAlpha = 1;
	font = '10px sans-serif';
	textAlign: PaintContext['textAlign'] = 'start';
	textBaseline: PaintContext['textBaseline'] = 'alphabetic';
	imageSmoothingEnabled = true;
	#dash: readonly number[] = [];
	#matrix: Matrix = identity;
	#path = '';
	readonly #kept: Kept[] = [];
	readonly #groups: Group[] = [{ clip: undefined, parts: [] }];
	#clips = 0;

	/** All that was painted. */
	finish(): readonly Svg[] {
		this.#closeTo(1);
		return this.#groups[0]?.parts ?? [];
	}

	save(): void {
		this.#kept.push({ matrix: this.#matrix, look: this.#look(), depth: this.#groups.length });
	}

	restore(): void {
		const kept = this.#kept.pop();
		if (!kept) return;
		this.#matrix = kept.matrix;
		const { dash, ...look } = kept.look;
		Object.assign(this, look);
		this.#dash = dash;
		this.#closeTo(kept.depth);
	}

	translate(x: number, y: number): void {
		this.#matrix = times(this.#matrix, [1, 0, 0, 1, x, y]);
	}

	rotate(angle: number): void {
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		this.#matrix = times(this.#matrix, [cos, sin, -sin, cos, 0, 0]);
	}

	scale(x: number, y: number): void {
		this.#matrix = times(this.#matrix, [x, 0, 0, y, 0, 0]);
	}

	setTransform(...values: readonly unknown[]): void {
		const numbers = values.filter((value) => typeof value === 'number');
		const [a, b, c, d, e, f] = numbers;
		if (a === undefined || b === undefined || c === undefined || d === undefined)
			throw new Error('six numbers');
		this.#matrix = [a, b, c, d, e ?? 0, f ?? 0];
	}

	beginPath(): void {
		this.#path = '';
	}

	closePath(): void {
		this.#path += 'Z';
	}

	moveTo(x: number, y: number): void {
		this.#draw('M', x, y);
	}

	lineTo(x: number, y: number): void {
		this.#draw(this.#path === '' ? 'M' : 'L', x, y);
	}

	quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
		this.#draw('Q', cx, cy, x, y);
	}

	bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
		this.#draw('C', ax, ay, bx, by, x, y);
	}

	arc(x: number, y: number, radius: number, start: number, end: number, back = false): void {
		this.ellipse(x, y, radius, radius, 0, start, end, back);
	}

	/** In two halves, because SVG draws nothing from a point to itself. */
	ellipse(
		x: number,
		y: number,
		rx: number,
		ry: number,
		turned: number,
		start: number,
		end: number,
		back = false
	): void {
		const full = 2 * Math.PI;
		let sweep = back ? start - end : end - start;
		sweep = sweep >= full ? full : ((sweep % full) + full) % full;
		const at = (angle: number): [number, number] => {
			const [px, py] = [rx * Math.cos(angle), ry * Math.sin(angle)];
			return [
				x + px * Math.cos(turned) - py * Math.sin(turned),
				y + px * Math.sin(turned) + py * Math.cos(turned)
			];
		};
		const direction = back ? -1 : 1;
		this.lineTo(...at(start));
		for (const share of [0.5, 1]) {
			const [px, py] = at(start + direction * sweep * share);
			this.#draw('A', rx, ry, (turned * 180) / Math.PI, 0, back ? 0 : 1, px, py);
		}
	}

	rect(x: number, y: number, w: number, h: number): void {
		this.#draw('M', x, y);
		this.#path += `h${rounded(w)}v${rounded(h)}h${rounded(-w)}Z`;
	}

	roundRect(
		x: number,
		y: number,
		w: number,
		h: number,
		radii?: number | DOMPointInit | Iterable<number | DOMPointInit>
	): void {
		const r = Math.min(typeof radii === 'number' ? radii : 0, w / 2, h / 2);
		if (r === 0) return this.rect(x, y, w, h);
		this.#draw('M', x + r, y);
		const corner = (dx: number, dy: number) =>
			`a${rounded(r)} ${rounded(r)} 0 0 1 ${rounded(dx)} ${rounded(dy)}`;
		this.#path += `h${rounded(w - 2 * r)}${corner(r, r)}v${rounded(h - 2 * r)}${corner(-r, r)}h${rounded(2 * r - w)}${corner(-r, -r)}v${rounded(2 * r - h)}${corner(r, -r)}Z`;
	}

	fill(): void {
		this.#add('path', { d: this.#path, ...this.#filled() });
	}

	stroke(): void {
		this.#add('path', { d: this.#path, fill: 'none', ...this.#stroked() });
	}

	clip(): void {
		this.#clips += 1;
		const id = `cut-${this.#clips}`;
		this.#parts.push(svg('clipPath', { id }, [svg('path', { d: this.#path, transform: this.#transform() })]));
		this.#groups.push({ clip: `url(#${id})`, parts: [] });
	}

	fillRect(x: number, y: number, width: number, height: number): void {
		this.#add('rect', { x, y, width, height, ...this.#filled() });
	}

	strokeRect(x: number, y: number, width: number, height: number): void {
		this.#add('rect', { x, y, width, height, fill: 'none', ...this.#stroked() });
	}

	/** A file is empty to begin with. */
	clearRect(): void {}

	setLineDash(dash: Iterable<number>): void {
		this.#dash = [...dash];
	}

	fillText(text: string, x: number, y: number): void {
		const [, weight, size = '10', family] = /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
		const middle = this.textBaseline === 'middle' ? 0.35 * Number(size) : 0;
		this.#add(
			'text',
			{
				x,
				y: y + middle,
				'font-size': Number(size),
				// Drawing programs know hundreds only, and set any other weight as a normal one.
				'font-weight': weight === undefined ? undefined : Math.round(Number(weight) / 100) * 100,
				'font-family': family?.replaceAll('"', "'"),
				'text-anchor':
					this.textAlign === 'center' ? 'middle' : this.textAlign === 'right' ? 'end' : undefined,
				'xml:space': 'preserve',
				...this.#filled()
			},
			text
		);
	}

	drawImage(source: CanvasImageSource | PictureFile, x: number, y: number, width = 0, height = 0): void {
		if (!('address' in source)) throw new Error('a file holds only pictures that are files');
		const opacity = this.globalAlpha === 1 ? undefined : this.globalAlpha;
		this.#add('image', { href: source.address, x, y, width, height, preserveAspectRatio: 'none', opacity });
	}

	get #parts(): Svg[] {
		const group = this.#groups.at(-1);
		if (!group) throw new Error('no group is open');
		return group.parts;
	}

	#draw(command: string, ...numbers: readonly number[]): void {
		this.#path += command + numbers.map(rounded).join(' ');
	}

	#add(name: string, attributes: Parameters<typeof svg>[1], content = ''): void {
		this.#parts.push(svg(name, { ...attributes, transform: this.#transform() }, content));
	}

	/** Closes groups until so many are open. */
	#closeTo(depth: number): void {
		while (this.#groups.length > depth) {
			const group = this.#groups.pop();
			if (group) this.#parts.push(svg('g', { 'clip-path': group.clip }, group.parts));
		}
	}

	#transform(): string | undefined {
		if (this.#matrix.every((value, at) => value === identity[at])) return undefined;
		return `matrix(${this.#matrix.map((value) => String(Math.round(value * 1e5) / 1e5)).join(' ')})`;
	}

	#filled() {
		const { color, opacity } = colorOf(this.fillStyle, this.globalAlpha);
		return { fill: color, 'fill-opacity': opacity };
	}

	#stroked() {
		const { color, opacity } = colorOf(this.strokeStyle, this.globalAlpha);
		return {
			stroke: color,
			'stroke-opacity': opacity,
			'stroke-width': this.lineWidth,
			'stroke-linecap': this.lineCap === 'butt' ? undefined : this.lineCap,
			'stroke-linejoin': this.lineJoin === 'miter' ? undefined : this.lineJoin,
			'stroke-dasharray': this.#dash.length > 0 ? this.#dash.join(' ') : undefined
		};
	}

	#look(): Look {
		const {
			fillStyle,
			strokeStyle,
			lineWidth,
			lineCap,
			lineJoin,
			globalAlpha,
			font,
			textAlign,
			textBaseline
		} = this;
		return {
			fillStyle,
			strokeStyle,
			lineWidth,
			lineCap,
			lineJoin,
			globalAlpha,
			font,
			textAlign,
			textBaseline,
			dash: this.#dash
		};
	}
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);
