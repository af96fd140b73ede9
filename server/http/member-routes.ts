/** The people of a workshop over HTTP: observing it, names, regions and roles, handing over and removal. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { Removal } from '#lib/session/model/removal.ts';
import type { Auth } from '../auth/auth.ts';
import type { Observing } from '../workshops/observing.ts';
import { seats, type People } from '../workshops/people.ts';
import { bodyOf, Refusal, valueOf, type ApiContext, type Gatekeeper, type Routes } from './api.ts';

export interface MemberRoutesParts {
	readonly auth: Auth;
	readonly gatekeeper: Gatekeeper;
	readonly people: People;
	readonly observing: Observing;
}

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const Id = v.pipe(v.string(), v.regex(idPattern));
const Role = v.picklist(seats);

const ObserveBody = v.object({
	token: v.pipe(text(128), v.nonEmpty()),
	name: text(1000),
	organisation: v.optional(text(1000)),
	language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)))
});
const PersonBody = v.object({
	name: v.optional(text(1000)),
	region: v.optional(v.nullable(Id)),
	role: v.optional(Role)
});
const HandOverBody = v.object({ role: Role });

const personIn = (c: ApiContext): string => {
	const id = c.req.param('person') ?? '';
	if (!idPattern.test(id)) throw new Refusal('not-found');
	return id;
};

export const memberRoutes =
	({ auth, gatekeeper, people, observing }: MemberRoutesParts): Routes =>
	(app) => {
		app.post('/api/observe', async (c) => {
			const body = await bodyOf(c, ObserveBody);
			const { go, setCookie } = valueOf(await observing.observe(body, await gatekeeper.visitor(c)));
			if (setCookie !== undefined) c.header('set-cookie', setCookie);
			return c.json({ go });
		});

		app.patch('/api/workshops/:workshop/people/:person', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			valueOf(await people.update(workshop, personIn(c), await bodyOf(c, PersonBody)));
			return c.body(null, 204);
		});

		app.delete('/api/workshops/:workshop/people/:person', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const removal = c.req.header('content-type') ? await bodyOf(c, Removal) : null;
			valueOf(await people.remove(workshop, personIn(c), removal));
			return c.body(null, 204);
		});

		app.post('/api/workshops/:workshop/people/:person/hand-over', async (c) => {
			const { workshop, participant } = await gatekeeper.member(c, 'manage');
			const { role } = await bodyOf(c, HandOverBody);
			valueOf(await people.handOver(workshop, participant, personIn(c), role));
			return c.body(null, 204);
		});

		app.get('/api/workshops/:workshop/removal', async (c) => {
			const removed = await auth.removed(await gatekeeper.someone(c), c.req.param('workshop'));
			if (!removed) throw new Refusal('not-found');
			return c.json({ removal: removed.removal });
		});
	};
