/**
 * Reads from a font file (TrueType or OpenType, one face) what is needed to know which letters it has and how wide
 * they are: tables `cmap` (formats 4 and 12), `head`, `hhea` and `hmtx`.
 * https://learn.microsoft.com/typography/opentype/spec/otff
 */
export interface FontFile {
	has(codePoint: number): boolean;
	/** How far the next letter is, in ems, without kerning; letters that the font lacks are as wide as its box. */
	advance(codePoint: number): number;
}

/** @throws RangeError if the file is cut off, Error if a table is missing */
export function readFont(bytes: Uint8Array): FontFile {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const table = tablesOf(view);
	const glyphs = glyphsIn(view, table('cmap'));
	const unitsPerEm = view.getUint16(table('head') + 18);
	const metrics = view.getUint16(table('hhea') + 34);
	const widths = table('hmtx');
	return {
		has: (codePoint) => glyphs.has(codePoint),
		// Glyphs after the last metric are as wide as that one.
		advance: (codePoint) =>
			view.getUint16(widths + 4 * Math.min(glyphs.get(codePoint) ?? 0, metrics - 1)) / unitsPerEm
	};
}

/** Where tables begin, by their tag. */
function tablesOf(view: DataView): (tag: string) => number {
	const found = new Map<string, number>();
	const count = view.getUint16(4);
	for (let at = 12; at < 12 + 16 * count; at += 16) {
		const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
		found.set(tag, view.getUint32(at + 8));
	}
	return (tag) => {
		const at = found.get(tag);
		if (at === undefined) throw new Error(`a font without the table ${tag}`);
		return at;
	};
}

/** The glyph of every letter, from the Unicode subtables in a format that is known. */
function glyphsIn(view: DataView, cmap: number): ReadonlyMap<number, number> {
	const glyphs = new Map<number, number>();
	const count = view.getUint16(cmap + 2);
	for (let at = cmap + 4; at < cmap + 4 + 8 * count; at += 8) {
		const platform = view.getUint16(at);
		if (platform !== 0 && platform !== 3) continue;
		const subtable = cmap + view.getUint32(at + 4);
		const format = view.getUint16(subtable);
		if (format === 4) readSegments(view, subtable, glyphs);
		else if (format === 12) readGroups(view, subtable, glyphs);
	}
	return glyphs;
}

/** Format 4: segments of the basic plane. */
function readSegments(view: DataView, at: number, glyphs: Map<number, number>): void {
	const size = view.getUint16(at + 6);
	const [ends, starts, deltas, offsets] = [at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size];
	for (let segment = 0; segment < size; segment += 2) {
		const start = view.getUint16(starts + segment);
		const end = view.getUint16(ends + segment);
		const delta = view.getUint16(deltas + segment);
		const offset = view.getUint16(offsets + segment);
		for (let code = start; code <= end && code < 0xffff; code++) {
			const found = offset === 0 ? code : view.getUint16(offsets + segment + offset + 2 * (code - start));
			const glyph = found === 0 ? 0 : (found + delta) % 0x1_0000;
			if (glyph !== 0) glyphs.set(code, glyph);
		}
	}
}

/** Format 12: groups of all planes. */
function readGroups(view: DataView, at: number, glyphs: Map<number, number>): void {
	const count = view.getUint32(at + 12);
	for (let group = at + 16; group < at + 16 + 12 * count; group += 12) {
		const start = view.getUint32(group);
		const end = view.getUint32(group + 4);
		const glyph = view.getUint32(group + 8);
		for (let code = start; code <= end; code++) glyphs.set(code, glyph + code - start);
	}
}
