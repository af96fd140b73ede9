/**
 * Turns the secret of a link into rights of this browser. The secret stands in the fragment, which browsers
 * send nowhere, and leaves the address bar as soon as it was handed in, so that it is in no history.
 */
import * as v from 'valibot';
import { replaceState } from '$app/navigation';
import { api, parseAnswer } from '#lib/base/api.ts';

const Exchanged = v.object({ purpose: v.string(), go: v.string() });

export type ExchangeState =
	| { readonly kind: 'waiting' }
	| { readonly kind: 'missing' }
	| { readonly kind: 'failed'; readonly reason: string }
	| { readonly kind: 'done'; readonly purpose: string; readonly go: string };

export class Exchange {
	state = $state.raw<ExchangeState>({ kind: 'waiting' });

	/** Called in the browser; again after the server could not be reached, because then the secret is unused. */
	async start(): Promise<ExchangeState> {
		this.state = { kind: 'waiting' };
		const token = decodeURIComponent(location.hash.slice(1));
		const outcome: ExchangeState = token === '' ? { kind: 'missing' } : await handIn(token);
		const unused = outcome.kind === 'failed' && outcome.reason === 'unreachable';
		if (token !== '' && !unused) replaceState(location.pathname + location.search, {});
		this.state = outcome;
		return outcome;
	}
}

async function handIn(token: string): Promise<ExchangeState> {
	const answer = parseAnswer(await api.post('/api/exchange', { token }), Exchanged);
	return answer.ok ? { kind: 'done', ...answer.value } : { kind: 'failed', reason: answer.reason };
}
