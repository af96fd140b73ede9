/**
 * Lets forty simulated people live through the Lublin day on a running server, step by step: they join, write notes,
 * hang up posters, vote in both polls and write two plans, over the protocols that every program may use.
 */
import * as v from 'valibot';
import { newId } from '#lib/base/model/ids.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { BoardCommands } from '#lib/board/model/board-commands.ts';
import { BoardDocument } from '#lib/board/model/board-document.ts';
import type { Item } from '#lib/board/model/item.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { posterItem, posterKind } from '#lib/kinds/poster/model.ts';
import { defaultCriteria } from '#lib/polls/kinds/transferability/model/criteria.ts';
import { planTemplateName, planTemplates } from '#lib/plan/model/template.ts';
import { Poll } from '#lib/polls/model/messages.ts';
import type { Subject } from '#lib/polls/model/subject.ts';
import { listChallenges } from '#lib/registers/model/challenge.ts';
import { memberKey } from '#lib/registers/model/keys.ts';
import { createPoster, listPosters } from '#lib/registers/model/poster.ts';
import { RegisterCommands } from '#lib/registers/model/register-commands.ts';
import { posterRegister } from '#lib/registers/posters/model.ts';
import { Visitor, type Joined } from '../../support/app.ts';
import { Randomness } from '../../support/randomness.ts';
import { enter, newest, type Seat } from '../../support/seat.ts';
import { StockClient, until } from '../../support/sync-client.ts';
import { reasonOf, severityOf, transferOf } from './opinions.ts';
import { people, thoughts, type SimulatedPerson } from './people.ts';
import { command, Day } from './day.ts';
import { practices, type SamplePractice } from './practices.ts';
import { samplePlans } from './plans.ts';
import { writePlan } from './write-plans.ts';

export interface DemoAccount {
	readonly name: string;
	readonly email: string;
	readonly password: string;
}

export interface DemoOrder {
	/** Where the server listens, as `http://…`. */
	readonly origin: string;
	/** The one-time link that it printed; its workshop is the Lublin one. */
	readonly facilitatorLink: string;
	/** The join code of that workshop. */
	readonly code: string;
	/** What the facilitator's account is completed with. */
	readonly account: DemoAccount;
	readonly seed: number;
	readonly say?: (line: string) => void;
}

export interface DemoDone {
	readonly workshop: string;
	readonly board: string;
	readonly transfer: string;
	readonly challenges: string;
	readonly people: number;
	readonly notes: number;
	readonly posters: number;
	readonly ballots: number;
	readonly plans: number;
}

interface Guest extends SimulatedPerson {
	readonly visitor: Visitor;
	readonly joined: Joined;
	readonly seat: Seat;
}

/** Leaves nobody connected. @throws when the server refuses something that people may do */
export async function fillDemo(order: DemoOrder): Promise<DemoDone> {
	const say = order.say ?? (() => undefined);
	const chance = new Randomness(order.seed);
	const host = new Visitor(order.origin);
	await host.open(order.facilitatorLink);
	const saved = await host.post('/api/account', order.account);
	if (!saved.ok) throw new Error(`the account was refused: ${await saved.text()}`);

	const guests: Guest[] = [];
	for (const person of people) {
		const visitor = new Visitor(order.origin);
		const joined = await visitor.join({
			code: order.code,
			name: person.name,
			region: person.region,
			language: person.language
		});
		guests.push({ ...person, visitor, joined, seat: await enter(visitor, joined.workshop.id) });
	}
	const first = guests[0]?.joined;
	const board = first?.boards[0]?.id;
	if (!first || !board) throw new Error('the workshop has no board');
	const workshop = first.workshop.id;
	const lead = await enter(host, workshop);
	say(`${guests.length} people of ${new Set(people.map(({ region }) => region)).size} regions have joined`);

	try {
		const notes = await writeNotes(order.origin, board, guests);
		say(`${notes} notes are written`);
		const day = new Day(lead);
		await day.goTo('gallery-walk');
		const subjects = await hangPosters(order.origin, workshop, board, guests);
		say(`${practices.length} sample posters are on the wall, ${subjects.posters.length} in all`);
		const transfer = await askTransfer(lead, subjects.posters);
		const challenges = await askChallenges(lead, subjects.challenges);
		await day.goTo('poll');
		let ballots = await vote(lead, transfer, guests, (guest) =>
			transferBallots(guest, subjects.posters, chance)
		);
		await day.goTo('brainstorm');
		await day.goTo('poll');
		ballots += await vote(lead, challenges, guests, (guest) =>
			subjects.challenges.map(({ id }) => ({
				subject: id,
				answer: severityOf(id, guest.region, chance) ?? 'cannot-judge'
			}))
		);
		say(`${ballots} ballots are counted, both results are revealed`);
		await day.goTo('criteria');
		await day.goTo('plan');
		const plans = await writePlans(order.origin, lead, transfer, guests);
		say(`${plans} plans are written`);
		await day.goTo('wrap-up');
		await day.end();
		const posters = subjects.posters.length;
		return { workshop, board, transfer, challenges, people: guests.length, notes, posters, ballots, plans };
	} finally {
		for (const { seat } of [...guests, { seat: lead }]) seat.socket.disconnect();
	}
}

/** One person of each region that makes a plan writes it. @returns how many there are */
async function writePlans(
	origin: string,
	lead: Seat,
	vote: string,
	guests: readonly Guest[]
): Promise<number> {
	const plans = samplePlans(vote);
	for (const plan of plans) {
		const author = guests.find(({ region }) => region === plan.region);
		if (!author) throw new Error(`nobody is here from ${plan.region}`);
		const { title, instrument, region, language } = plan;
		const template = planTemplateName(planTemplates[0]);
		const made = await command(lead.socket, 'plan:create', {
			...{ title, instrument, regions: [region], template, language }
		});
		const { plan: id } = v.parse(v.looseObject({ plan: v.string() }), made);
		await withDocument(origin, `plan.${id}`, author, (doc) =>
			writePlan(doc, plan, author.joined.participant.id)
		);
	}
	return plans.length;
}

interface Asked {
	readonly posters: readonly Subject[];
	readonly challenges: readonly Subject[];
}

const notesInARow = 5;

/** One person of each region writes its poster and hangs it up. @returns what can be asked about */
async function hangPosters(
	origin: string,
	workshop: string,
	board: string,
	guests: readonly Guest[]
): Promise<Asked> {
	for (const practice of practices) {
		const author = guests.find(({ region }) => region === practice.region);
		if (!author) continue;
		await withDocument(origin, `workshop.${workshop}`, author, (doc) => {
			const { id, region, direction, title, problem: about, practice: how, meets } = practice;
			createPoster(doc, {
				id,
				region,
				author: author.joined.participant.id,
				language: author.language,
				now: Date.now(),
				values: { direction },
				texts: { title, problem: about, practice: how, cluster: sampleCluster }
			});
			const posters = new RegisterCommands(doc, posterRegister);
			for (const challenge of meets) posters.setKey(id, memberKey('challenges', challenge), true);
		});
		await withBoard(origin, board, author, (document, commands) => {
			commands.create([{ ...posterItem(practice.id), ...freePlace(document, practice) }]);
		});
	}
	const [reader] = guests;
	if (!reader) return { posters: [], challenges: [] };
	return withDocument(origin, `workshop.${workshop}`, reader, (doc) => ({
		posters: listPosters(doc).map(({ id, texts, values }) => ({
			id,
			title: texts['title'] ?? {},
			region: typeof values['region'] === 'string' ? values['region'] : null,
			source: 'posters' as const,
			...(texts['cluster'] ? { note: texts['cluster'] } : {})
		})),
		challenges: listChallenges(doc).map(({ id, text }) => ({
			id,
			title: text,
			region: null,
			source: 'challenges' as const
		}))
	}));
}

const sampleCluster: LocalizedText = {
	en: 'Invented for the demonstration',
	pl: 'Wymyślone na potrzeby pokazu'
};

/** The first place in the direction's frame, two beside each other, that no other poster takes. */
function freePlace(document: BoardDocument, { direction }: SamplePractice): { x: number; y: number } {
	const gap = 40;
	const { w, h } = posterKind.size;
	const frames = framesOf(document);
	const frame = frames[['cooperation', 'innovation', 'cross-sector'].indexOf(direction)] ?? frames[0];
	const taken = [...document.items()].filter(({ kind }) => kind === posterKind.kind);
	for (let place = 0; ; place++) {
		const x = (frame?.x ?? 0) + gap + (place % 2) * (w + gap);
		const y = (frame?.y ?? 0) + gap + Math.floor(place / 2) * (h + gap);
		if (taken.every((other) => Math.abs(other.x - x) >= w || Math.abs(other.y - y) >= h)) return { x, y };
	}
}

/** From the top, then from left to right. */
const framesOf = (document: BoardDocument): Item[] =>
	[...document.items()]
		.filter((item) => document.kinds.of(item)?.can.contain)
		.sort((a, b) => a.y - b.y || a.x - b.x);

/** Two people of each region write what they think into the first of the lowest frames. */
async function writeNotes(origin: string, board: string, guests: readonly Guest[]): Promise<number> {
	let notes = 0;
	for (const [region, texts] of Object.entries(thoughts)) {
		const here = guests.filter((guest) => guest.region === region);
		for (const [row, text] of texts.entries()) {
			const author = here[row];
			if (!author) continue;
			const place = notes++;
			await withBoard(origin, board, author, (document, commands) => {
				// The frames of the posters stand above those in which people write.
				const frames = framesOf(document);
				const low = Math.max(...frames.map(({ y }) => y));
				const frame = frames.find(({ y }) => y === low);
				const step = ((frame?.w ?? 0) - 80) / notesInARow;
				commands.create([
					{
						kind: 'note',
						x: (frame?.x ?? 0) + 40 + (place % notesInARow) * step,
						y: (frame?.y ?? 0) + 330 + Math.floor(place / notesInARow) * step,
						w: step - 12,
						h: step - 12,
						props: { text: `${author.language === 'pl' ? 'Przykład' : 'Sample'}: ${text}`, color: 'yellow' }
					}
				]);
			});
		}
	}
	return notes;
}

/** The draft that came with the workshop, asking about all posters now. */
async function askTransfer(lead: Seat, subjects: readonly Subject[]): Promise<string> {
	await until(() => newest(lead, 'polls') !== undefined, 'the polls arrive');
	const polls = v.parse(v.array(Poll), newest(lead, 'polls'));
	const draft = polls.find(({ kind, state }) => kind === 'transferability' && state === 'draft');
	if (!draft) throw new Error('the workshop has no draft of the vote on posters');
	await command(lead.socket, 'poll:update', {
		poll: draft.id,
		title: {
			en: 'Which practices transfer to whom? (sample votes)',
			pl: 'Które praktyki da się przenieść i do kogo? (głosy przykładowe)'
		},
		config: draft.config,
		subjects
	});
	return draft.id;
}

async function askChallenges(lead: Seat, subjects: readonly Subject[]): Promise<string> {
	const answer = await command(lead.socket, 'poll:create', {
		kind: 'rating',
		title: {
			en: 'How heavy is each challenge in your region? (sample votes)',
			pl: 'Jak ciężkie jest każde wyzwanie w Twoim regionie? (głosy przykładowe)'
		},
		config: {
			points: 5,
			lowest: { en: 'hardly felt', pl: 'prawie nieodczuwalne' },
			highest: { en: 'holds us back badly', pl: 'mocno nas hamuje' }
		},
		subjects
	});
	return v.parse(v.looseObject({ poll: v.string() }), answer).poll;
}

/** Opens the poll, lets everybody vote, closes it and reveals the result. @returns how many ballots were cast */
async function vote(
	lead: Seat,
	poll: string,
	guests: readonly Guest[],
	ballotsOf: (guest: Guest) => readonly unknown[]
): Promise<number> {
	// The step of a vote may have opened it.
	const polls = v.parse(v.array(Poll), newest(lead, 'polls'));
	if (polls.find(({ id }) => id === poll)?.state !== 'open')
		await command(lead.socket, 'poll:open', { poll });
	let cast = 0;
	for (const guest of guests) {
		for (const ballot of ballotsOf(guest)) {
			await command(guest.seat.socket, 'poll:cast', { poll, round: 1, ballot, key: `${newId()}${newId()}` });
			cast++;
		}
	}
	await command(lead.socket, 'poll:close', { poll });
	await command(lead.socket, 'poll:reveal', { poll });
	return cast;
}

function transferBallots(guest: Guest, posters: readonly Subject[], chance: Randomness): unknown[] {
	return posters
		.filter(({ region }) => region !== guest.region)
		.map(({ id }) => {
			const given = defaultCriteria.map((criterion) => ({
				id: criterion.id,
				value: transferOf(id, guest.region, criterion.id, chance)
			}));
			const judged = given.flatMap(({ value }) => value ?? []);
			const level = judged.reduce<number>((sum, value) => sum + value, 0) / Math.max(1, judged.length);
			const reason = reasonOf(level, guest.language, chance);
			return {
				subject: id,
				answers: Object.fromEntries(given.map(({ id: name, value }) => [name, value ?? 'cannot-judge'])),
				...(reason === undefined ? {} : { reason })
			};
		});
}

/** Opens a document as this person, and leaves once everything is on disk. */
async function withDocument<T>(
	origin: string,
	document: string,
	guest: Guest,
	work: (doc: StockClient['doc']) => T
): Promise<T> {
	const client = new StockClient(`${origin.replace(/^http/, 'ws')}/sync`, document, guest.visitor);
	try {
		await client.ready();
		const done = work(client.doc);
		await until(() => client.saved, `${document} is saved`);
		return done;
	} finally {
		client.close();
	}
}

const withBoard = (
	origin: string,
	board: string,
	guest: Guest,
	work: (document: BoardDocument, commands: BoardCommands) => void
): Promise<void> =>
	withDocument(origin, `board.${board}`, guest, (doc) => {
		const document = new BoardDocument(doc, itemKinds);
		const author = { participant: guest.joined.participant.id, region: guest.region };
		work(document, new BoardCommands(document, author, newId));
		document.close();
	});
