/** The part of the session client that polls need. */
import type { Answer, Command } from '#lib/realtime/model/messages.ts';

export interface PollSession {
	/** `online` while commands reach the server. */
	readonly status: string;
	/** Milliseconds since 1970; NaN before it is known. */
	serverNow(): number;
	command<Name extends string, Input, Value extends object>(
		command: Command<Name, Input, Value>,
		input: Input
	): Promise<Answer<Value>>;
}
