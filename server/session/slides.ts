/** Slides: the page that the room is at, kept over a restart. The files themselves are assets of the workshop. */
import * as v from 'valibot';
import { ok, refuse } from '#lib/base/model/result.ts';
import { can } from '#lib/session/model/roles.ts';
import { currentStep, type SessionState } from '#lib/session/model/steps/machine.ts';
import { showSlide, slidesPart, SlidesPlace } from '#lib/session/slides/model/messages.ts';
import type { Channel } from '../channel/channel.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import { KeptState } from './kept-state.ts';
import type { Steps } from './steps.ts';

const Kept = v.object({ at: v.nullable(SlidesPlace) });

/** @param failed told what could not be stored */
export function registerSlides(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed'>,
	store: RoomStateStore,
	steps: Pick<Steps, 'onChange' | 'state'>,
	failed: (error: unknown) => void
): void {
	const kept = new KeptState(store, 'slides', Kept, () => ({ at: null }));

	async function show(workshop: string, at: SlidesPlace): Promise<void> {
		const state = await kept.of(workshop);
		state.at = at;
		await kept.save(workshop);
		channel.changed(workshop, slidesPart.name);
	}

	channel.addPart(slidesPart, async (member) => (await kept.of(member.workshop)).at, {
		audience: () => 'all',
		screens: true
	});
	channel.handle(showSlide, async ({ role, workshop, workshopOpen }, at) => {
		if (!can(role, 'lead')) return refuse('not-allowed');
		if (!can(role, 'lead', workshopOpen)) return refuse('workshop-closed');
		if (slidesOf(await steps.state(workshop)) !== at.slides) return refuse('not-now');
		await show(workshop, at);
		return ok({});
	});
	// A talk begins with its first page.
	steps.onChange(({ workshop, state, began }) => {
		const slides = began ? slidesOf(state) : undefined;
		if (slides !== undefined) show(workshop, { slides, page: 1 }).catch(failed);
	});
}

/** The file that the running step is about. */
function slidesOf(state: SessionState): string | undefined {
	const view = currentStep(state)?.view;
	return view?.kind === 'slides' ? (view.slides ?? undefined) : undefined;
}
