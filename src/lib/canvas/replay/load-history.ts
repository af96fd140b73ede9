/** Asks the server for the history of a board and to restore it. Facilitators only. */
import { api, parseAnswer } from '#lib/base/api.ts';
import { ok, type Result } from '#lib/base/model/result.ts';
import {
	BoardVersions,
	HistoryPage,
	Restored,
	type RestoreOrder
} from '#lib/board/model/history/messages.ts';
import type { LogRow } from '#lib/board/model/history/timeline.ts';

export class HistorySource {
	readonly #path: string;

	constructor(workshop: string, board: string) {
		this.#path = `/api/workshops/${workshop}/boards/${board}`;
	}

	/** Hands on the rows after `after`, part by part, until `take` returns false. */
	async rows(after: number, take: (rows: LogRow[]) => boolean): Promise<Result<undefined, string>> {
		for (let from = after; ;) {
			const page = parseAnswer(await api.get(`${this.#path}/history?after=${from}`), HistoryPage);
			if (!page.ok) return page;
			const { entries, more } = page.value;
			const rows = entries.map(({ update, ...row }) => ({ ...row, update: bytesOf(update) }));
			if (!take(rows) || !more) return ok(undefined);
			from = rows.at(-1)?.seq ?? from;
		}
	}

	async versions(): Promise<Result<BoardVersions, string>> {
		return parseAnswer(await api.get(`${this.#path}/versions`), BoardVersions);
	}

	keep(name: Readonly<Record<string, string>>): Promise<Result<unknown, string>> {
		return api.post(`${this.#path}/versions`, { name });
	}

	async restore(order: RestoreOrder): Promise<Result<Restored, string>> {
		return parseAnswer(await api.post(`${this.#path}/restore`, order), Restored);
	}
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
