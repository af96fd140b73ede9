/** The colours of the design on paper: those of the light theme, read from the style sheet that pages use. */
import type { ColorOf } from './look.ts';

/** The families of the fonts that documents come with. */
export const paperFont = 'Atkinson Hyperlegible Next, DejaVu Sans, Noto Emoji';

/**
 * @param css the style sheet with the tokens; the first rule for `:root` is the light theme
 * @throws when asked for a token that is no plain colour there
 */
export function paperColors(css: string): ColorOf {
	const [, root = ''] = /:root\s*\{([^}]*)\}/.exec(css) ?? [];
	const colors = new Map(
		[...root.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{3,8}|rgb\([^)]*\))/gi)].map(
			([, name = '', color = '']) => [name, color]
		)
	);
	return (token) => {
		const color = colors.get(token);
		if (color === undefined) throw new Error(`the design has no colour ${token}`);
		return color;
	};
}
