/**
 * The table of rights as the server keeps it: every role × every verb × every setting of a step, over each channel
 * that a hand-made client can use. What is expected comes from the table itself.
 */
import { encoding, decoding } from 'lib0';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import { closeCodes, messageSync } from '#lib/realtime/model/sync-protocol.ts';
import { reactionKey, reactionSigns } from '#lib/board/model/reactions.ts';
import { canNow, freeRules, stepVerbs, type StepRules, type StepVerb } from '#lib/session/model/rights.ts';
import { can, type Role } from '#lib/session/model/roles.ts';
import { currentRun } from '#lib/session/model/steps/machine.ts';
import { Attendee, youPart } from '#lib/session/model/messages.ts';
import { agendaPart, rulesOfState } from '#lib/session/model/steps/messages.ts';
import { allSights, type Sights } from '../../server/sync/access.ts';
import { grace } from '../../server/session/steps.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { enter, newest, openRoomScreen, type Seat } from '../support/seat.ts';
import { StockClient, until } from '../support/sync-client.ts';

/** Roles that open documents with a cookie; room screens are asked over the channel only. */
const people = ['facilitator', 'participant', 'observer', 'reviewer'] as const satisfies readonly Role[];
type PersonRole = (typeof people)[number];

let running: RunningApp;
let workshop: string;
let board: string;
let poll: string;
let screen: Seat;
const visitors = new Map<PersonRole, Visitor>();
const seats = new Map<PersonRole, Seat>();
const of = <Value>(map: ReadonlyMap<PersonRole, Value>, role: PersonRole): Value => {
	const found = map.get(role);
	if (found === undefined) throw new Error(`nobody is ${role}`);
	return found;
};

beforeAll(async () => {
	running = await startApp();
	const anna = await running.join({ language: 'pl' });
	workshop = anna.joined.workshop.id;
	board = `board.${anna.joined.boards[0]?.id}`;
	const maria = await running.signIn();
	const link = async (purpose: string): Promise<string> => {
		const made = await maria.post(`/api/workshops/${workshop}/links`, { purpose, label: purpose });
		return v.parse(v.object({ url: v.string() }), await made.json()).url;
	};
	const observer = running.visitor();
	const token = (await link('observe')).split('#')[1];
	expect((await observer.post('/api/observe', { token, name: 'Olga Observes' })).status).toBe(200);
	const reviewer = running.visitor();
	await reviewer.open(await link('review'));
	visitors.set('facilitator', maria).set('participant', anna);
	visitors.set('observer', observer).set('reviewer', reviewer);
	for (const [role, visitor] of visitors) seats.set(role, await enter(visitor, workshop));
	screen = (await openRoomScreen(running)).seat;
	const content = {
		kind: 'dots',
		title: { en: 'Dots' },
		config: { dots: 3, cap: 3 },
		subjects: ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }))
	};
	const lead = of(seats, 'facilitator').socket;
	poll = v.parse(v.object({ poll: v.string() }), await ask(lead, 'poll:create', content)).poll;
	expect(await ask(lead, 'poll:open', { poll })).toEqual({ ok: true });
});
afterAll(async () => {
	for (const { socket } of [...seats.values(), screen]) socket.disconnect();
	await running.dispose();
});

/** Starts a step with these rules, or ends what runs; afterwards nothing of the time before is still allowed. */
async function set(rules: StepRules, sights: Sights = allSights): Promise<void> {
	const lead = of(seats, 'facilitator');
	const control = async (command: object): Promise<void> => {
		const run = currentRun(await running.app.steps.state(workshop))?.run ?? 0;
		expect(await ask(lead.socket, 'step:control', { ...command, run })).toEqual({ ok: true });
	};
	const [first] = v.parse(agendaPart.schema, newest(lead, 'agenda'))?.steps ?? [];
	const step = {
		...first,
		id: 'matrix',
		view: { kind: 'free' },
		privateWriting: 'off',
		rights: rules.rights,
		...sights
	};
	const known = (await running.app.steps.state(workshop)).steps.some(({ id }) => id === 'matrix');
	const edit = known ? { do: 'change', step } : { do: 'add', step, before: null };
	expect(await ask(lead.socket, 'agenda:edit', edit)).toEqual({ ok: true });
	await control({ do: 'start', step: 'matrix' });
	if (rules.paused) await control({ do: 'pause' });
	running.clock.advance(grace + 1);
	const state = await running.app.steps.state(workshop);
	expect(rulesOfState(state)).toEqual(rules);
}

const items = (doc: Y.Doc): Y.Map<Y.Map<unknown>> => doc.getMap('items');
function note(fields: Readonly<Record<string, unknown>> = {}): Y.Map<unknown> {
	const entries = Object.entries({
		kind: 'note',
		x: 0,
		y: 0,
		w: 10,
		h: 10,
		z: 'a0',
		color: 'yellow',
		...fields
	});
	const map = new Y.Map<unknown>(entries);
	map.set('text', new Y.Text('text'));
	return map;
}
function write(doc: Y.Doc, id: string): void {
	const text = items(doc).get(id)?.get('text');
	if (!(text instanceof Y.Text)) throw new Error(`there is no text to write into: ${id}`);
	text.insert(0, 'changed ');
}

/** How each verb of documents is tried, on things that are named after role and round, and seen to have lasted. */
const attempts: Readonly<
	Partial<
		Record<
			StepVerb,
			{
				act(doc: Y.Doc, tag: string, me: string): void;
				lasted(doc: Y.Doc, tag: string, me: string): boolean;
			}
		>
	>
> = {
	add: {
		act: (doc, tag) => void items(doc).set(`new-${tag}`, note()),
		lasted: (doc, tag) => items(doc).has(`new-${tag}`)
	},
	'edit-own': {
		act: (doc, tag) => write(doc, `own-${tag}`),
		lasted: (doc, tag) => textIn(doc, `own-${tag}`).startsWith('changed')
	},
	'edit-all': {
		act: (doc, tag) => write(doc, `other-${tag}`),
		lasted: (doc, tag) => textIn(doc, `other-${tag}`).startsWith('changed')
	},
	move: {
		act: (doc, tag) => void items(doc).get(`moved-${tag}`)?.set('x', 500),
		lasted: (doc, tag) => items(doc).get(`moved-${tag}`)?.get('x') === 500
	},
	delete: {
		act: (doc, tag) => items(doc).delete(`gone-${tag}`),
		lasted: (doc, tag) => !items(doc).has(`gone-${tag}`)
	},
	comment: {
		act: (doc, tag, me) =>
			void doc
				.getMap('comments')
				.set(
					`said-${tag}`,
					new Y.Map<unknown>(Object.entries({ at: 1, on: { x: 0, y: 0 }, text: 'why?', author: me }))
				),
		lasted: (doc, tag) => doc.getMap('comments').has(`said-${tag}`)
	},
	react: {
		act: (doc, tag, me) =>
			void doc.getMap('reactions').set(reactionKey(`other-${tag}`, reactionSigns[0], me), true),
		lasted: (doc, tag, me) => doc.getMap('reactions').has(reactionKey(`other-${tag}`, reactionSigns[0], me))
	}
};
const textIn = (doc: Y.Doc, id: string): string => {
	const text = items(doc).get(id)?.get('text');
	return text instanceof Y.Text ? text.toJSON() : '';
};

/** A client of the board that can tell when the server has looked at everything it sent. */
async function connect(role: PersonRole): Promise<{ client: StockClient; settled(): Promise<void> }> {
	const { cookie } = of(visitors, role);
	const client = new StockClient(`${running.origin.replace('http', 'ws')}/sync`, board, {
		cookie,
		origin: running.origin
	});
	let answers = 0;
	const stock = client.provider.messageHandlers[messageSync];
	client.provider.messageHandlers[messageSync] = (answer, decoder, provider, emitSynced, type) => {
		if (decoding.peekVarUint(decoder) === syncProtocol.messageYjsSyncStep2) answers++;
		stock?.(answer, decoder, provider, emitSynced, type);
	};
	await until(() => client.provider.synced, `${role} has the board`);
	return {
		client,
		async settled() {
			const before = answers;
			const question = encoding.createEncoder();
			encoding.writeVarUint(question, messageSync);
			syncProtocol.writeSyncStep1(question, client.doc);
			client.provider.ws?.send(encoding.toUint8Array(question));
			// Who has never been allowed to write and does it nevertheless is put out.
			const answered = () => answers > before || client.closedWith === closeCodes.notAllowed;
			await until(answered, `the server answers ${role}`);
		}
	};
}

/** Fresh things to try the verbs on: of each role, and of somebody else. */
async function prepare(round: number): Promise<void> {
	await set(freeRules);
	const { client: other } = await connect('facilitator');
	const { client: anna } = await connect('participant');
	anna.doc.transact(() =>
		['own', 'gone'].forEach((kind) => items(anna.doc).set(`${kind}-participant-${round}`, note()))
	);
	other.doc.transact(() => {
		for (const role of people) {
			for (const kind of ['other', 'moved', ...(role === 'participant' ? [] : ['own', 'gone'])])
				items(other.doc).set(`${kind}-${role}-${round}`, note());
		}
	});
	await until(() => other.saved && anna.saved, 'there is something to try verbs on');
	other.close();
	anna.close();
}

const settings: readonly (readonly [string, StepRules])[] = [
	['everything', freeRules],
	['nothing', { rights: { participant: [], observer: [], reviewer: [], screen: [] }, paused: false }],
	...stepVerbs.map((verb): [string, StepRules] => [
		`only ${verb}`,
		{ rights: { participant: [verb], observer: [verb], reviewer: [verb], screen: [verb] }, paused: false }
	]),
	['everything, in a pause', { ...freeRules, paused: true }]
];

test.each(settings)('a step that gives %s: documents', async (name, rules) => {
	const round = settings.findIndex(([each]) => each === name);
	await prepare(round);
	await set(rules);
	const verdicts = new Map<string, boolean>();
	for (const role of people) {
		const { client, settled } = await connect(role);
		const me = v.parse(v.object({ id: v.string() }), of(seats, role).snapshot.parts['you']).id;
		client.doc.transact(() =>
			Object.values(attempts).forEach(({ act }) => act(client.doc, `${role}-${round}`, me))
		);
		await settled();
		client.close();
		await running.app.sync.read(board, (doc) => {
			for (const [verb, { lasted }] of Object.entries(attempts))
				verdicts.set(`${role} ${verb}`, lasted(doc, `${role}-${round}`, me));
		});
	}
	const expected = people.flatMap((role) =>
		Object.keys(attempts).map((verb) => {
			const known = stepVerbs.find((each) => each === verb);
			const given = known !== undefined && canNow(role, known, rules);
			// Who may change what all wrote may change their own.
			const implied = known === 'edit-own' && canNow(role, 'edit-all', rules);
			return [`${role} ${verb}`, given || implied] as const;
		})
	);
	expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(expected));
});

const sightings: readonly Sights[] = [true, false].flatMap((cursors) =>
	[true, false].map((names) => ({ cursors, names }))
);

test.each(sightings)(
	'a step with cursors $cursors, names $names: what people see of each other',
	async (sights) => {
		await set(freeRules);
		const clients = new Map<PersonRole, StockClient>();
		for (const role of people) clients.set(role, (await connect(role)).client);
		const point = (role: PersonRole, x: number) =>
			of(clients, role).provider.awareness.setLocalState({ cursor: { x, y: 0 }, selection: ['a'] });
		point('participant', 1);
		point('facilitator', 1);
		const ben = await running.join({ name: 'Ben Sees' });
		const late = async () =>
			new StockClient(`${running.origin.replace('http', 'ws')}/sync`, board, {
				cookie: ben.cookie,
				origin: running.origin
			});
		const early = await late();
		await until(
			() => stateOf(early, 'participant')?.['cursor'] !== undefined,
			'pointers are seen before the step'
		);
		await set(freeRules, sights);
		const came = await late();

		function stateOf(viewer: StockClient, subject: PersonRole): Record<string, unknown> | undefined {
			return viewer.provider.awareness.getStates().get(of(clients, subject).doc.clientID);
		}
		/** What the table of the step says that somebody in this role is told about the two who point. */
		function expected(viewer: Role, subject: 'participant' | 'facilitator', x: number): object {
			const leads = viewer === 'facilitator' || subject === 'facilitator';
			const named = can(viewer, 'see-names') && (leads || sights.names);
			const { id, name, region, role } = v.parse(youPart.schema, of(seats, subject).snapshot.parts['you']);
			return {
				...(leads || sights.cursors ? { cursor: { x, y: 0 }, selection: ['a'] } : {}),
				user: { participant: named ? id : '', name: named ? name : '', region, role }
			};
		}
		const viewers: readonly (readonly [Role, StockClient])[] = [
			['participant', early],
			['participant', came],
			['observer', of(clients, 'observer')],
			['reviewer', of(clients, 'reviewer')],
			['facilitator', of(clients, 'facilitator')],
			['participant', of(clients, 'participant')]
		];
		const seen = async (x: number): Promise<void> => {
			for (const subject of ['participant', 'facilitator'] as const) {
				for (const [role, viewer] of viewers) {
					if (viewer === of(clients, subject)) continue;
					await vi.waitFor(
						() => expect([role, stateOf(viewer, subject)]).toEqual([role, expected(role, subject, x)]),
						{ timeout: 10_000 }
					);
				}
			}
		};
		// At once when the step begins, for who was there and who comes, and with every movement.
		await seen(1);
		point('participant', 2);
		point('facilitator', 2);
		await seen(2);
		// A step later everything is seen again, without anybody moving.
		await set(freeRules);
		await until(() => stateOf(early, 'participant')?.['cursor'] !== undefined, 'pointers are seen again');
		for (const client of [...clients.values(), early, came]) client.close();
	}
);

test.each(settings)('a step that gives %s: votes and results', async (_name, rules) => {
	await set(rules);
	const codeOf = (answer: unknown): string => {
		const refused = v.safeParse(v.object({ error: v.object({ code: v.string() }) }), answer);
		return refused.success ? refused.output.error.code : 'ok';
	};
	for (const [role, seat] of [...seats, ['screen', screen] as const]) {
		const key = `${role}-${running.clock.now()}`.padEnd(20, 'k');
		const cast = await ask(seat.socket, 'poll:cast', { poll, round: 1, ballot: { amounts: { a: 1 } }, key });
		// A second ballot is refused as such, which only a vote that may be cast comes to.
		expect([role, ['ok', 'already-cast'].includes(codeOf(cast))]).toEqual([
			role,
			canNow(role, 'vote', rules)
		]);
		const result = codeOf(await ask(seat.socket, 'poll:result', { poll, round: 1 }));
		expect([role, result]).toEqual([role, canNow(role, 'see-results', rules) ? 'not-revealed' : 'not-now']);
	}
});

test('what holds for the whole workshop, over the session channel and HTTP', async () => {
	const commands: readonly (readonly [string, object, Parameters<typeof can>[1]])[] = [
		['step:control', { do: 'resume' }, 'run-steps'],
		['agenda:edit', { do: 'set-day-start', at: 540 }, 'run-steps'],
		['poll:open', { poll }, 'run-polls'],
		['hand:raise', {}, 'signal'],
		['ready:set', { ready: true }, 'signal'],
		['spotlight:end', {}, 'lead'],
		['screen:poll', { poll: null }, 'lead']
	];
	for (const [role, seat] of [...seats, ['screen', screen] as const]) {
		for (const [name, input, verb] of commands) {
			const answer = JSON.stringify(await ask(seat.socket, name, input));
			expect([role, name, answer.includes('not-allowed')]).toEqual([role, name, !can(role, verb)]);
		}
	}
	for (const [role, visitor] of visitors) {
		const path = `/api/workshops/${workshop}`;
		const changed = await visitor.request('PATCH', path, { place: 'Lublin' });
		expect([role, changed.status]).toEqual([role, can(role, 'manage') ? 204 : 403]);
		const picture = await visitor.post(`${path}/assets`, {});
		expect([role, picture.status]).toEqual([role, can(role, 'write') ? 415 : 403]);
		const seen = v.parse(
			v.object({ workshop: v.object({ code: v.nullable(v.string()) }) }),
			await (await visitor.get(path)).json()
		);
		expect([role, seen.workshop.code !== null]).toEqual([role, can(role, 'bring-in')]);
		const others = v.parse(v.array(Attendee), of(seats, role).snapshot.parts['people']);
		expect([role, others.every(({ name }) => name !== '')]).toEqual([role, can(role, 'see-names')]);
		expect([role, others.some(({ language }) => language !== null)]).toEqual([role, can(role, 'see-names')]);
	}
});
