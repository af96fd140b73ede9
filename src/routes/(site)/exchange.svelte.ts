/**
 * Turns the secret of a link into rights of this browser. The secret stands in the fragment, which browsers
 * send nowhere, and leaves the address bar at once, so that it is in no history and no screenshot.
 */
import * as v from 'valibot';
import { api, parseAnswer } from '#lib/base/api.ts';

const Exchanged = v.object({ purpose: v.string(), go: v.string() });

export type ExchangeState =
	| { readonly kind: 'waiting' }
	| { readonly kind: 'missing' }
	| { readonly kind: 'failed'; readonly reason: string }
	| { readonly kind: 'done'; readonly purpose: string; readonly go: string };

export class Exchange {
	state = $state.raw<ExchangeState>({ kind: 'waiting' });

	/** Takes the secret out of the address and hands it in. Called once, in the browser. */
	async start(): Promise<ExchangeState> {
		const token = decodeURIComponent(location.hash.slice(1));
		history.replaceState(history.state, '', location.pathname + location.search);
		this.state = token === '' ? { kind: 'missing' } : await handIn(token);
		return this.state;
	}
}

async function handIn(token: string): Promise<ExchangeState> {
	const answer = parseAnswer(await api.post('/api/exchange', { token }), Exchanged);
	return answer.ok ? { kind: 'done', ...answer.value } : { kind: 'failed', reason: answer.reason };
}
