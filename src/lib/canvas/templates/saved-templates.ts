/** Templates of this workshop, made of its boards: taken from a board here, kept by the server. */
import { copiedFromText, copiedToText } from '#lib/board/model/clipboard.ts';
import type { Item } from '#lib/board/model/item.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { Editor } from '../editor.svelte.ts';
import {
	loadTemplate,
	removeTemplate,
	saveTemplate,
	templateLimits,
	templatesPart,
	type SavedTemplates as Saved
} from './model/messages.ts';

/** What a template would be made of. */
export interface TemplateDraft {
	readonly items: readonly Item[];
	/** In the format of the clipboard. */
	readonly text: string;
	/** Whether it fits into one message. */
	readonly fits: boolean;
}

/** What is selected with all it contains, or everything if nothing is. */
export function templateDraft(editor: Editor, workshop: string): TemplateDraft {
	const { commands, document, selection } = editor;
	const ids = selection.length > 0 ? selection : [...document.items()].map((item) => item.id);
	const items = commands.toCopy(ids);
	const text = copiedToText({ workshop, items });
	return { items, text, fits: new TextEncoder().encode(text).length <= templateLimits.bytes };
}

/** An answer of the server: what was asked for, or the code of why not. */
type Outcome<Value> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string };

export class SavedTemplates {
	readonly #session: SessionClient;
	readonly #editor: Editor;
	/** Items never change once saved. */
	readonly #loaded = new Map<string, readonly Item[]>();

	constructor(session: SessionClient, editor: Editor) {
		this.#session = session;
		this.#editor = editor;
	}

	/** Reactive. */
	get list(): Saved {
		return this.#session.part(templatesPart) ?? [];
	}

	/** Whether there is room for another one; reactive. */
	get room(): boolean {
		return this.list.length < templateLimits.most;
	}

	async save(title: string, draft: TemplateDraft): Promise<Outcome<null>> {
		const answer = await this.#session.command(saveTemplate, { title, items: draft.text });
		return answer.ok ? { ok: true, value: null } : { ok: false, code: answer.error.code };
	}

	/** The items of a template; asks for them once. */
	async load(id: string): Promise<Outcome<readonly Item[]>> {
		const known = this.#loaded.get(id);
		if (known) return { ok: true, value: known };
		const answer = await this.#session.command(loadTemplate, { id });
		if (!answer.ok) return { ok: false, code: answer.error.code };
		const copied = copiedFromText(answer.items, this.#editor.document.kinds);
		const items = typeof copied === 'object' ? copied.items : [];
		this.#loaded.set(id, items);
		return { ok: true, value: items };
	}

	async remove(id: string): Promise<Outcome<null>> {
		const answer = await this.#session.command(removeTemplate, { id });
		return answer.ok ? { ok: true, value: null } : { ok: false, code: answer.error.code };
	}
}
