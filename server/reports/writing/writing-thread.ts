/** The thread that writes one file and ends: whatever memory that took is given back, and the boards go on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PictureOrder } from '#lib/report/model/board-picture.ts';
import type { ReportOrder } from '#lib/report/model/order.ts';
import { withPictures } from '#lib/report/model/resolved-report.ts';
import type { WritingOrder } from './writing-order.ts';

if (!parentPort) throw new Error('this file runs as a thread');
const { order, pictures }: WritingOrder = workerData;
const bytes = await (order.kind === 'report' ? report(order) : picture(order));
parentPort.postMessage(bytes, [bytes.buffer]);

/** Each format's own library is loaded only for it. */
async function report({ format, report, sheets }: ReportOrder): Promise<Uint8Array<ArrayBuffer>> {
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

async function picture(asked: PictureOrder): Promise<Uint8Array<ArrayBuffer>> {
	const { dataAddress, pagePictures } = await import('./pictures.ts');
	const ready = await pagePictures(pictures);
	const { boardFile } = await import('./board-file.ts');
	return boardFile(asked, (asset) => dataAddress(ready.get(asset)));
}
