/** Puts private writing on the session channel. */
import { can } from '#lib/session/model/roles.ts';
import { privatePart, revealNotes } from '#lib/session/private/model/messages.ts';
import type { Channel } from '../../channel/channel.ts';
import { PrivateWriting, type PrivateWritingParts } from './private-writing.ts';

/** Milliseconds between two sendings, while the whole room writes. */
const interval = 2000;

export function registerPrivateWriting(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>,
	parts: Omit<PrivateWritingParts, 'onChange'>
): PrivateWriting {
	const writing = new PrivateWriting({
		...parts,
		onChange: (workshop) => channel.changed(workshop, privatePart.name)
	});
	channel.addPart(
		privatePart,
		(member) => (can(member.role, 'run-steps') ? writing.state(member.workshop) : null),
		{ audience: (member) => String(can(member.role, 'run-steps')), interval }
	);
	channel.handle(revealNotes, (member, { board, ...which }) => writing.reveal(member, board, which));
	return writing;
}
