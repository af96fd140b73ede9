/** The fonts of documents, as files that come with the program: letters of all languages of the product, and signs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** In the order in which a letter is looked for. */
export const fontFamilies = ['Atkinson Hyperlegible Next', 'DejaVu Sans', 'Noto Emoji'] as const;

const atkinson = '@expo-google-fonts/atkinson-hyperlegible-next';
/** Paths of all font files, in the same order. */
export const fontFiles: string[] = [
	`${atkinson}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`,
	`${atkinson}/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf`,
	`${atkinson}/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf`,
	`${atkinson}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`,
	'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
	'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
	'@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'
].map((file) => resolve(file));

export const readFonts = (): Buffer[] => fontFiles.map((file) => readFileSync(file));
