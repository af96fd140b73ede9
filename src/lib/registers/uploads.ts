/** How the pages send the files of entries. */
import * as v from 'valibot';
import { refuse, type Result } from '#lib/base/model/result.ts';
import { uploadFile } from '#lib/base/upload.ts';
import { documentLimits } from './model/files.ts';

/** Stores a file; `onProgress` hears the share that has left, 0 to 1. */
export type Upload = (
	file: Blob,
	onProgress: (share: number) => void,
	signal: AbortSignal
) => Promise<Result<{ readonly asset: string }>>;

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
