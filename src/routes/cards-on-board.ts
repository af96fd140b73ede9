/** What the cards of entries say: out of the registers, or out of what those are sent who may not open them. */
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import type { RegistersPlace } from '#lib/registers/context.ts';
import { recordCardsPart, type RecordCard } from '#lib/registers/model/record-card.ts';

/** Reactive. @param place null where the registers are never opened */
export const cardsOnBoard = (
	session: Pick<SessionClient, 'part'>,
	place: RegistersPlace | null
): readonly RecordCard[] => session.part(recordCardsPart) ?? place?.current?.cards ?? [];
