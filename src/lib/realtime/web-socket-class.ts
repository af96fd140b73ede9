import type { WebsocketProvider } from 'y-websocket';

/** The constructor of the browser's WebSocket, or of something that behaves like it. */
export type WebSocketClass = NonNullable<
	NonNullable<ConstructorParameters<typeof WebsocketProvider>[3]>['WebSocketPolyfill']
>;
