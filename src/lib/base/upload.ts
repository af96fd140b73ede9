/** Sends a file and tells how far it is. XMLHttpRequest, because fetch does not tell how far an upload is. */
import * as v from 'valibot';
import { ok, refuse, type Result } from './model/result.ts';

const Refused = v.object({ error: v.object({ code: v.string() }) });

/** Stores a file; `onProgress` hears the share that has left, 0 to 1. */
export type Upload = (
	file: Blob,
	onProgress: (share: number) => void,
	signal: AbortSignal
) => Promise<Result<{ readonly asset: string }>>;

interface Uploading {
	/** Hears the share of the file that has left, 0 to 1. */
	readonly onProgress: (share: number) => void;
	readonly signal: AbortSignal;
}

/**
 * @param answer what the server says when it has the file
 * @returns the answer, or the server's refusal code; `unreachable` without a connection and `aborted` after `signal`
 * fired
 */
export function uploadFile<Answer>(
	address: string,
	file: Blob,
	answer: v.GenericSchema<unknown, Answer>,
	{ onProgress, signal }: Uploading
): Promise<Result<Answer>> {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.open('POST', address);
		request.setRequestHeader('content-type', file.type);
		request.responseType = 'text';
		request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
		request.onload = () => resolve(answerOf(request.status, request.responseText, answer));
		request.onerror = () => resolve(refuse('unreachable'));
		request.onabort = () => resolve(refuse('aborted'));
		signal.addEventListener('abort', () => request.abort(), { once: true });
		request.send(file);
	});
}

function answerOf<Answer>(
	status: number,
	text: string,
	answer: v.GenericSchema<unknown, Answer>
): Result<Answer> {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return refuse('unreachable');
	}
	const answered = v.safeParse(answer, body);
	if (status < 300 && answered.success) return ok(answered.output);
	const refused = v.safeParse(Refused, body);
	return refuse(refused.success ? refused.output.error.code : 'unreachable');
}
