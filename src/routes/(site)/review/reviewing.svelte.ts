/** The way through a review link: the secret of the address, and what the link asks for besides. */
import * as v from 'valibot';
import { replaceState } from '$app/navigation';
import { api, parseAnswer } from '#lib/base/api.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { Region } from '#lib/session/model/messages.ts';

const Answer = v.variant('needs', [
	v.object({ needs: v.null(), go: v.string() }),
	v.object({ needs: v.literal('password') }),
	v.object({ needs: v.literal('name'), regions: v.array(Region) })
]);

export type ReviewState =
	| { readonly kind: 'waiting' }
	| { readonly kind: 'missing' }
	| { readonly kind: 'failed'; readonly reason: string }
	| { readonly kind: 'password' }
	| { readonly kind: 'name'; readonly regions: readonly Region[] };

/** What a form can put right; after anything else the link itself is of no use. */
const correctable: ReadonlySet<string> = new Set([
	'password-wrong',
	'too-many-failures',
	'name-invalid',
	'region-unknown',
	'unreachable'
]);

export class Reviewing {
	password = $state('');
	name = $state('');
	/** Empty for none of them. */
	region = $state('');
	busy = $state(false);
	/** The code of what was wrong with the last answer. */
	refused = $state<string>();
	state = $state.raw<ReviewState>({ kind: 'waiting' });
	#token = '';
	#tried = $state(false);

	readonly nameError = $derived.by(() =>
		this.#tried && this.name.trim() === '' ? m.join_name_empty() : undefined
	);

	/** Called in the browser, which sends the fragment to nobody. @returns the page to open, if nothing is missing */
	start(): Promise<string | undefined> {
		this.#token = decodeURIComponent(location.hash.slice(1));
		if (this.#token !== '') return this.#send();
		this.state = { kind: 'missing' };
		return Promise.resolve(undefined);
	}

	async submit(): Promise<string | undefined> {
		if (this.busy) return undefined;
		if (this.state.kind === 'name') {
			this.#tried = true;
			if (this.nameError) return undefined;
		}
		return this.#send();
	}

	async #send(): Promise<string | undefined> {
		this.busy = true;
		const { state } = this;
		const answer = parseAnswer(
			await api.post('/api/review', {
				token: this.#token,
				language: getLocale(),
				...(this.password === '' ? {} : { password: this.password }),
				...(state.kind === 'name' ? { name: this.name.trim(), region: this.region } : {})
			}),
			Answer
		);
		this.busy = false;
		this.refused = answer.ok ? undefined : answer.reason;
		if (!answer.ok) {
			const asks = state.kind === 'password' || state.kind === 'name';
			if (!asks || !correctable.has(answer.reason)) this.state = { kind: 'failed', reason: answer.reason };
			return undefined;
		}
		const { value } = answer;
		if (value.needs === null) {
			// The secret leaves the address bar, so that it is in no history.
			replaceState(location.pathname, {});
			return value.go;
		}
		this.state = value.needs === 'name' ? { kind: 'name', regions: value.regions } : { kind: 'password' };
		return undefined;
	}
}
