/** The fonts of documents, as files that come with the program: letters of all languages of the product, and signs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFont } from '#lib/base/model/font-file.ts';

const { resolve } = createRequire(import.meta.url);

/** In the order in which a letter is looked for. */
export const fontFamilies = ['Atkinson Hyperlegible Next', 'DejaVu Sans', 'Noto Emoji'] as const;

interface Face {
	readonly family: (typeof fontFamilies)[number];
	readonly weight: number;
	readonly style: 'normal' | 'italic';
	readonly file: string;
}

const atkinson = '@expo-google-fonts/atkinson-hyperlegible-next';
const [text, signs, emoji] = fontFamilies;
const face = (
	family: Face['family'],
	weight: number,
	file: string,
	style: Face['style'] = 'normal'
): Face => ({
	family,
	weight,
	style,
	file: resolve(file)
});
/** In the order of the families. */
const faces: readonly Face[] = [
	face(text, 400, `${atkinson}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`),
	face(text, 400, `${atkinson}/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf`, 'italic'),
	face(text, 600, `${atkinson}/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf`),
	face(text, 700, `${atkinson}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`),
	face(signs, 400, 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
	face(signs, 700, 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
	face(emoji, 400, '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')
];

/** Paths of all font files, in the same order. */
export const fontFiles: readonly string[] = faces.map(({ file }) => file);
export const readFonts = (): Buffer[] => fontFiles.map((file) => readFileSync(file));

/** Style rules that hold the fonts which a drawing needs: every face of its texts, others only for letters it lacks. */
export function drawingFonts(svg: string): string {
	const weights = new Set(
		[...svg.matchAll(/font-weight="(\d+)"/g)].map(([, weight]) => faceWeight(Number(weight)))
	);
	weights.add(400);
	let missing = [...new Set(svg)].filter((letter) => !/\s/.test(letter));
	const rules = [];
	for (const family of fontFamilies) {
		const own = faces.filter((each) => each.family === family && each.style === 'normal');
		const [first] = own;
		if (!first || missing.length === 0) break;
		const font = readFont(readFileSync(first.file));
		const lacking = missing.filter((letter) => !font.has(letter.codePointAt(0) ?? 0));
		if (lacking.length < missing.length) {
			rules.push(...own.filter(({ weight }) => own.length === 1 || weights.has(weight)).map(rule));
		}
		missing = lacking;
	}
	return rules.join('');
}

/** The weight of the face in which a text of some weight is set. */
export const faceWeight = (weight: number): number => (weight >= 650 ? 700 : weight >= 550 ? 600 : 400);

const rule = ({ family, weight, file }: Face): string =>
	`@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/ttf;base64,${readFileSync(file).toString('base64')})}`;
