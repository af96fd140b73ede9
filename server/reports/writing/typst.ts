/** Sets documents with Typst as tagged PDF (PDF/UA-1); a file that would not keep the standard is refused. */
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts } from './fonts.ts';
import { lettersOf } from './letters.ts';

/** A folder that does not exist: whatever Typst reads is mapped into it, and nothing else can be read. */
const workspace = join(import.meta.dirname, 'mapped');

/**
 * @param mainFileContent the fixed document; it reads what it says from `/data.json`
 * @param data what it says, as JSON
 * @param files what it shows besides, by path
 * @param madeAt milliseconds since 1970
 * @throws when Typst refuses the document
 */
export function typstPdf(
	mainFileContent: string,
	data: string,
	files: ReadonlyMap<string, Uint8Array>,
	madeAt: number
): Uint8Array<ArrayBuffer> {
	const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });
	for (const [path, bytes] of files) compiler.mapShadow(join(workspace, path), Buffer.from(bytes));
	const set = (json: string) => {
		compiler.mapShadow(join(workspace, 'data.json'), Buffer.from(json));
		const compiled = compiler.compile({ mainFileContent });
		if (!compiled.result)
			throw new Error(`typst: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
		return compiler.pdf(compiled.result, {
			pdfStandard: 'ua-1',
			creationTimestamp: Math.floor(madeAt / 1000)
		});
	};
	try {
		return new Uint8Array(set(data));
	} catch {
		// The standard refuses a letter that no font has. JSON itself is written in letters that all fonts have.
		return new Uint8Array(set(lettersOf()(data)));
	}
}
