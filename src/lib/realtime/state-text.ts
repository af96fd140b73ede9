/** The connection state in words. */
import { m } from '#lib/i18n/paraglide/messages.js';
import { unreachable } from '#lib/base/model/result.ts';
import type { RefusalReason } from './model/refusal.ts';
import type { DocumentState } from './synced-document.svelte.ts';

/** @param slow saving has gone on for more than 2 s, so that the person should know */
export function stateText(state: DocumentState, slow = false): string {
	const count = state.waiting;
	switch (state.kind) {
		case 'connecting':
			return m.realtime_connecting();
		case 'saved':
			return m.realtime_saved();
		case 'saving':
			return slow ? m.realtime_saving_slow({ count }) : m.realtime_saving();
		case 'stuck':
			return count > 0 ? m.realtime_stuck_waiting({ count }) : m.realtime_stuck();
		case 'offline':
			return count > 0 ? m.realtime_offline_waiting({ count }) : m.realtime_offline();
		case 'refused':
			return count > 0
				? `${refusalText(state.reason)} ${m.realtime_refused_unsaved({ count })}`
				: refusalText(state.reason);
		default:
			return unreachable(state);
	}
}

function refusalText(reason: RefusalReason): string {
	switch (reason) {
		case 'no-session':
			return m.realtime_refused_no_session();
		case 'not-allowed':
			return m.realtime_refused_not_allowed();
		case 'read-only':
			return m.realtime_refused_read_only();
		case 'no-such-document':
			return m.realtime_refused_no_such_document();
		case 'conflict':
			return m.realtime_refused_conflict();
		case 'too-large':
			return m.realtime_refused_too_large();
		case 'too-many':
			return m.realtime_refused_too_many();
		case 'malformed':
			return m.realtime_refused_malformed();
		default:
			return unreachable(reason);
	}
}
