/** The past of action plans over HTTP. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { planPast, type PlanPastParts } from '../history/plan-past.ts';
import { Refusal, valueOf, type Gatekeeper, type Routes } from './api.ts';

const At = v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number));

export const planRoutes =
	({ gatekeeper, ...parts }: PlanPastParts & { readonly gatekeeper: Gatekeeper }): Routes =>
	(app) => {
		app.get('/api/workshops/:workshop/plans/:plan/past', async (c) => {
			const member = await gatekeeper.member(c, 'read');
			const at = v.safeParse(At, c.req.query('at'));
			const id = c.req.param('plan');
			if (!at.success || !idPattern.test(id)) throw new Refusal('invalid');
			return c.json(valueOf(await planPast(parts, member, id, at.output)), 200, {
				'cache-control': 'no-store'
			});
		});
	};
