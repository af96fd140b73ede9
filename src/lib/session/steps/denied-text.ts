/** Why the server put something back, as one sentence. */
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Denied } from '#lib/realtime/model/denied.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';

const verbs: Readonly<Record<Denied['verb'], () => string>> = {
	add: m.steps_denied_add,
	'edit-own': m.steps_denied_edit_own,
	'edit-all': m.steps_denied_edit_all,
	move: m.steps_denied_move,
	delete: m.steps_denied_delete,
	comment: m.steps_denied_comment,
	react: m.steps_denied_react,
	'delete-others': m.steps_denied_delete_others,
	region: m.steps_denied_region,
	lock: m.steps_denied_lock
};

export const deniedText = ({ verb, reason }: Denied): string =>
	reason === 'paused' ? m.steps_denied_paused() : verbs[verb]();

/** Says once why, and keeps what was written at hand: nothing that somebody typed gets lost. */
export function tellDenied(toasts: Toasts, denied: readonly Denied[]): void {
	for (const sentence of new Set(denied.map(deniedText))) {
		const texts = denied.filter((each) => deniedText(each) === sentence && each.text !== '');
		const text = texts.map((each) => each.text).join('\n\n');
		if (text === '') toasts.show(sentence, 'warning');
		else offerCopy(toasts, `${sentence} ${m.steps_denied_text()}`, text);
	}
}

/** What was written into something that the server does not have any more. */
export function tellHomeless(toasts: Toasts, texts: readonly string[]): void {
	if (texts.length > 0) offerCopy(toasts, m.steps_homeless_text(), texts.join('\n\n'));
}

function offerCopy(toasts: Toasts, sentence: string, text: string): void {
	toasts.show(sentence, 'warning', {
		label: m.steps_denied_copy(),
		run: () => void navigator.clipboard.writeText(text)
	});
}
