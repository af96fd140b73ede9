/** Joining, leaving, signing in, links and the own account. */
import * as v from 'valibot';
import { localized } from '#lib/base/model/localized-text.ts';
import type { Auth } from '../auth/auth.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { WorkshopStore } from '../storage/workshop-store.ts';
import type { Accounts } from '../workshops/accounts.ts';
import type { Joining } from '../workshops/joining.ts';
import type { Links } from '../workshops/links.ts';
import { addressOf, bodyOf, Refusal, type ApiContext, type Gatekeeper, type Routes, valueOf } from './api.ts';

export interface PeopleRoutesParts {
	readonly auth: Auth;
	readonly gatekeeper: Gatekeeper;
	readonly joining: Joining;
	readonly accounts: Accounts;
	readonly links: Links;
	readonly people: PeopleStore;
	readonly workshops: WorkshopStore;
	readonly trustedProxies: number;
}

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const JoinBody = v.object({
	code: text(64),
	name: text(1000),
	region: v.optional(text(64), ''),
	organisation: v.optional(text(1000)),
	language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)))
});
const SignInBody = v.object({ email: text(320), password: text(1000) });
const ExchangeBody = v.object({ token: v.pipe(text(128), v.nonEmpty()) });
const AccountBody = v.object({ name: text(1000), email: text(320), password: text(1000) });

export const peopleRoutes =
	(parts: PeopleRoutesParts): Routes =>
	(app) => {
		const { auth, gatekeeper, joining, accounts, links } = parts;
		const addressIn = (c: ApiContext) => addressOf(c, parts.trustedProxies);
		const setCookie = (c: ApiContext, cookie: string | undefined) => {
			if (cookie !== undefined) c.header('set-cookie', cookie);
		};

		app.post('/api/join', async (c) => {
			const address = addressIn(c);
			const body = await bodyOf(c, JoinBody);
			const joined = await joining.join(body, await gatekeeper.visitor(c), address);
			if (!joined.ok) {
				throw new Refusal(
					joined.reason,
					joined.reason === 'too-many-failures' ? joining.wait(address) : undefined
				);
			}
			const { setCookie: cookie, ...answer } = joined.value;
			setCookie(c, cookie);
			return c.json(answer);
		});

		const end = async (c: ApiContext) => {
			const visitor = await gatekeeper.visitor(c);
			if (visitor) setCookie(c, await auth.endSession(visitor.sessionHash));
			return c.body(null, 204);
		};
		app.post('/api/leave', end);
		app.post('/api/sign-out', end);

		app.post('/api/sign-in', async (c) => {
			const address = addressIn(c);
			const { email, password } = await bodyOf(c, SignInBody);
			const signedIn = await accounts.signIn(email, password, await gatekeeper.visitor(c), address);
			if (!signedIn.ok) {
				throw new Refusal(
					signedIn.reason,
					signedIn.reason === 'too-many-failures' ? accounts.wait(address) : undefined
				);
			}
			setCookie(c, signedIn.value.setCookie);
			return c.json({ go: '/facilitate' });
		});

		app.post('/api/exchange', async (c) => {
			const { token } = await bodyOf(c, ExchangeBody);
			const exchanged = valueOf(await links.exchange(token, await gatekeeper.visitor(c), addressIn(c)));
			setCookie(c, exchanged.setCookie);
			return c.json({ purpose: exchanged.purpose, go: exchanged.go });
		});

		app.post('/api/account', async (c) => {
			const visitor = await gatekeeper.someone(c);
			const saved = valueOf(await accounts.save(visitor, await bodyOf(c, AccountBody)));
			setCookie(c, saved.setCookie);
			return c.json({ go: '/facilitate' });
		});

		app.get('/api/me', async (c) => {
			const visitor = await gatekeeper.someone(c);
			const places = [
				...(visitor.account?.complete ? await parts.people.allOfAccount(visitor.account.id) : []),
				...(await parts.people.allOfSession(visitor.sessionHash))
			].filter((participant) => participant.removedAt === null);
			const workshops = await parts.workshops.some(places.map((place) => place.workshop));
			return c.json({
				account: visitor.account,
				memberships: workshops.map((workshop) => {
					const place = places.find((one) => one.workshop === workshop.id);
					const language = place?.language ?? workshop.details.languages[0] ?? 'en';
					return {
						workshop: { id: workshop.id, title: localized(workshop.title, language) },
						participant: place && {
							id: place.id,
							name: place.name,
							region: place.region,
							role: place.role
						}
					};
				})
			});
		});
	};
