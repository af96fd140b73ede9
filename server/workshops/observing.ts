/** Watching a workshop live: whoever holds an observer link says their name and is seen in the room as an observer. */
import { newId } from '#lib/base/model/ids.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { Auth, Visitor } from '../auth/auth.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { TokenStore } from '../storage/token-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Clock } from '../support/clock.ts';
import type { ErrorCode } from '../support/errors.ts';
import { hashSecret } from '../support/secrets.ts';
import { mostPeople } from './joining.ts';
import { cleanName } from './names.ts';

export interface ObservingParts {
	readonly tokens: TokenStore;
	readonly people: PeopleStore;
	readonly workshops: WorkshopStore;
	readonly auth: Auth;
	readonly clock: Clock;
}

export interface ObserveRequest {
	/** The secret of the link. */
	readonly token: string;
	readonly name: string;
	readonly organisation?: string | undefined;
	readonly language?: string | undefined;
}

export interface Observed {
	/** The page to open next. */
	readonly go: string;
	/** Absent when the browser keeps its session. */
	readonly setCookie: string | undefined;
}

export class Observing {
	readonly #parts: ObservingParts;

	constructor(parts: ObservingParts) {
		this.#parts = parts;
	}

	/** Somebody who takes part already stays who they are: the link takes nothing away. */
	async observe(request: ObserveRequest, visitor: Visitor | null): Promise<Result<Observed, ErrorCode>> {
		const { tokens, people, workshops, auth, clock } = this.#parts;
		const name = cleanName(request.name);
		if (!name.ok) return name;
		const organisation = request.organisation?.trim() ? cleanName(request.organisation) : ok(null);
		if (!organisation.ok) return organisation;
		const token = await tokens.use(hashSecret(request.token), clock.now());
		const workshop = token?.purpose === 'observe' && token.workshop ? token.workshop : undefined;
		const record = workshop === undefined ? undefined : await workshops.find(workshop);
		if (workshop === undefined || record?.status !== 'open') return refuse('link-invalid');
		const go = `/w/${workshop}`;
		if (visitor) {
			if (await auth.removed(visitor, workshop)) return refuse('removed');
			const known = await auth.memberOf(visitor, workshop);
			if (known && known.role !== 'reviewer') return ok({ go, setCookie: undefined });
		}
		if (record.details.locked) return refuse('lobby-locked');
		if ((await people.count(workshop)) >= mostPeople) return refuse('too-many');
		const participant = newId();
		await people.add({
			id: participant,
			workshop,
			role: 'observer',
			name: name.value,
			region: null,
			organisation: organisation.value,
			language: request.language ?? null,
			createdAt: clock.now(),
			removedAt: null,
			removal: null
		});
		const session = visitor
			? await auth.rotateSession(visitor, visitor.account?.id ?? null)
			: await auth.openSession(null);
		await people.bind(session.sessionHash, workshop, participant);
		auth.notify({ kind: 'member-joined', workshop, participant });
		return ok({ go, setCookie: session.setCookie });
	}
}
