/** Who may open which shared document: members of its workshop, to write or to read. */
import { closeCodes, documentKind } from '#lib/realtime/model/sync-protocol.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Auth } from '../auth/auth.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { AccessPort, SyncAccess } from '../sync/access.ts';

const refuse = (code: number): SyncAccess => ({ ok: false, code });

/** @param ready makes the rules of a workshop's steps known before the first change is judged */
export const documentAccess =
	(auth: Auth, store: WorkshopStore, ready: (workshop: string) => Promise<unknown>): AccessPort =>
	async (request, document) => {
		const visitor = await auth.visitor(request.headers.cookie);
		if (!visitor) return refuse(closeCodes.noSession);
		const workshop = documentKind(document) ? await store.ofDocument(document) : undefined;
		if (!workshop || !(await isPart(store, workshop, document))) return refuse(closeCodes.noSuchDocument);
		const member = await auth.memberOf(visitor, workshop);
		if (!member || !can(member.role, 'read', member.workshopOpen)) return refuse(closeCodes.notAllowed);
		await ready(workshop);
		const mode = can(member.role, 'write', member.workshopOpen) ? 'write' : 'read';
		return { ok: true, member, mode };
	};

/** A board that was taken out of its workshop keeps its log, but nobody can open it. */
async function isPart(store: WorkshopStore, workshop: string, document: string): Promise<boolean> {
	if (!document.startsWith('board.')) return true;
	const id = document.slice('board.'.length);
	return (await store.boards(workshop)).some((board) => board.id === id);
}
