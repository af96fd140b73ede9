/** The colours of cells on paper, as in report.css: light enough for black words. */
const scale = ['f0b78f', 'f6d9bf', 'eceae4', 'c7daf1', 'a3c2ea'] as const;
const heats = ['fffdf9', 'fbeee4', 'f6ddca', 'f0c8aa', 'e9b088', 'e29866'] as const;

/** @returns six hex digits; undefined for a cell without a shade */
export function shadeOf(shade: number | undefined, heat: boolean | undefined): string | undefined {
	if (shade === undefined) return undefined;
	return heat
		? heats[Math.round(clamp(shade, 0, 1) * (heats.length - 1))]
		: scale[Math.round((clamp(shade, -1, 1) + 1) * 2)];
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
