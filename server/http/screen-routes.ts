/** Opening a room screen with the join code: a token for its connections, a cookie for pictures, and no person. */
import * as v from 'valibot';
import type { Auth } from '../auth/auth.ts';
import type { Joining } from '../workshops/joining.ts';
import { addressOf, bodyOf, Refusal, type Routes } from './api.ts';

export interface ScreenRoutesParts {
	readonly auth: Auth;
	readonly joining: Joining;
	readonly trustedProxies: number;
}

const ScreenBody = v.object({ code: v.pipe(v.string(), v.maxLength(64)) });

export const screenRoutes =
	({ auth, joining, trustedProxies }: ScreenRoutesParts): Routes =>
	(app) => {
		app.post('/api/screen', async (c) => {
			const address = addressOf(c, trustedProxies);
			const { code } = await bodyOf(c, ScreenBody);
			const wait = joining.wait(address);
			if (wait > 0) throw new Refusal('too-many-failures', wait);
			const workshop = await joining.find(code, address);
			if (!workshop) throw new Refusal('not-found');
			const { token, setCookie } = auth.openScreen(workshop.id, workshop.code);
			c.header('set-cookie', setCookie);
			return c.json({ token, workshop: { id: workshop.id } });
		});
	};
