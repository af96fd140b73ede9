/**
 * A room screen's connection: opens with the join code, stays open for a day, and opens anew after a restart
 * of the server. What was last shown stays on the wall until there is something newer.
 */
import * as v from 'valibot';
import { api, parseAnswer } from '#lib/base/api.ts';
import { reconnectWait } from '#lib/realtime/reconnect.ts';
import { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { screenPart, type ScreenState } from './model/messages.ts';

/** `lost` and `ended`: the last picture stays. `ended`: the code was replaced, or the workshop closed. */
export type ScreenStatus = 'opening' | 'live' | 'lost' | 'ended' | 'wrong-code';

const Opened = v.object({ token: v.string(), workshop: v.object({ id: v.string() }) });
/** Seconds without a connection are nobody's news. */
const graceMilliseconds = 3000;

export class RoomScreen {
	readonly #code: string;
	#session = $state.raw<SessionClient>();
	/** Takes over when it is in. */
	#next = $state.raw<SessionClient>();
	#token = $state('');
	#workshop = $state('');
	#wrong = $state(false);
	#last = $state.raw<ScreenState>();
	#lostSince = $state<number>();
	#attempts = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#grace: ReturnType<typeof setTimeout> | undefined;

	constructor(code: string) {
		this.#code = code;
		void this.#open();
	}

	/** For commands and further parts; undefined before the first answer. */
	get session(): SessionClient | undefined {
		return this.#session;
	}

	/** Opens what may be shown beside the session: boards. */
	get token(): string {
		return this.#token;
	}

	get workshop(): string {
		return this.#workshop;
	}

	/** When the connection was lost, by the server's clock in milliseconds since 1970. */
	get lostSince(): number | undefined {
		return this.#lostSince;
	}

	readonly view: ScreenState | undefined = $derived.by(() => this.#session?.part(screenPart) ?? this.#last);

	get status(): ScreenStatus {
		if (this.#wrong) return this.view ? 'ended' : 'wrong-code';
		if (!this.view) return 'opening';
		return this.#lostSince === undefined ? 'live' : 'lost';
	}

	/**
	 * To be called in an effect: reacts to what became of the connections.
	 * @param network false when the browser knows that there is none; a socket notices only after a while
	 */
	follow(network: boolean): void {
		const next = this.#next;
		if (next?.status === 'online') {
			this.#session?.close();
			this.#session = next;
			this.#next = undefined;
			this.#attempts = 0;
		} else if (next?.status === 'refused') {
			next.close();
			this.#next = undefined;
			this.#openLater();
		}
		const session = this.#session;
		const lost = session?.status === 'refused' && !this.#next;
		if (lost && !this.#wrong && this.#timer === undefined) this.#openLater();
		const view = session?.part(screenPart);
		if (view) this.#last = view;
		if (session?.status === 'online' && network) {
			clearTimeout(this.#grace);
			this.#grace = undefined;
			this.#lostSince = undefined;
		} else if (session && this.#lostSince === undefined && this.#grace === undefined) {
			const since = session.serverNow();
			this.#grace = setTimeout(() => (this.#lostSince = since), graceMilliseconds);
		}
	}

	close(): void {
		clearTimeout(this.#timer);
		clearTimeout(this.#grace);
		this.#session?.close();
		this.#next?.close();
	}

	#openLater(): void {
		this.#attempts += 1;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#open(), reconnectWait(this.#attempts));
	}

	async #open(): Promise<void> {
		const answer = parseAnswer(await api.post('/api/screen', { code: this.#code }), Opened);
		this.#timer = undefined;
		if (!answer.ok) {
			// A wrong code is not tried again: wrong codes count against everybody behind this address.
			if (answer.reason === 'not-found') this.#wrong = true;
			else this.#openLater();
			return;
		}
		const { token, workshop } = answer.value;
		this.#token = token;
		this.#workshop = workshop.id;
		this.#next = new SessionClient(workshop.id, { screen: token });
	}
}
