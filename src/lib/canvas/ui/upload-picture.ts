/** Sends a picture to the workshop. XMLHttpRequest, because fetch does not tell how far an upload is. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';

const Uploaded = v.object({ asset: v.string(), width: v.number(), height: v.number() });
export type Uploaded = v.InferOutput<typeof Uploaded>;

const Refused = v.object({ error: v.object({ code: v.string() }) });

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
 * @returns the stored picture, or the server's refusal code; `unreachable` without a connection and
 * `aborted` after `signal` fired
 */
export function uploadPicture(
	workshop: string,
	file: Blob,
	onProgress: (share: number) => void,
	signal: AbortSignal
): Promise<Result<Uploaded>> {
	const refusal = refusalOf(file);
	if (refusal) return Promise.resolve(refuse(refusal));
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.open('POST', `/api/workshops/${encodeURIComponent(workshop)}/assets`);
		request.setRequestHeader('content-type', file.type);
		request.responseType = 'text';
		request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
		request.onload = () => resolve(answerOf(request.status, request.responseText));
		request.onerror = () => resolve(refuse('unreachable'));
		request.onabort = () => resolve(refuse('aborted'));
		signal.addEventListener('abort', () => request.abort(), { once: true });
		request.send(file);
	});
}

function answerOf(status: number, text: string): Result<Uploaded> {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return refuse('unreachable');
	}
	const uploaded = v.safeParse(Uploaded, body);
	if (status < 300 && uploaded.success) return ok(uploaded.output);
	const refused = v.safeParse(Refused, body);
	return refuse(refused.success ? refused.output.error.code : 'unreachable');
}
