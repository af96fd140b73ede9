/**
 * The history of boards and of entries over HTTP. Of a board for facilitators only: the log holds what people deleted,
 * and whoever deletes something trusts that it is out of the others' sight.
 */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { KeepVersion, RestoreOrder } from '#lib/board/model/history/messages.ts';
import { can } from '#lib/session/model/roles.ts';
import type { History } from '../history/history.ts';
import { bodyOf, Refusal, type ApiContext, type Gatekeeper, type Routes, valueOf } from './api.ts';

const After = v.pipe(v.optional(v.string(), '0'), v.regex(/^\d{1,12}$/), v.transform(Number));

export const historyRoutes =
	({ gatekeeper, history }: { readonly gatekeeper: Gatekeeper; readonly history: History }): Routes =>
	(app) => {
		const path = '/api/workshops/:workshop/boards/:board';
		const noStore = { 'cache-control': 'no-store' };

		app.get(`${path}/history`, async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const after = v.safeParse(After, c.req.query('after'));
			if (!after.success) throw new Refusal('invalid');
			return c.json(valueOf(await history.page(workshop, boardIn(c), after.output)), 200, noStore);
		});

		app.get('/api/workshops/:workshop/registers/:register/:entry/past', async (c) => {
			const member = await gatekeeper.member(c, 'read');
			const place = { register: c.req.param('register'), entry: idIn(c, 'entry') };
			return c.json(valueOf(await history.entry(member, place)), 200, noStore);
		});

		app.get(`${path}/versions`, async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			return c.json(valueOf(await history.versions(workshop, boardIn(c))), 200, noStore);
		});

		app.post(`${path}/versions`, async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const { name } = await bodyOf(c, KeepVersion);
			valueOf(await history.keep(workshop, boardIn(c), name));
			return c.body(null, 204);
		});

		app.post(`${path}/restore`, async (c) => {
			const { workshop, role, workshopOpen, participant } = await gatekeeper.member(c, 'manage');
			if (!can(role, 'write', workshopOpen)) throw new Refusal('workshop-closed');
			const order = await bodyOf(c, RestoreOrder);
			return c.json(valueOf(await history.restore(workshop, boardIn(c), order, participant)));
		});
	};

const boardIn = (c: ApiContext): string => idIn(c, 'board');

function idIn(c: ApiContext, name: string): string {
	const id = c.req.param(name) ?? '';
	if (!idPattern.test(id)) throw new Refusal('not-found');
	return id;
}
