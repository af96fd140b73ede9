/**
 * What the report and the review tell, asked through the real app as pages ask it. Whoever reads must find
 * no name, no participant, no ballot and no result that was not revealed (reliability.md S16).
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { CommentCommands } from '#lib/board/model/comments.ts';
import { mentionToken } from '#lib/board/model/mentions.ts';
import { defaultCriteria } from '#lib/polls/kinds/transferability/model/criteria.ts';
import { createPoster } from '#lib/registers/model/poster.ts';
import type { AppPorts } from '../../server/app.ts';
import { openArchive } from '../../server/archive/importing.ts';
import { ask, startApp, type RunningApp, type Visitor } from '../support/app.ts';
import { openRoomScreen } from '../support/seat.ts';

/** Stands for the pages: asks what they ask and sends it as it is. */
const pages: AppPorts['pages'] = () =>
	Promise.resolve((request, response) => {
		const [, workshop = '', what = '', asset = ''] = (request.url ?? '').split('/').slice(1);
		const services = request.pageServices;
		const cookie = request.headers.cookie ?? null;
		const answer = {
			report: () => services?.report(cookie, workshop, 'en'),
			choices: () => services?.report(cookie, workshop, 'en').then((told) => told?.choices),
			review: () => services?.review(cookie, workshop, 'en'),
			sheets: () => services?.sheets(cookie, workshop, 'en'),
			boards: () => services?.boards(cookie, workshop, asset || undefined),
			picture: () => services?.picture(cookie, workshop, asset)
		}[what];
		void Promise.resolve(answer?.()).then((told) => {
			response.statusCode = told ? 200 : 404;
			response.end(JSON.stringify(told ?? null));
		});
	});

let running: RunningApp;
beforeAll(async () => {
	running = await startApp({}, pages);
});
afterAll(() => running.dispose());

const day = 86_400_000;
const Url = v.object({ url: v.string(), id: v.string() });

async function told(visitor: Visitor, workshop: string, what: string): Promise<string> {
	const response = await visitor.get(`/w/${workshop}/${what}`);
	expect(response.status, what).toBe(200);
	return response.text();
}
const status = async (visitor: Visitor, workshop: string, what: string): Promise<number> =>
	(await visitor.get(`/w/${workshop}/${what}`)).status;

async function reviewLink(facilitator: Visitor, workshop: string, days: number, review?: object) {
	const made = await facilitator.post(`/api/workshops/${workshop}/links`, {
		purpose: 'review',
		label: 'Canary Reviewers',
		days,
		review
	});
	return v.parse(Url, await made.json());
}

async function reader(link: string): Promise<Visitor> {
	const visitor = running.visitor();
	await visitor.open(link);
	return visitor;
}

const Made = v.object({ ok: v.literal(true), poll: v.string() });

test('nothing private and nothing unrevealed is in what a reader gets', async () => {
	const maria = await running.signIn();
	const anna = await running.join({
		name: 'Canary Anna',
		region: 'lubelskie',
		organisation: 'Canary Office'
	});
	const jon = await running.join({ name: 'Canary Jon', region: 'basque-country' });
	const { id: workshop } = anna.joined.workshop;
	const host = maria.channel();
	const basque = jon.channel();
	await ask(host, 'workshop:enter', { workshop });
	await ask(basque, 'workshop:enter', { workshop });
	await running.app.sync.write(
		`workshop.${workshop}`,
		(doc: Y.Doc) =>
			createPoster(doc, {
				id: 'own',
				author: anna.joined.participant.id,
				region: 'lubelskie',
				language: 'en',
				now: 0,
				texts: { title: { en: 'A practice for the report' } }
			}),
		anna.joined.participant.id
	);
	const said = `Ask ${mentionToken({ kind: 'person', id: jon.joined.participant.id })} of @[region:latvia]`;
	await running.app.sync.write(
		`board.${anna.joined.boards[0]?.id ?? ''}`,
		(doc: Y.Doc) => {
			const author = { participant: anna.joined.participant.id, region: 'lubelskie' };
			new CommentCommands(
				doc,
				author,
				() => 'said',
				() => 1
			).begin({ x: 0, y: 0 }, said);
		},
		anna.joined.participant.id
	);
	const content = (title: string) => ({
		kind: 'transferability',
		title: { en: title },
		config: { criteria: defaultCriteria },
		subjects: [{ id: 'own', title: { en: 'Own' }, region: 'lubelskie' }]
	});
	await ask(host, 'poll:create', content('Canary draft'));
	const { poll } = v.parse(Made, await ask(host, 'poll:create', content('Open vote')));
	await ask(host, 'poll:open', { poll });
	const answers = Object.fromEntries(defaultCriteria.map(({ id }) => [id, -2]));
	const ballot = { subject: 'own', answers, reason: 'canary reason' };
	const key = createHash('sha256').update('key').digest('hex');
	const cast = await ask(basque, 'poll:cast', { poll, round: 1, ballot, key });
	expect(cast).toMatchObject({ ok: true });

	const rita = await reader((await reviewLink(maria, workshop, 30)).url);
	const secrets = [
		/canary/i,
		new RegExp(anna.joined.participant.id),
		new RegExp(jon.joined.participant.id),
		/LUBLIN17/,
		/maria|wiśniewska/i,
		/@\[/
	];
	const check = async (more: readonly RegExp[]) => {
		for (const visitor of [rita, anna, maria]) {
			for (const what of ['report', 'review']) {
				const text = await told(visitor, workshop, what);
				expect(text).toContain('A practice for the report');
				if (what === 'report') expect(text).toContain('@Latvia');
				for (const secret of [...secrets, ...more]) expect(text).not.toMatch(secret);
			}
		}
	};
	await check([/Open vote/, /"tally"/]);
	await ask(host, 'poll:close', { poll });
	await check([/Open vote/, /"tally"/]);
	await ask(host, 'poll:reveal', { poll });
	for (const what of ['report', 'review']) {
		const text = await told(rita, workshop, what);
		expect(text).toContain('Open vote');
		for (const secret of [/Canary (Anna|Jon|Office|draft|Reviewers)/, ...secrets.slice(1)]) {
			expect(text).not.toMatch(secret);
		}
	}
	host.disconnect();
	basque.disconnect();
});

test('where only how answers spread was shown, nothing tells more: report, sheets, archive, boards, page or room screen', async () => {
	const maria = await running.signIn();
	const people = await Promise.all(
		['lubelskie', 'lubelskie', 'lubelskie', 'latvia', 'latvia', 'latvia'].map((region, at) =>
			running.join({ name: `Voter ${at}`, region })
		)
	);
	const { id: workshop } = people[0]?.joined.workshop ?? { id: '' };
	const [host, ...voters] = [maria, ...people].map((visitor) => visitor.channel());
	const rita = await reader((await reviewLink(maria, workshop, 30)).url);
	const reviewer = rita.channel();
	if (!host) throw new Error('nobody runs the poll');
	for (const socket of [host, reviewer, ...voters]) await ask(socket, 'workshop:enter', { workshop });
	const { seat: screen } = await openRoomScreen(running);
	const pl = { id: 'rules', title: { en: 'State aid rules' }, region: null };
	const asked = {
		rating: {
			config: { points: 5, lowest: {}, highest: {}, stop: 1 },
			ballots: [5, 5, 5, 1, 1, 1].map((answer) => ({ subject: 'rules', answer }))
		},
		consent: {
			config: {},
			ballots: [1, 2, 3, 4, 5, 6].map((at) => ({
				subject: 'rules',
				stance: at > 4 ? 'block' : 'agree',
				reason: 'canary-olives'
			}))
		}
	};
	const polls: string[] = [];
	for (const [kind, { config, ballots }] of Object.entries(asked)) {
		const content = { kind, title: { en: `Staged ${kind}` }, config, subjects: [pl] };
		const { poll } = v.parse(Made, await ask(host, 'poll:create', content));
		await ask(host, 'poll:open', { poll });
		for (const [at, ballot] of ballots.entries()) {
			const voter = voters[at];
			const key = `staged-${kind}-${at}`.padEnd(20, '-');
			const cast = voter && (await ask(voter, 'poll:cast', { poll, round: 1, ballot, key }));
			expect(cast).toMatchObject({ ok: true });
		}
		await ask(host, 'poll:close', { poll });
		expect(await ask(host, 'poll:reveal', { poll, stage: 'distribution' })).toEqual({ ok: true });
		polls.push(poll);
	}
	const archived = async () => {
		const file = await maria.get(`/api/workshops/${workshop}/archive`);
		const opened = await openArchive(Buffer.from(await file.arrayBuffer()));
		if (!opened.ok) throw new Error(opened.reason);
		return JSON.stringify(
			opened.value.archived.polls.filter(({ title }) => title['en']?.startsWith('Staged'))
		);
	};
	const results = async () => {
		const seats = [host, reviewer, screen.socket, ...voters.slice(0, 1)];
		const answers = seats.flatMap((socket) =>
			polls.map((poll) => ask(socket, 'poll:result', { poll, round: 1 }))
		);
		return JSON.stringify(await Promise.all(answers));
	};
	const section = (report: string) =>
		report.slice(report.indexOf('Staged rating'), report.indexOf('"id":"reading"'));
	const everywhere = async () => [
		section(await told(rita, workshop, 'report')),
		await told(rita, workshop, 'review'),
		await told(maria, workshop, 'sheets'),
		await archived(),
		await told(rita, workshop, 'boards'),
		await results()
	];

	const early = await everywhere();
	for (const text of early) {
		expect(text).not.toContain('canary-olives');
		// No region's part, and no eta squared of 1 as regions that are of one mind inside would give.
		expect(text).not.toMatch(/"state":"shown"|"eta":1|"median":\d|"outcome":"/);
	}
	const [report = '', , sheets = ''] = early;
	expect(report).toContain('result_distribution_first');
	expect(report).not.toMatch(/result_figures|result_regions|rating_stop|consent_outcome/);
	expect(sheets).toMatch(/"Staged rating"[^\]]*"State aid rules"/);
	expect(sheets).not.toMatch(/"Staged rating"[^\]]*"message":"report_all_regions"/);

	for (const poll of polls) expect(await ask(host, 'poll:reveal', { poll })).toEqual({ ok: true });
	const [later = '', , figures = '', archive = '', drawn = '', tallies = ''] = await everywhere();
	for (const text of [later, archive, drawn, tallies]) expect(text).toContain('canary-olives');
	for (const text of [archive, drawn, tallies]) expect(text).toMatch(/"eta":1[,}]/);
	expect(later).toMatch(/result_figures[^]*result_regions/);
	expect(figures).toMatch(/"Staged rating"[^\]]*"message":"report_all_regions"/);

	// Who sees one board alone reads no poll, also where its result lies on that board.
	const [{ id: board = '' } = {}] = people[0]?.joined.boards ?? [];
	await running.app.sync.write(
		`board.${board}`,
		(doc: Y.Doc) =>
			doc
				.getMap('items')
				.set(
					'result',
					new Y.Map<unknown>(
						Object.entries({ kind: 'result', x: 0, y: 0, w: 400, h: 300, z: 'a0', poll: polls[0] })
					)
				),
		'test'
	);
	const visitor = await reader((await reviewLink(maria, workshop, 30, { board })).url);
	const alone = await told(visitor, workshop, `boards/${board}`);
	expect(alone).toContain(`"props":{"poll":"${polls[0] ?? ''}"}`);
	expect(alone).toContain('"polls":[]');
	expect(alone).not.toContain('canary-olives');
	expect(await status(visitor, workshop, 'boards')).toBe(404);
	const seat = visitor.channel();
	await ask(seat, 'workshop:enter', { workshop });
	for (const poll of polls) {
		expect(await ask(seat, 'poll:result', { poll, round: 1 })).toMatchObject({
			error: { code: 'not-allowed' }
		});
	}
	seat.disconnect();
	for (const socket of [host, reviewer, screen.socket, ...voters]) socket.disconnect();
});

describe('who may read', () => {
	test('strangers and wrong addresses get nothing, alike', async () => {
		const anna = await running.join();
		const { id } = anna.joined.workshop;
		expect(await status(running.visitor(), id, 'report')).toBe(404);
		expect(await status(running.visitor(), id, 'review')).toBe(404);
		expect(await status(anna, 'somewhere-else', 'report')).toBe(404);
		expect(await status(anna, '..%2f..', 'report')).toBe(404);
		expect(await status(anna, id, 'report')).toBe(200);
		expect(await status(anna, id, 'picture/none')).toBe(404);
	});

	test('a revoked link ends its review at once', async () => {
		const maria = await running.signIn();
		const { id } = (await running.join()).joined.workshop;
		const link = await reviewLink(maria, id, 30);
		const rita = await reader(link.url);
		expect(await status(rita, id, 'review')).toBe(200);
		await maria.request('DELETE', `/api/workshops/${id}/links/${link.id}`);
		expect(await status(rita, id, 'review')).toBe(404);
		expect(await status(rita, id, 'report')).toBe(404);
	});

	test('a review tells when it ends, and ends then', async () => {
		const maria = await running.signIn();
		const { id } = (await running.join()).joined.workshop;
		const rita = await reader((await reviewLink(maria, id, 2)).url);
		const { expiresAt } = v.parse(
			v.object({ expiresAt: v.number() }),
			JSON.parse(await told(rita, id, 'review'))
		);
		expect(Math.round((expiresAt - running.clock.now()) / day)).toBe(2);
		running.clock.advance(2 * day + 1000);
		await running.app.links.endReviews();
		expect(await status(rita, id, 'review')).toBe(404);
	});
});

test('facilitators choose the sections of the report, and nobody else', async () => {
	const maria = await running.signIn();
	const anna = await running.join({ name: 'Anna', region: 'lubelskie' });
	const { id: workshop } = anna.joined.workshop;
	const Told = v.object({ report: v.object({ sections: v.array(v.object({ id: v.string() })) }) });
	const Choices = v.array(v.object({ section: v.string(), shown: v.boolean() }));
	const sections = async () =>
		v.parse(Told, JSON.parse(await told(anna, workshop, 'report'))).report.sections.map(({ id }) => id);
	const choices = async () => v.parse(Choices, JSON.parse(await told(maria, workshop, 'choices')));

	const usual = await sections();
	expect((await choices()).map(({ section }) => section)).toEqual(usual);
	const [first = '', second = '', ...rest] = usual;
	const report = [second, first, ...rest].map((section) => ({ section, shown: section !== first }));
	expect((await anna.request('PATCH', `/api/workshops/${workshop}`, { report })).status).toBe(403);
	expect((await maria.request('PATCH', `/api/workshops/${workshop}`, { report })).status).toBe(204);
	expect(await sections()).toEqual([second, ...rest]);
	expect(await choices()).toEqual(report);
	expect(await status(anna, workshop, 'choices')).toBe(404);

	const twice = [report[0], report[0]];
	expect((await maria.request('PATCH', `/api/workshops/${workshop}`, { report: twice })).status).toBe(400);
	expect(await choices()).toEqual(report);
});
