/** How the pages send the files of entries. */
import * as v from 'valibot';
import { refuse } from '#lib/base/model/result.ts';
import { uploadFile, type Upload } from '#lib/base/upload.ts';
import { documentLimits } from './model/files.ts';

export interface Uploads {
	readonly picture: Upload;
	readonly document: Upload;
}

const Uploaded = v.object({ asset: v.string() });

/** Sends a PDF. The server judges by content; what it would refuse for certain is not sent at all. */
export const uploadDocument =
	(workshop: string): Upload =>
	(file, onProgress, signal) => {
		if (file.type !== 'application/pdf') return Promise.resolve(refuse('documents-type'));
		if (file.size > documentLimits.bytes) return Promise.resolve(refuse('documents-too-large'));
		const address = `/api/workshops/${encodeURIComponent(workshop)}/documents`;
		return uploadFile(address, file, Uploaded, { onProgress, signal });
	};
