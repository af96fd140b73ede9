/** Who may open which shared document: members of its workshop, to write or to read. */
import { closeCodes, documentKind, draftOf } from '#lib/realtime/model/sync-protocol.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Auth, Member } from '../auth/auth.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { AccessPort, SyncAccess } from '../sync/access.ts';

const refuse = (code: number): SyncAccess => ({ ok: false, code });

export interface AccessParts {
	readonly auth: Auth;
	readonly store: WorkshopStore;
	/** Makes the rules of a workshop's steps known before the first change is judged. */
	ready(workshop: string): Promise<unknown>;
	/** Whether a participant has private writing for a board, or begins it now. */
	opensDraft(workshop: string, board: string, participant: string): Promise<boolean>;
}

export const documentAccess =
	({ auth, store, ready, opensDraft }: AccessParts): AccessPort =>
	async (request, document) => {
		const visitor = await auth.visitor(request.headers.cookie);
		if (!visitor) return refuse(closeCodes.noSession);
		const draft = draftOf(document);
		if (draft) {
			// Somebody else's looks like one that does not exist.
			const workshop = await store.ofDocument(`board.${draft.board}`);
			const member = workshop === undefined ? null : await auth.memberOf(visitor, workshop);
			const own = member?.role === 'participant' && member.participant === draft.participant;
			if (!own || !(await isPart(store, member.workshop, `board.${draft.board}`))) {
				return refuse(closeCodes.noSuchDocument);
			}
			await ready(member.workshop);
			if (!(await opensDraft(member.workshop, draft.board, draft.participant))) {
				return refuse(closeCodes.noSuchDocument);
			}
			return { ok: true, member, mode: modeOf(member) };
		}
		const workshop = documentKind(document) ? await store.ofDocument(document) : undefined;
		if (!workshop || !(await isPart(store, workshop, document))) return refuse(closeCodes.noSuchDocument);
		const member = await auth.memberOf(visitor, workshop);
		if (!member || !can(member.role, 'read', member.workshopOpen)) return refuse(closeCodes.notAllowed);
		await ready(workshop);
		return { ok: true, member, mode: modeOf(member) };
	};

const modeOf = ({ role, workshopOpen }: Member): 'write' | 'read' =>
	can(role, 'write', workshopOpen) ? 'write' : 'read';

/** A board that was taken out of its workshop keeps its log, but nobody can open it. */
async function isPart(store: WorkshopStore, workshop: string, document: string): Promise<boolean> {
	if (!document.startsWith('board.')) return true;
	const id = document.slice('board.'.length);
	return (await store.boards(workshop)).some((board) => board.id === id);
}
