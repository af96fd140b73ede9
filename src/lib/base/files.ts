/** Files that people take home. */
import { ok, refuse, type Result } from './model/result.ts';

/** A file as the server made it; its name is that of the answer. */
export interface ServedFile {
	readonly name: string;
	readonly bytes: Blob;
}

/**
 * Fetches a file, so that what goes wrong is told on the page that asked for it.
 * @param signal ends the work, on the server too; then the reason is `aborted`
 */
export async function fetchFile(path: string, signal?: AbortSignal): Promise<Result<ServedFile, string>> {
	try {
		const response = await fetch(path, { credentials: 'same-origin', ...(signal ? { signal } : {}) });
		if (response.status === 503) return refuse('files-busy');
		if (response.status === 404) return refuse('not-found');
		if (!response.ok) return refuse('server-failed');
		const [, name = 'file'] =
			/filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
		return ok({ name: decodeURIComponent(name), bytes: await response.blob() });
	} catch {
		return refuse(signal?.aborted ? 'aborted' : 'unreachable');
	}
}

/** A name made of what the file is about. @param ending without the point */
export const fileName = (about: string, ending: string): string =>
	`${about.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.${ending}`;

/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function saveFile({ name, bytes }: ServedFile): void {
	const address = URL.createObjectURL(bytes);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// Some browsers read the address only after the click has ended.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
