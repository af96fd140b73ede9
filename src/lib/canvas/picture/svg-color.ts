/**
 * A colour of the design as old and new programs read it: without what is transparent in it, which stands apart.
 * `rgb(60 50 30 / 0.13)` is understood by browsers alone.
 */
export function colorOf(
	style: string | object,
	alpha: number
): { readonly color: string; readonly opacity: number | undefined } {
	if (typeof style !== 'string') throw new Error('views paint with plain colours');
	const [, r, g, b, own] =
		/^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[/,]\s*([\d.]+))?\s*\)$/.exec(style) ?? [];
	const opacity = alpha * (own === undefined ? 1 : Number(own));
	return {
		color: r === undefined ? style : `rgb(${r},${g},${b})`,
		opacity: opacity === 1 ? undefined : opacity
	};
}
