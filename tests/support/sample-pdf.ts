/** A whole PDF of slides with one line of text on each page: what a test uploads as a talk. */

/** @param lines one for each page, plain ASCII */
export function samplePdf(lines: readonly string[]): string {
	const pageId = (at: number): number => 4 + 2 * at;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Count ${lines.length} /Kids [${lines.map((_, at) => `${pageId(at)} 0 R`).join(' ')}] >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
		...lines.flatMap((line, at) => {
			const drawing = `0.86 0.92 0.98 rg 0 0 960 540 re f 0.1 0.2 0.4 rg BT /F1 64 Tf 80 250 Td (${line}) Tj ET`;
			return [
				`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents ${pageId(at) + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
				`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`
			];
		})
	];
	let file = '%PDF-1.4\n';
	const places = objects.map((object, at) => {
		const place = file.length;
		file += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(place).padStart(10, '0')} 00000 n \n`;
	});
	const count = objects.length + 1;
	return `${file}xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
