/** The part of the session client that polls need. */
import type { Answer, Command } from '#lib/realtime/model/messages.ts';

export interface PollSession {
	/** `online` while commands reach the server. */
	readonly status: string;
	command<Name extends string, Input, Value extends object>(
		command: Command<Name, Input, Value>,
		input: Input
	): Promise<Answer<Value>>;
}
