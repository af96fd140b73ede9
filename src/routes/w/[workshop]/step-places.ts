/** Where steps take people, as addresses and as choices. */
import { stepPages, type StepPage, type StepView } from '#lib/session/model/steps/agenda.ts';
import { registerHref } from './registers/register-href.ts';

/** The page of each that stands for itself, behind the address of the workshop. */
const addresses: Readonly<Record<StepPage, string>> = { posters: '/posters', overview: '' };

/** The page of a view; undefined where everybody stays. */
export function hrefOf(workshop: string, view: StepView): string | undefined {
	const base = `/w/${workshop}`;
	switch (view.kind) {
		case 'board':
			return `${base}/board/${view.board}`;
		case 'poll':
			return `${base}/polls/${view.poll}`;
		case 'slides':
			return view.slides === null ? undefined : `${base}/slides/${view.slides}`;
		case 'register':
			return registerHref(workshop, view.register);
		case 'plan':
			return view.plan === null ? `${base}/plans` : `${base}/plans/${view.plan}`;
		case 'free':
			return undefined;
		default:
			return base + addresses[view.kind];
	}
}

/** Where a group works; undefined where it has no place. */
export const hrefOfGroup = (
	workshop: string,
	{ board, frame }: { readonly board: string | null; readonly frame: string | null }
): string | undefined =>
	board === null ? undefined : `/w/${workshop}/board/${board}${frame === null ? '' : `?frame=${frame}`}`;

/** Whether a page belongs to a place: a poster's own page belongs to the posters, all of a board to a frame on it. */
export function isAt(path: string, place: string, overview: string): boolean {
	const [page = ''] = place.split('?');
	return path === page || (page !== overview && path.startsWith(`${page}/`));
}

/** A view as the value of a choice, and back. */
export function viewKey(view: StepView): string {
	switch (view.kind) {
		case 'board':
			return `board:${view.board}`;
		case 'poll':
			return `poll:${view.poll}`;
		case 'register':
			return `register:${view.register}`;
		case 'plan':
			return view.plan === null ? 'plan' : `plan:${view.plan}`;
		default:
			return view.kind;
	}
}

/** What else the view before said of the same place stays. */
export function viewOf(key: string, before: StepView): StepView {
	if (key === viewKey(before)) return before;
	const [kind, id = ''] = key.split(':');
	if (kind === 'board') return { kind, board: id, frame: null };
	if (kind === 'poll') return { kind, poll: id, closes: false };
	if (kind === 'register') return { kind, register: id };
	if (kind === 'plan') return { kind, plan: id === '' ? null : id };
	if (kind === 'slides') return { kind, slides: null };
	const page = stepPages.find((each) => each === kind);
	return page === undefined ? { kind: 'free' } : { kind: page };
}
