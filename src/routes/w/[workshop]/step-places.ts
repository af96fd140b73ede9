/** Where steps take people, as addresses and as choices. */
import type { StepView } from '#lib/session/model/steps/agenda.ts';
import type { PlaceKind } from '#lib/session/model/steps/presets.ts';

/** The page of a view; undefined where everybody stays. */
export function hrefOf(workshop: string, view: StepView): string | undefined {
	const base = `/w/${workshop}`;
	switch (view.kind) {
		case 'board':
			return `${base}/board/${view.board}`;
		case 'poll':
			return `${base}/polls/${view.poll}`;
		case 'posters':
			return `${base}/posters`;
		case 'overview':
			return base;
		case 'free':
			return undefined;
	}
}

/** Whether a page belongs to a place: a poster's own page belongs to the posters. */
export const isAt = (path: string, place: string, overview: string): boolean =>
	path === place || (place !== overview && path.startsWith(`${place}/`));

/** A view as the value of a choice, and back. */
export const viewKey = (view: StepView): string =>
	view.kind === 'board' ? `board:${view.board}` : view.kind === 'poll' ? `poll:${view.poll}` : view.kind;

export function viewOf(key: string, before: StepView): StepView {
	const [kind, id = ''] = key.split(':');
	if (kind === 'board') {
		return { kind, board: id, frame: before.kind === 'board' && before.board === id ? before.frame : null };
	}
	if (kind === 'poll') return { kind, poll: id };
	return kind === 'posters' || kind === 'overview' ? { kind } : { kind: 'free' };
}

/** The first real place of a sort; where there is none, people stay where they are. */
export function placeFor(
	place: PlaceKind,
	boards: readonly { readonly id: string }[],
	polls: readonly { readonly id: string }[]
): StepView {
	const [board] = boards;
	const [poll] = polls;
	if (place === 'board') return board ? { kind: 'board', board: board.id, frame: null } : { kind: 'free' };
	if (place === 'poll') return poll ? { kind: 'poll', poll: poll.id } : { kind: 'free' };
	return { kind: place };
}
