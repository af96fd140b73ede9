/**
 * The spotlight: a facilitator's view that everybody follows who does not decline. It is of the moment, so it
 * lives in memory: it ends with a restart, and soon after its leader is gone.
 */
import { newId } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { can } from '#lib/session/model/roles.ts';
import {
	endSpotlight,
	followSpotlight,
	moveSpotlight,
	spotlightPart,
	startSpotlight,
	type LiveSpotlight,
	type SpotlightPlace
} from '#lib/session/spotlight/model/messages.ts';
import type { Member } from '../auth/auth.ts';
import type { Channel } from '../channel/channel.ts';

/** Milliseconds between two sendings: smooth to the eye together with the camera's own way. */
const interval = 100;
/** A leader who reloads the page is back within this time, in milliseconds. */
const absence = 5000;

type Refusal = 'not-allowed' | 'workshop-closed' | 'not-found' | 'spotlight-over';
type Done<Value extends object = Record<string, never>> = Promise<Result<Value, Refusal>>;
type Asker = Pick<Member, 'participant' | 'workshop' | 'role' | 'workshopOpen'>;

interface Live {
	readonly run: string;
	readonly leader: string;
	readonly declined: Set<string>;
	place: SpotlightPlace;
	/** Ends it, unless the leader comes back. */
	leaving: NodeJS.Timeout | undefined;
}

export interface SpotlightParts {
	/** Ids of the boards of a workshop. */
	boards(workshop: string): Promise<readonly string[]>;
	/** Whether somebody may still lead: rights and the workshop may have changed. */
	leads(workshop: string, participant: string): Promise<boolean>;
	/** Participants who are connected. */
	present(workshop: string): ReadonlySet<string>;
	onChange(workshop: string): void;
	/** Another board is shown, or none any more: what room screens may open changes with it. */
	onBoard(workshop: string): void;
}

export class Spotlights {
	readonly #parts: SpotlightParts;
	readonly #live = new Map<string, Live>();

	constructor(parts: SpotlightParts) {
		this.#parts = parts;
	}

	/** The board that is shown; undefined while none is. */
	board(workshop: string): string | undefined {
		return this.#live.get(workshop)?.place.board;
	}

	state({ workshop, participant, role }: Asker): LiveSpotlight | null {
		const live = this.#live.get(workshop);
		if (!live) return null;
		const invited = [...this.#parts.present(workshop)].filter((id) => id !== live.leader);
		return {
			...live.place,
			run: live.run,
			leader: role === 'screen' ? null : live.leader,
			follows: participant !== live.leader && !live.declined.has(participant),
			following: invited.filter((id) => !live.declined.has(id)).length,
			invited: invited.length
		};
	}

	async start(asker: Asker, place: SpotlightPlace): Done<{ run: string }> {
		const allowed = await this.#mayShow(asker, place.board);
		if (!allowed.ok) return allowed;
		const { workshop, participant } = asker;
		const before = this.#live.get(workshop);
		clearTimeout(before?.leaving);
		const run = newId();
		this.#live.set(workshop, { run, leader: participant, declined: new Set(), place, leaving: undefined });
		this.#shown(workshop, before?.place.board);
		return ok({ run });
	}

	async move(asker: Asker, run: string, place: SpotlightPlace): Done {
		const mine = () => {
			const live = this.#live.get(asker.workshop);
			return live?.run === run && live.leader === asker.participant ? live : undefined;
		};
		const before = mine()?.place.board;
		if (before === undefined) return refuse('spotlight-over');
		if (before !== place.board) {
			const allowed = await this.#mayShow(asker, place.board);
			if (!allowed.ok) return allowed;
		}
		// It may have ended while the boards were looked up.
		const live = mine();
		if (!live) return refuse('spotlight-over');
		live.place = place;
		this.#shown(asker.workshop, before);
		return ok({});
	}

	end(asker: Asker): Result<Record<string, never>, Refusal> {
		if (!can(asker.role, 'lead')) return refuse('not-allowed');
		this.over(asker.workshop);
		return ok({});
	}

	follow({ workshop, participant }: Asker, follow: boolean): Result<Record<string, never>, Refusal> {
		const live = this.#live.get(workshop);
		if (!live) return refuse('spotlight-over');
		if (follow) live.declined.delete(participant);
		else live.declined.add(participant);
		this.#parts.onChange(workshop);
		return ok({});
	}

	/** Ends what is shown, if anything is. */
	over(workshop: string): void {
		const live = this.#live.get(workshop);
		if (!live) return;
		clearTimeout(live.leaving);
		this.#live.delete(workshop);
		this.#shown(workshop, live.place.board);
	}

	/** Somebody came or went: the counts change, and without its leader a spotlight ends after a while. */
	presenceChanged(workshop: string): void {
		const live = this.#live.get(workshop);
		if (!live) return;
		if (this.#parts.present(workshop).has(live.leader)) {
			clearTimeout(live.leaving);
			live.leaving = undefined;
		} else {
			live.leaving ??= setTimeout(() => this.over(workshop), absence).unref();
		}
		this.#parts.onChange(workshop);
	}

	/** Roles or the workshop changed: who may no longer lead shows nothing any more. */
	async rightsChanged(workshop: string): Promise<void> {
		const live = this.#live.get(workshop);
		if (!live || (await this.#parts.leads(workshop, live.leader))) return;
		if (this.#live.get(workshop) === live) this.over(workshop);
	}

	async #mayShow({ role, workshop, workshopOpen }: Asker, board: string): Done {
		if (!can(role, 'lead')) return refuse('not-allowed');
		if (!can(role, 'lead', workshopOpen)) return refuse('workshop-closed');
		return (await this.#parts.boards(workshop)).includes(board) ? ok({}) : refuse('not-found');
	}

	#shown(workshop: string, before: string | undefined): void {
		this.#parts.onChange(workshop);
		if (this.board(workshop) !== before) this.#parts.onBoard(workshop);
	}
}

/** Puts the spotlight on the session channel. */
export function registerSpotlight(
	channel: Pick<Channel, 'addPart' | 'handle' | 'changed' | 'present' | 'onPresence'>,
	parts: Pick<SpotlightParts, 'boards' | 'leads' | 'onBoard'>
): Spotlights {
	const spotlights = new Spotlights({
		...parts,
		present: (workshop) => channel.present(workshop),
		onChange: (workshop) => channel.changed(workshop, spotlightPart.name)
	});
	channel.addPart(spotlightPart, (member) => spotlights.state(member), {
		audience: (member) => `${member.role === 'screen'} ${spotlights.state(member)?.follows}`,
		interval,
		screens: true
	});
	channel.onPresence((workshop) => spotlights.presenceChanged(workshop));
	channel.handle(startSpotlight, (member, place) => spotlights.start(member, place));
	channel.handle(moveSpotlight, (member, { run, ...place }) => spotlights.move(member, run, place));
	channel.handle(endSpotlight, (member) => Promise.resolve(spotlights.end(member)));
	channel.handle(followSpotlight, (member, { follow }) => Promise.resolve(spotlights.follow(member, follow)));
	return spotlights;
}
