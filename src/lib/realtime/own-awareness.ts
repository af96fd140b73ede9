import { removeAwarenessStates } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';

interface AwarenessChange {
	readonly added: readonly number[];
	readonly updated: readonly number[];
	readonly removed: readonly number[];
}

/**
 * The stock provider sends every awareness change back, those it has just received included; in a room of
 * 300 that alone would be thousands of messages a second. Afterwards it sends only its own. Also forgets the
 * clocks of the others when the connection ends, so that the server's next full state is taken as new.
 */
export function ownAwarenessOnly(provider: WebsocketProvider): void {
	const { awareness } = provider;
	const sendAll = provider._awarenessUpdateHandler;
	awareness.off('update', sendAll);
	provider._awarenessUpdateHandler = ({ added, updated, removed }: AwarenessChange, origin: unknown) => {
		const own = awareness.clientID;
		if (origin === provider || ![...added, ...updated, ...removed].includes(own)) return;
		sendAll({ added: [], updated: [own], removed: [] }, origin);
	};
	awareness.on('update', provider._awarenessUpdateHandler);
	provider.on('status', ({ status }) => {
		if (status !== 'disconnected') return;
		const others = [...awareness.meta.keys()].filter((id) => id !== awareness.clientID);
		removeAwarenessStates(awareness, others, provider);
		for (const id of others) awareness.meta.delete(id);
	});
}
