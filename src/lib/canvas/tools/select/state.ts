/** One state of the tool for choosing: it hears the pointer until the machine moves on to another. */
import type { ToolPointer } from '../tool.ts';

export interface State {
	readonly name: string;
	readonly cursor: string;
	move(event: ToolPointer): State;
	up(event: ToolPointer): void;
}
