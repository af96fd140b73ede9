/**
 * The composition root: builds the one app of this process from its settings and knows everybody. What
 * lives long is made here, handed what it needs, and closed here in the right order.
 */
import type { IncomingMessage, Server } from 'node:http';
import { canNow, type StepVerb } from '#lib/session/model/rights.ts';
import { draftOf } from '#lib/realtime/model/sync-protocol.ts';
import { tunnelNamespace } from '#lib/realtime/model/tunnel.ts';
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { itemKinds } from '#lib/kinds/models.ts';
import { Auth, type Member } from './auth/auth.ts';
import { workshopsWithOtherRights } from './auth/other-rights.ts';
import { isHttps } from './auth/cookies.ts';
import { Channel } from './channel/channel.ts';
import type { Config } from './config.ts';
import { pictureConsent } from './http/consented-pictures.ts';
import { allRoutes } from './http/all-routes.ts';
import { addressOfRequest, Gatekeeper } from './http/api.ts';
import { History } from './history/history.ts';
import { createApi, createGate, type PageHandler } from './http/gate.ts';
import { securityHeaders } from './http/headers.ts';
import { pageServices } from './http/pages.ts';
import { registerPlanMentions } from './plans/plan-mentions.ts';
import { registerPlans } from './plans/register.ts';
import { closePollsOnTime } from './polls/closing.ts';
import { registerPolls } from './polls/register.ts';
import { followSteps } from './polls/step-polls.ts';
import { registerPrivacy, type Privacy } from './privacy/register.ts';
import { registerReports } from './reports/register.ts';
import { registerBreakouts } from './session/breakouts/register.ts';
import { registerPrivateWriting } from './session/private/register.ts';
import { registerSteps } from './session/register-steps.ts';
import { registerRoom } from './session/room.ts';
import { addSession } from './session/session.ts';
import { Steps } from './session/steps.ts';
import { keepVersions } from './session/versions.ts';
import { Disk } from './storage/disk.ts';
import { openStores } from './storage/stores.ts';
import type { VersionStore } from './storage/version-store.ts';
import type { Clock } from './support/clock.ts';
import { coalesced } from './support/coalesced.ts';
import type { Logger } from './support/logger.ts';
import { placeOf } from './support/place-of.ts';
import { remembered } from './support/remembered.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { tunnelSync } from './sync/tunnel.ts';
import { Accounts } from './workshops/accounts.ts';
import { documentAccess } from './workshops/document-access.ts';
import { createFill, type PreparePoll } from './workshops/fill.ts';
import { endReviewsOnTime } from './workshops/ending-reviews.ts';
import { Joining } from './workshops/joining.ts';
import { Links } from './workshops/links.ts';
import { registerRecordCards } from './workshops/record-cards.ts';
import { People } from './workshops/people.ts';
import { Reviewing } from './workshops/reviewing.ts';
import { Workshops } from './workshops/workshops.ts';

/** The join code of the demo workshop. */
export const demoCode = 'LUBLIN17';

export interface AppPorts {
	readonly logger: Logger;
	readonly clock: Clock;
	/** Serves what is neither API nor socket; made when the server exists, so that Vite can use its sockets. */
	readonly pages?: (server: Server) => Promise<PageHandler>;
	/** Upgrades that `pages` serves itself. */
	readonly foreignUpgrade?: (request: IncomingMessage) => boolean;
	/** The disk fails; nothing more is saved until another process tries. */
	readonly onDiskFailure?: () => void;
}

export interface App {
	/** Starts to answer. @throws if the port is taken */
	listen(): Promise<void>;
	/** Stops gracefully: nothing acknowledged is lost. */
	close(): Promise<void>;
	/** Origin with the real port, without a trailing slash; valid after `listen`. */
	readonly address: string;
	/** The port it listens on; valid after `listen`. */
	readonly port: number;
	/** Where to join the demo workshop; null if there is none. */
	readonly joinLink: string | null;
	/** A one-time link for the first facilitator; null once an account is complete. */
	readonly firstLink: string | null;
	/** Method and path of every route of the API, e.g. `POST /api/join`. */
	readonly routes: readonly string[];
	/** For tests and tools of this process. */
	readonly auth: Auth;
	readonly channel: Channel;
	readonly sync: Sync;
	readonly workshops: Workshops;
	readonly links: Links;
	readonly steps: Steps;
	readonly versions: VersionStore;
	readonly privacy: Privacy;
}

export async function createApp(
	config: Config,
	{ logger, clock, pages, foreignUpgrade, onDiskFailure }: AppPorts
): Promise<App> {
	const https = isHttps(config.origin);
	const disk = new Disk(onDiskFailure);
	const stores = await openStores(config.dataDir, disk);
	const metrics = new Registry();
	collectDefaultMetrics({ register: metrics });
	let draining = false;
	let closing: Promise<void> | undefined;

	const auth = new Auth({ ...stores, clock, https });
	const steps = new Steps({ store: stores.agendas, clock });
	const workshops = new Workshops({
		store: stores.workshops,
		people: stores.people,
		auth,
		documents: stores.documents,
		fill: createFill(stores.documents, (workshop, poll) => preparePoll(workshop, poll), clock),
		agenda: {
			steps: async (workshop) => (await steps.state(workshop)).steps,
			prepare: (workshop, planned) => steps.prepare(workshop, planned)
		},
		clock
	});
	const accounts = new Accounts({ ...stores, workshops, auth, clock });
	const reviewing = new Reviewing({ ...stores, auth, clock });
	const links = new Links({ ...stores, accounts, workshops, reviewing, auth, clock });
	const stopEndingReviews = endReviewsOnTime(links, logger);
	const joining = new Joining({ store: stores.workshops, people: stores.people, auth, clock });
	const people = new People({ store: stores.people, workshops: stores.workshops, auth, clock, logger });

	const channel = new Channel({
		auth,
		origin: config.origin,
		clock,
		logger,
		headers: securityHeaders(https)
	});
	addSession(channel, { people: stores.people, view: (id, withCode) => workshops.view(id, withCode) });

	registerSteps(channel, steps);
	const breakouts = registerBreakouts(channel, {
		...{ stores, workshops, auth, steps, logger },
		sync: () => sync,
		onReach: (workshop) => sightChanged(workshop)
	});
	/** Asked with every change that is written. */
	const workshopOf = remembered((document) => stores.documents.workshopOf(document));
	const room = registerRoom(channel, {
		store: stores.roomStates,
		...{ people: stores.people, auth, steps, breakouts, logger },
		documents: { workshopOf, writersSince: stores.documents.writersSince },
		view: (id, withCode) => workshops.view(id, withCode),
		voters: (workshop) => polls.told.voters(workshop),
		onBoardShown: (workshop) => sightChanged(workshop)
	});

	const privateWriting = registerPrivateWriting(channel, {
		documents: stores.documents,
		people: stores.people,
		sync: () => sync,
		kinds: itemKinds,
		session: (workshop) => steps.state(workshop),
		groups: (workshop) => breakouts.state(workshop),
		boards: (workshop) => stores.workshops.boards(workshop)
	});
	const sync = createSync({
		disk,
		store: stores.documents,
		access: documentAccess({
			auth,
			store: stores.workshops,
			ready: (workshop) => steps.state(workshop),
			shown: (workshop) => room.spotlights.board(workshop),
			plan: (id) => plans.find(id),
			reach: (workshop, board, participant) => breakouts.reach(workshop, board, participant),
			opensDraft: (workshop, board, participant) => privateWriting.open(workshop, board, participant)
		}),
		rules: (workshop, document) => {
			const now = steps.rulesNow(workshop);
			return draftOf(document) ? privateWriting.rules(document, now) : now;
		},
		sights: (workshop) => steps.sightsNow(workshop),
		onWritten(document, entries) {
			privateWriting.written(document);
			room.participation.written(document, entries);
			recordCards.written(document);
			planMentions.written(document);
		},
		clock,
		logger,
		registry: metrics
	});
	const recordCards = registerRecordCards(channel, {
		kinds: itemKinds,
		read: sync.read,
		shown: (workshop) => room.spotlights.board(workshop),
		mayRead: (member, board) => breakouts.mayRead(member, board),
		workshopOf
	});
	const planMentions = registerPlanMentions(channel, {
		plans: stores.plans,
		read: sync.read,
		workshopOf,
		logger
	});
	tunnelSync(sync, channel.io.of(tunnelNamespace));
	const recheck = coalesced((workshop) => sync.recheck(workshop), {
		logger,
		failure: 'rights could not be checked again'
	});
	const sightChanged = (workshop: string): void => {
		recheck(workshop);
		recordCards.sightChanged(workshop);
	};
	steps.onChange((change) => {
		if (change.otherSights) sync.sightsChanged(change.workshop);
		const parts = { store: stores.versions, plans: stores.plans, read: sync.read, clock };
		keepVersions(change, { ...parts, groups: (workshop) => breakouts.state(workshop) }).catch(
			(error: unknown) => logger.error({ at: placeOf(error) }, 'a version could not be kept')
		);
	});
	auth.onChange((change) => {
		for (const workshop of workshopsWithOtherRights(change)) recheck(workshop);
	});

	/** Whether a step lets a member do it: the running one, or with `former` one that has just ended. */
	const mayNow = (member: Member, verb: StepVerb, { former = false } = {}): boolean => {
		const rules = steps.rulesNow(member.workshop);
		return (former ? rules : rules.slice(0, 1)).some((each) => canNow(member.role, verb, each));
	};
	const plans = registerPlans(channel, {
		store: stores.plans,
		workshops: stores.workshops,
		documents: stores.documents,
		people: stores.people,
		may: mayNow,
		onChange(workshop) {
			recheck(workshop);
			planMentions.plansChanged(workshop);
		},
		clock
	});
	const polls = registerPolls(channel, {
		store: stores.polls,
		roomStates: stores.roomStates,
		// Ballots may have been under way when the step changed; what is seen now is seen by the rules of now.
		may: (member, verb) => mayNow(member, verb, { former: verb === 'vote' }),
		clock,
		regionsOf: async (workshop) => (await stores.workshops.regions(workshop)).map((region) => region.id)
	});

	followSteps(polls, steps, logger);

	const closingTimes = closePollsOnTime(polls, logger);
	auth.onChange((change) => {
		if (change.kind === 'workshop-changed') void closePolls(change.workshop);
	});
	async function closePolls(workshop: string): Promise<void> {
		try {
			const record = await stores.workshops.find(workshop);
			if (record?.status === 'closed') await polls.closeAll(workshop);
		} catch (error: unknown) {
			logger.error({ workshop, at: placeOf(error) }, 'polls could not be closed with their workshop');
		}
	}

	const preparePoll: PreparePoll = async (workshop, { kind, title, subjects }) => {
		const config = pollKindOf(kind)?.defaultConfig();
		const prepared = await polls.prepare(workshop, kind, { title, config, subjects });
		if (!prepared.ok) throw new Error(`the template's poll was refused: ${prepared.reason}`);
		return prepared.value.poll;
	};

	const originOf = (host: string | undefined) =>
		config.origin ?? (host ? `http://${host}` : `http://localhost:${config.port}`);

	const history = new History({
		documents: stores.documents,
		versions: stores.versions,
		sync,
		regions: async (workshop) =>
			new Map((await stores.people.ofWorkshop(workshop)).map(({ id, region }) => [id, region || null])),
		boards: (workshop) => stores.workshops.boards(workshop),
		steps: async (workshop) =>
			(await steps.state(workshop)).runs.map(({ title, startedAt }) => ({ title, at: startedAt })),
		clock
	});
	const privacy = registerPrivacy({ stores, sync, auth, dataDir: config.dataDir, clock, logger });
	const api = createApi(
		allRoutes({
			config,
			stores,
			auth,
			gatekeeper: new Gatekeeper(auth),
			accounts,
			history,
			joining,
			links,
			people,
			privacy,
			reviewing,
			workshops,
			metrics,
			sync,
			draining: () => draining,
			originOf,
			clock
		}),
		logger
	);

	const { reports, series, forms, traces, reportFiles } = registerReports(channel, {
		stores,
		agenda: (workshop) => steps.state(workshop),
		mayRead: (reader, board) => breakouts.mayRead(reader, board),
		read: sync.read,
		itemKinds,
		clock
	});
	const pageParts = {
		auth,
		joining,
		store: stores.workshops,
		people: stores.people,
		assets: stores.assets,
		consent: pictureConsent(sync.read),
		reports,
		series,
		forms,
		traces,
		reportFiles,
		clock,
		logger,
		configuredOrigin: config.origin,
		originOf
	};
	const server = createGate({
		origin: config.origin,
		https,
		api,
		// Vite needs the server's sockets first, so the handler comes after the server.
		pages: pages && ((request, response) => pageHandler?.(request, response)),
		pageServices: (request, gone) =>
			pageServices(pageParts, addressOfRequest(request, config.trustedProxies), gone),
		polling: (request, response) => channel.handleRequest(request, response),
		upgrades: {
			'/sync/': (request, socket, head) => sync.handleUpgrade(request, socket, head),
			'/socket.io/': (request, socket, head) => channel.handleUpgrade(request, socket, head)
		},
		...(foreignUpgrade ? { foreignUpgrade } : {})
	});
	const pageHandler = await pages?.(server);

	new Gauge({
		name: 'transferboard_session_connections',
		help: 'Connections of the session channel',
		registers: [metrics],
		collect() {
			this.set(channel.connections);
		}
	});

	let address = '';
	let port = config.port;
	let joinLink: string | null = null;
	let firstLink: string | null = null;

	return {
		routes: api.routes
			.filter((route) => route.method !== 'ALL')
			.map(({ method, path }) => `${method} ${path}`),
		auth,
		channel,
		sync,
		workshops,
		links,
		steps,
		versions: stores.versions,
		privacy,
		get address() {
			return address;
		},
		get port() {
			return port;
		},
		get joinLink() {
			return joinLink;
		},
		get firstLink() {
			return firstLink;
		},

		async listen() {
			if (stores.isNew && config.demo) {
				await workshops.create({ template: 'lublin', language: 'en', code: demoCode });
			}
			await privacy.start();
			await new Promise<void>((done, fail) => {
				server.once('error', fail);
				server.listen(config.port, config.host, () => {
					server.off('error', fail);
					done();
				});
			});
			const at = server.address();
			port = typeof at === 'object' && at ? at.port : config.port;
			address = config.origin ?? `http://localhost:${port}`;
			const demo = await stores.workshops.findByCode(demoCode);
			joinLink = demo?.status === 'open' ? `${address}/join/${demoCode}` : null;
			firstLink = (await stores.accounts.anyComplete())
				? null
				: address + (await links.createFacilitatorLink()).path;
			logger.info({ port }, 'listening');
		},

		close: () => (closing ??= close())
	};

	async function close(): Promise<void> {
		draining = true;
		// Clients learn first that this is no outage; then everything is on disk; then connections end.
		channel.announceRestart();
		await sync.close();
		await reportFiles.close();
		await channel.close();
		const closed = new Promise<void>((done) => server.close(() => done()));
		server.closeAllConnections();
		await closed;
		stopEndingReviews();
		await privacy.stop();
		await closingTimes.stop();
		auth.close();
		await stores.close();
		logger.info('stopped');
	}
}
