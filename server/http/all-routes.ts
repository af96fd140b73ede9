/** Every route of the API, each group with just what it needs. */
import type { Registry } from 'prom-client';
import type { Auth } from '../auth/auth.ts';
import type { Config } from '../config.ts';
import type { History } from '../history/history.ts';
import type { Privacy } from '../privacy/register.ts';
import type { Stores } from '../storage/stores.ts';
import type { Clock } from '../support/clock.ts';
import type { Sync } from '../sync/sync.ts';
import type { Accounts } from '../workshops/accounts.ts';
import type { Joining } from '../workshops/joining.ts';
import type { Links } from '../workshops/links.ts';
import { Observing } from '../workshops/observing.ts';
import type { People } from '../workshops/people.ts';
import type { Reviewing } from '../workshops/reviewing.ts';
import type { Workshops } from '../workshops/workshops.ts';
import type { Gatekeeper, Routes } from './api.ts';
import { archiveRoutes } from './archive-routes.ts';
import { assetRoutes } from './assets.ts';
import { pictureConsent } from './consented-pictures.ts';
import { historyRoutes } from './history-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { operationsRoutes } from './operations.ts';
import { peopleRoutes } from './people-routes.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { screenRoutes } from './screen-routes.ts';
import { workshopRoutes } from './workshop-routes.ts';

export interface AllRoutesParts {
	readonly config: Config;
	readonly stores: Stores;
	readonly auth: Auth;
	readonly gatekeeper: Gatekeeper;
	readonly accounts: Accounts;
	readonly history: History;
	readonly joining: Joining;
	readonly links: Links;
	readonly people: People;
	readonly privacy: Privacy;
	readonly reviewing: Reviewing;
	readonly workshops: Workshops;
	readonly metrics: Registry;
	readonly sync: Sync;
	/** Whether the process is about to stop. */
	draining(): boolean;
	/** The public origin for links, as a browser that sends this Host header sees it. */
	originOf(host: string | undefined): string;
	readonly clock: Clock;
}

export function allRoutes(parts: AllRoutesParts): readonly Routes[] {
	const { config, stores, auth, gatekeeper, accounts, joining, links, people, workshops, clock } = parts;
	const { trustedProxies } = config;
	const assets = assetRoutes({
		store: stores.assets,
		clock,
		memberOf: (cookie, workshop) => auth.viewerOf(cookie, workshop),
		consent: pictureConsent(parts.sync.read)
	});
	return [
		(app) => void app.route('/', assets),
		operationsRoutes({
			metrics: parts.metrics,
			metricsToken: config.metricsToken,
			async probe() {
				await stores.probe(clock.now());
				if (!parts.sync.storing) throw new Error('documents cannot be stored');
			},
			draining: parts.draining
		}),
		peopleRoutes({
			auth,
			gatekeeper,
			joining,
			accounts,
			links,
			people: stores.people,
			workshops: stores.workshops,
			trustedProxies
		}),
		screenRoutes({ auth, joining, trustedProxies }),
		privacyRoutes({ gatekeeper, privacy: parts.privacy }),
		reviewRoutes({ gatekeeper, reviewing: parts.reviewing, trustedProxies }),
		historyRoutes({ gatekeeper, history: parts.history }),
		planRoutes({ gatekeeper, documents: stores.documents, plans: stores.plans }),
		archiveRoutes({ gatekeeper, workshops, stores, read: parts.sync.read, clock }),
		memberRoutes({
			auth,
			gatekeeper,
			people,
			observing: new Observing({ ...stores, auth, clock })
		}),
		workshopRoutes({
			gatekeeper,
			workshops,
			store: stores.workshops,
			peopleStore: stores.people,
			links,
			reviewing: parts.reviewing,
			originOf: (c) => parts.originOf(c.req.header('host'))
		})
	];
}
