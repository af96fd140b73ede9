/** What is typed on the page of an observer link, and the way to the workshop. */
import * as v from 'valibot';
import { replaceState } from '$app/navigation';
import { api, parseAnswer } from '#lib/base/api.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';

const Answer = v.object({ go: v.string() });

export class Observing {
	name = $state('');
	organisation = $state('');
	busy = $state(false);
	/** What is wrong with the whole, in words. */
	error = $state('');
	/** The secret of the link; empty before the address was read, and without one. */
	token = $state('');
	#tried = $state(false);

	readonly nameError = $derived.by(() =>
		this.#tried && this.name.trim() === '' ? m.join_name_empty() : undefined
	);

	/** Called in the browser, which sends the fragment to nobody. */
	readAddress(): void {
		this.token = decodeURIComponent(location.hash.slice(1));
		if (this.token === '') this.error = m.roles_observe_missing();
	}

	async submit(): Promise<void> {
		this.#tried = true;
		if (this.busy || this.nameError) return;
		this.busy = true;
		const { token, name, organisation } = this;
		const answer = parseAnswer(
			await api.post('/api/observe', { token, name: name.trim(), organisation, language: getLocale() }),
			Answer
		);
		this.busy = false;
		if (!answer.ok) {
			this.error = errorText(answer.reason);
			return;
		}
		// The secret leaves the address bar, so that it is in no history.
		replaceState(location.pathname, {});
		location.assign(answer.value.go);
	}
}
