/**
 * The process that writes one file and ends: whatever memory that took is given back, the boards go on meanwhile, and a
 * library that fails takes nothing else along.
 */
import { writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { setPriority } from 'node:os';
import type { PictureOrder } from '#lib/report/model/board-picture.ts';
import type { ReportOrder } from '#lib/report/model/order.ts';
import { withPictures } from '#lib/report/model/resolved-report.ts';
import type { WritingOrder } from './writing-order.ts';

// Whoever works on a board goes first, and where memory runs out this process goes.
setPriority(5);
try {
	writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
	// Another system than Linux.
}

// Without the server nobody waits for the file any more.
process.once('disconnect', () => process.exit());
process.once('message', async (order: WritingOrder) => {
	const reply = await write(order).then(
		(file) => ({ file }),
		(error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) })
	);
	// The server ends this process as soon as it has the reply.
	flushCompileCache();
	process.send?.(reply);
});

async function write({ order, pictures }: WritingOrder): Promise<Uint8Array<ArrayBuffer>> {
	return order.kind === 'report' ? report(order, pictures) : picture(order, pictures);
}

/** Each format's own library is loaded only for it. */
async function report(
	{ format, report, sheets }: ReportOrder,
	pictures: WritingOrder['pictures']
): Promise<Uint8Array<ArrayBuffer>> {
	if (format === 'xlsx') {
		const { xlsxOf } = await import('./xlsx.ts');
		return xlsxOf(report, sheets);
	}
	const { dataAddress, pagePictures } = await import('./pictures.ts');
	const ready = await pagePictures(pictures);
	const whole = withPictures(report, (asset) => dataAddress(ready.get(asset)));
	if (format === 'docx') {
		const { docxOf } = await import('./docx.ts');
		return docxOf(whole, ready);
	}
	const { pdfOf } = await import('./pdf.ts');
	return pdfOf(whole, ready);
}

async function picture(
	asked: PictureOrder,
	pictures: WritingOrder['pictures']
): Promise<Uint8Array<ArrayBuffer>> {
	const { dataAddress, pagePictures } = await import('./pictures.ts');
	const ready = await pagePictures(pictures);
	const { boardFile } = await import('./board-file.ts');
	return boardFile(asked, (asset) => dataAddress(ready.get(asset)));
}
