/** What the cards of posters say: out of the registers, or out of what those are sent who may not open them. */
import { cardSource, posterCardsPart, type CardSource } from '#lib/registers/model/poster-card.ts';
import type { RegistersPlace } from '#lib/registers/context.ts';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';

/** Reactive. @param place null where the registers are never opened */
export const postersOnBoard = (
	session: Pick<SessionClient, 'part'>,
	place: RegistersPlace | null
): readonly CardSource[] => session.part(posterCardsPart)?.map(cardSource) ?? place?.current?.posters ?? [];
