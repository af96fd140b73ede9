/** Opening a review link over HTTP. */
import * as v from 'valibot';
import type { Reviewing } from '../workshops/reviewing.ts';
import { addressOf, bodyOf, Refusal, type Gatekeeper, type Routes } from './api.ts';

export interface ReviewRoutesParts {
	readonly gatekeeper: Gatekeeper;
	readonly reviewing: Reviewing;
	readonly trustedProxies: number;
}

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const OpenBody = v.object({
	token: v.pipe(text(128), v.nonEmpty()),
	password: v.optional(text(1000)),
	name: v.optional(text(1000)),
	region: v.optional(text(64)),
	language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)))
});

export const reviewRoutes =
	({ gatekeeper, reviewing, trustedProxies }: ReviewRoutesParts): Routes =>
	(app) => {
		app.post('/api/review', async (c) => {
			const address = addressOf(c, trustedProxies);
			const body = await bodyOf(c, OpenBody);
			const opened = await reviewing.open(body, await gatekeeper.visitor(c), address);
			if (!opened.ok) {
				const wait = opened.reason === 'too-many-failures' ? reviewing.wait(address) : undefined;
				throw new Refusal(opened.reason, wait);
			}
			if (opened.value.needs !== null) return c.json(opened.value);
			const { go, setCookie } = opened.value;
			if (setCookie !== undefined) c.header('set-cookie', setCookie);
			return c.json({ needs: null, go });
		});
	};
