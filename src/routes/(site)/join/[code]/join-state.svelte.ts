/** What is typed on the join page, what is wrong with it, and the way to the workshop. */
import * as v from 'valibot';
import { api, parseAnswer } from '#lib/base/api.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale, isLocale, setLocale } from '#lib/i18n/paraglide/runtime.js';

const Joined = v.object({ workshop: v.object({ id: v.string() }) });

interface JoinPage {
	readonly code: string;
	/** A workshop without regions is joined without one. */
	readonly needsRegion: boolean;
}

export class JoinState {
	name = $state('');
	region = $state('');
	organisation = $state('');
	language = $state<string>(getLocale());
	busy = $state(false);
	/** What is wrong with the whole, in words. */
	error = $state('');

	#tried = $state(false);
	#refusedName = $state<string>();
	#page: () => JoinPage;

	constructor(page: () => JoinPage) {
		this.#page = page;
	}

	readonly nameError = $derived.by(() => {
		if (!this.#tried) return undefined;
		if (this.name.trim() === '') return m.join_name_empty();
		return this.name === this.#refusedName ? errorText('name-invalid') : undefined;
	});

	readonly regionError = $derived.by(() =>
		this.#tried && this.region === '' && this.#page().needsRegion ? m.join_region_empty() : undefined
	);

	/** @returns whether the browser is on its way into the workshop */
	async submit(): Promise<boolean> {
		if (this.busy) return false;
		this.#tried = true;
		this.error = '';
		if (this.nameError || this.regionError) return false;
		this.busy = true;
		const organisation = this.organisation.trim();
		const answer = parseAnswer(
			await api.post('/api/join', {
				code: this.#page().code,
				name: this.name.trim(),
				region: this.region,
				language: this.language,
				...(organisation ? { organisation } : {})
			}),
			Joined
		);
		if (!answer.ok) {
			this.busy = false;
			if (answer.reason === 'name-invalid') this.#refusedName = this.name;
			this.error = errorText(answer.reason === 'not-found' ? 'unknown-code' : answer.reason);
			return false;
		}
		if (isLocale(this.language)) void setLocale(this.language, { reload: false });
		// A real page load: the workshop starts in the chosen language and with the new cookie.
		location.assign(`/w/${answer.value.workshop.id}`);
		return true;
	}
}
