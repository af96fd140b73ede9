/** Sends a picture to the workshop. */
import * as v from 'valibot';
import { refuse, type Result } from '#lib/base/model/result.ts';
import { uploadFile } from '#lib/base/upload.ts';

const Uploaded = v.object({ asset: v.string(), width: v.number(), height: v.number() });
export type Uploaded = v.InferOutput<typeof Uploaded>;

/** As the server has it (server/support/picture.ts); checked here first to spare people the wait. */
const mostBytes = 10 * 1024 * 1024;
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** Why a file need not be sent at all; undefined if it may be tried. The server judges by content. */
export function refusalOf(file: Blob): 'image-type' | 'image-too-large' | undefined {
	if (!pictureTypes.some((type) => type === file.type)) return 'image-type';
	return file.size > mostBytes ? 'image-too-large' : undefined;
}

/**
 * @param onProgress share of the file that has left, 0 to 1
 * @returns the stored picture, or why not; see `uploadFile`
 */
export function uploadPicture(
	workshop: string,
	file: Blob,
	onProgress: (share: number) => void,
	signal: AbortSignal
): Promise<Result<Uploaded>> {
	const refusal = refusalOf(file);
	if (refusal) return Promise.resolve(refuse(refusal));
	const address = `/api/workshops/${encodeURIComponent(workshop)}/assets`;
	return uploadFile(address, file, Uploaded, { onProgress, signal });
}
