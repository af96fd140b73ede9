/**
 * Calls to the server's own HTTP interface. Every answer is a `Result`; what the server refused and what
 * could not be reached look alike to a page, which shows `errorText(reason)`.
 */
import * as v from 'valibot';
import { ok, refuse, type Result } from './model/result.ts';

const Refusal = v.object({ error: v.object({ code: v.string(), message: v.string() }) });

export type ApiResult = Result<unknown, string>;

async function answerOf(response: Response): Promise<ApiResult> {
	const text = await response.text();
	const body = parseJson(text);
	if (response.ok) return body.ok ? body : text === '' ? ok(undefined) : refuse('bad-answer');
	const refusal = v.safeParse(Refusal, body.ok ? body.value : undefined);
	if (refusal.success) return refuse(refusal.output.error.code);
	if (response.status === 413) return refuse('too-large');
	if (response.status === 429) return refuse('too-fast');
	return refuse(response.status >= 500 ? 'server-failed' : 'bad-answer');
}

function parseJson(text: string): ApiResult {
	try {
		const value: unknown = JSON.parse(text);
		return ok(value);
	} catch {
		return refuse('bad-answer');
	}
}

async function call(path: string, request: RequestInit): Promise<ApiResult> {
	try {
		return await answerOf(await fetch(path, { credentials: 'same-origin', ...request }));
	} catch {
		return refuse('unreachable');
	}
}

function send(method: string, path: string, body?: unknown): Promise<ApiResult> {
	if (body === undefined) return call(path, { method });
	return call(path, {
		method,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}

/** Reasons are the server's error codes, `unreachable` without a connection, `server-failed` for a bug there. */
export const api = {
	get: (path: string) => call(path, {}),
	post: (path: string, body?: unknown) => send('POST', path, body),
	put: (path: string, body?: unknown) => send('PUT', path, body),
	patch: (path: string, body?: unknown) => send('PATCH', path, body),
	del: (path: string, body?: unknown) => send('DELETE', path, body),
	/** Sends bytes as they are, e.g. an image. */
	upload: (path: string, body: Blob) =>
		call(path, { method: 'POST', headers: { 'content-type': body.type }, body })
};

/** The answer as `schema` describes it; an answer of another shape is refused as `bad-answer`. */
export function parseAnswer<Value>(
	answer: ApiResult,
	schema: v.GenericSchema<unknown, Value>
): Result<Value, string> {
	if (!answer.ok) return answer;
	const parsed = v.safeParse(schema, answer.value);
	return parsed.success ? ok(parsed.output) : refuse('bad-answer');
}
