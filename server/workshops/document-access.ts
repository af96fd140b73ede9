/** Who may open which shared document: members of its workshop, to write or to read. */
import { closeCodes, documentKind, draftOf } from '#lib/realtime/model/sync-protocol.ts';
import { mayWritePlan } from '#lib/plan/model/rights.ts';
import type { Reach } from '#lib/session/breakouts/model/plan.ts';
import type { StepVerb } from '#lib/session/model/rights.ts';
import { can } from '#lib/session/model/roles.ts';
import type { Auth, Member } from '../auth/auth.ts';
import type { StoredPlan } from '../storage/plan-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { AccessPort, SyncAccess } from '../sync/access.ts';

const refuse = (code: number): SyncAccess => ({ ok: false, code });

export interface DocumentAccessParts {
	readonly auth: Auth;
	readonly store: WorkshopStore;
	/** Makes the rules of a workshop's steps known before the first change is judged. */
	ready(workshop: string): Promise<unknown>;
	/** Whether a participant has private writing for a board, or begins it now. */
	opensDraft(workshop: string, board: string, participant: string): Promise<boolean>;
	/** An action plan that is part of its workshop; undefined for any other. */
	plan(id: string): Promise<Pick<StoredPlan, 'regions' | 'status'> | undefined>;
	/** What the groups leave somebody of a board; null where they have no say about it. */
	reach(workshop: string, board: string, participant: string): Promise<Reach | null>;
	/** The board that is shown on the room screens of a workshop. */
	shown(workshop: string): string | undefined;
}

export const documentAccess =
	({ auth, store, ready, opensDraft, plan, shown, reach }: DocumentAccessParts): AccessPort =>
	async ({ headers, screen }, document) => {
		const visitor = screen === undefined ? await auth.visitor(headers.cookie) : auth.screen(screen);
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
		const board = boardIn(document);
		if (!mayOpen(member, board, shown(workshop))) return refuse(closeCodes.notAllowed);
		const left = can(member.role, 'lead') ? null : await reach(workshop, board, member.participant);
		// What a facilitator shows to everybody, everybody may see.
		if (left === 'nothing' && board !== shown(workshop)) return refuse(closeCodes.notAllowed);
		await ready(workshop);
		if (member.review) {
			const open = left === null || left === 'write';
			return { ok: true, ...reviewing(member, open && member.review.comments, document) };
		}
		if (documentKind(document) !== 'plan')
			return { ok: true, member, mode: left === null || left === 'write' ? modeOf(member) : 'read' };
		const found = await plan(document.slice('plan.'.length));
		if (!found) return refuse(closeCodes.noSuchDocument);
		const { role, region, workshopOpen } = member;
		const reader = {
			manages: can(role, 'manage', workshopOpen),
			writes: can(role, 'write', workshopOpen),
			region
		};
		return { ok: true, member, mode: mayWritePlan(reader, found) ? 'write' : 'read' };
	};

const modeOf = ({ role, workshopOpen }: Member): 'write' | 'read' =>
	can(role, 'write', workshopOpen) ? 'write' : 'read';

/**
 * A screen opens the board that everybody is looking at, a reviewer of one board opens that one, and neither anything
 * else. What cards of entries on it say they get by the session channel (record-cards.ts).
 */
function mayOpen({ role, review }: Member, board: string, shown: string | undefined): boolean {
	if (role === 'screen') return board === shown;
	return !review || review.board === null || board === review.board;
}

/** Where a link lets people comment on boards they may write; what they may write is judged with every change. */
function reviewing(member: Member, comments: boolean, document: string) {
	const writes = comments && document.startsWith('board.');
	const granted: readonly StepVerb[] = writes ? ['comment'] : [];
	return { member: { ...member, granted }, mode: writes ? ('write' as const) : ('read' as const) };
}

/** The board of a document; empty for documents that are none. */
const boardIn = (document: string): string =>
	document.startsWith('board.') ? document.slice('board.'.length) : '';

/** A board that was taken out of its workshop keeps its log, but nobody can open it. */
async function isPart(store: WorkshopStore, workshop: string, document: string): Promise<boolean> {
	if (!document.startsWith('board.')) return true;
	const id = boardIn(document);
	return (await store.boards(workshop)).some((board) => board.id === id);
}
