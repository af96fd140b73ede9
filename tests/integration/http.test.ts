/** HTTP through the real app: joining, accounts, links, headers, limits, and who may do what. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { ownTermLimits } from '#lib/glossary/model/new-term.ts';
import { facilitator, startApp, type Joined, type RunningApp, type Visitor } from '../support/app.ts';

let running: RunningApp;
beforeAll(async () => {
	running = await startApp();
});
afterAll(() => running.dispose());

const codeOf = async (response: Response): Promise<string> =>
	v.parse(v.object({ error: v.object({ code: v.string(), message: v.string() }) }), await response.json())
		.error.code;
const Link = v.object({ id: v.string(), url: v.string() });

describe('joining', () => {
	test('gives the participant, the workshop in their language and its boards', async () => {
		const joined = await running.visitor().join({ name: '  Zofia   Kowalska ', language: 'pl' });
		expect(joined.participant).toMatchObject({
			name: 'Zofia Kowalska',
			region: 'lubelskie',
			role: 'participant'
		});
		expect(joined.workshop.title).toBe('Dobre praktyki i kryteria oceny klastrów');
		expect(joined.boards).toHaveLength(1);
	});

	test('again on the same browser keeps the identity and takes the new name', async () => {
		const anna = running.visitor();
		const first = await anna.join({ name: 'Anna' });
		const cookie = anna.cookie;
		const second = await anna.join({ name: 'Anna Nowak', region: 'latvia' });
		expect(second.participant).toEqual({ ...first.participant, name: 'Anna Nowak', region: 'latvia' });
		expect(anna.cookie).toBe(cookie);
	});

	test.each(['lublin17', ' LUBLIN17 ', 'lublin-17', 'LUB LIN 17'])(
		'the code may be typed as %j',
		async (code) => {
			expect((await running.visitor().join({ code })).boards).toHaveLength(1);
		}
	);

	test.each([
		'',
		'   ',
		'\u0000',
		'a\u0000b',
		'a\nb',
		'\u200b',
		'\u202eanna',
		'x'.repeat(81),
		'x'.repeat(5000)
	])('the name %j is refused', async (name) => {
		const response = await running.visitor().post('/api/join', { code: 'LUBLIN17', name, region: 'latvia' });
		expect(response.status).toBe(400);
		expect(['name-invalid', 'invalid']).toContain(await codeOf(response));
	});

	test.each(['Ó', 'Жанна', '李小龍', "Anna-Maria O'Neill", '👩🏽‍🔬', 'x'.repeat(80)])(
		'the name %j is fine',
		async (name) => {
			expect((await running.visitor().join({ name })).participant.name).toBe(name);
		}
	);

	test('a locked lobby lets nobody new in, and those who take part come back', async () => {
		const anna = await running.join({ name: 'Anna Lock' });
		const workshop = anna.joined.workshop.id;
		const maria = await running.signIn();
		const link = await maria.post(`/api/workshops/${workshop}/links`, { purpose: 'review', label: 'R' });
		const reviewer = running.visitor();
		await reviewer.open(v.parse(v.object({ url: v.string() }), await link.json()).url);
		const address = `/api/workshops/${workshop}`;
		expect((await anna.request('PATCH', address, { locked: true })).status).toBe(403);
		expect((await maria.request('PATCH', address, { locked: true })).status).toBe(204);
		const form = { code: 'LUBLIN17', name: 'New', region: 'latvia' };
		for (const stranger of [running.visitor(), reviewer]) {
			const response = await stranger.post('/api/join', form);
			expect([response.status, await codeOf(response)]).toEqual([403, 'lobby-locked']);
		}
		expect((await anna.post('/api/join', { ...form, name: 'Anna Back' })).status).toBe(200);
		expect((await maria.post('/api/join', { ...form, name: 'Maria' })).status).toBe(200);
		await running.restart();
		expect((await running.visitor().post('/api/join', form)).status).toBe(403);
		expect((await maria.request('PATCH', address, { locked: false })).status).toBe(204);
		expect((await running.visitor().post('/api/join', form)).status).toBe(200);
	});

	test('an unknown region is refused', async () => {
		const response = await running
			.visitor()
			.post('/api/join', { code: 'LUBLIN17', name: 'A', region: 'atlantis' });
		expect([response.status, await codeOf(response)]).toEqual([400, 'region-unknown']);
	});

	test('three hundred people behind one address join within a minute, with typos, and none is refused', async () => {
		const crowded = await startApp();
		try {
			const statuses: number[] = [];
			for (let person = 0; person < 300; person++) {
				const visitor = crowded.visitor();
				if (person % 10 === 0) {
					const typo = await visitor.post('/api/join', { code: 'LUBL1N71', name: 'T', region: 'latvia' });
					expect(typo.status).toBe(404);
				}
				const response = await visitor.post('/api/join', {
					code: 'LUBLIN17',
					name: `Person ${person}`,
					region: 'latvia'
				});
				statuses.push(response.status);
			}
			expect(statuses).toEqual(Array.from({ length: 300 }, () => 200));
		} finally {
			await crowded.dispose();
		}
	});

	test('guessing codes from one address ends in 429, and even the right code is not looked at then', async () => {
		const attacked = await startApp();
		try {
			const visitor = attacked.visitor();
			const guess = (code: string) => visitor.post('/api/join', { code, name: 'G', region: 'latvia' });
			let last = await guess('AAAAAAA0');
			for (let tries = 0; tries < 200 && last.status === 404; tries++) last = await guess(`AAAAAAA${tries}`);
			expect([last.status, await codeOf(last)]).toEqual([429, 'too-many-failures']);
			expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
			expect((await guess('LUBLIN17')).status).toBe(429);
			attacked.clock.advance(60_000);
			expect((await guess('LUBLIN17')).status).toBe(200);
		} finally {
			await attacked.dispose();
		}
	});
});

describe('accounts and sessions', () => {
	test('the first link works once, makes the account, and is not printed again', async () => {
		const fresh = await startApp();
		try {
			const link = fresh.app.firstLink ?? '';
			const maria = fresh.visitor();
			expect(await maria.open(link)).toBe('/facilitate');
			const second = await fresh.visitor().post('/api/exchange', { token: link.split('#')[1] });
			expect([second.status, await codeOf(second)]).toEqual([404, 'link-invalid']);
			expect(await codeOf(await maria.get('/api/workshops'))).toBe('account-incomplete');
			const weak = await maria.post('/api/account', { ...facilitator, password: 'short' });
			expect(await codeOf(weak)).toBe('password-weak');
			expect((await maria.post('/api/account', facilitator)).status).toBe(200);
			const list = await (await maria.get('/api/workshops')).json();
			expect(list).toMatchObject({ workshops: [{ code: 'LUBLIN17', status: 'open' }] });
			await fresh.restart();
			expect(fresh.app.firstLink).toBeNull();
		} finally {
			await fresh.dispose();
		}
	});

	test('the cookie is HttpOnly and Lax, and a new one comes with every gain of rights', async () => {
		const maria = await running.signIn();
		const before = maria.cookie;
		const { email, password } = facilitator;
		const response = await maria.post('/api/sign-in', { email: email.toUpperCase(), password });
		const cookie = response.headers.get('set-cookie') ?? '';
		expect(cookie).toMatch(/^tb=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
		expect(maria.cookie).not.toBe(before);
		const old = running.visitor();
		old.cookie = before;
		expect((await old.get('/api/me')).status).toBe(401);
	});

	test('behind https the cookie is __Host- and Secure, and HSTS is sent', async () => {
		const secure = await startApp({ ORIGIN: 'https://board.example.eu' });
		try {
			const response = await fetch(`${secure.origin}/api/join`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin: 'https://board.example.eu' },
				body: JSON.stringify({ code: 'LUBLIN17', name: 'Anna', region: 'latvia' })
			});
			const cookie = response.headers.get('set-cookie') ?? '';
			expect(cookie).toMatch(/^__Host-tb=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
			expect(response.headers.get('strict-transport-security')).toContain('max-age=31536000');
			expect(secure.app.firstLink).toMatch(/^https:\/\/board\.example\.eu\/sign-in\/link#/);
		} finally {
			await secure.dispose();
		}
	});

	test('a wrong password and an unknown address give the same answer, and guessing ends in 429', async () => {
		const attacked = await startApp();
		try {
			await attacked.signIn();
			const visitor = attacked.visitor();
			const known = await visitor.post('/api/sign-in', { email: facilitator.email, password: 'wrong wrong' });
			const unknown = await visitor.post('/api/sign-in', { email: 'nobody@example.org', password: 'wrong' });
			expect([known.status, await known.json()]).toEqual([unknown.status, await unknown.json()]);
			const statuses: number[] = [];
			for (let tries = 0; tries < 12; tries++) {
				statuses.push((await visitor.post('/api/sign-in', { email: 'x@y.zz', password: 'no' })).status);
			}
			expect(statuses.at(-1)).toBe(429);
		} finally {
			await attacked.dispose();
		}
	});

	test('an expired session is no session', async () => {
		const own = await startApp();
		try {
			const anna = await own.join();
			own.clock.advance(29 * 86_400_000);
			expect((await anna.get('/api/me')).status).toBe(200);
			own.clock.advance(31 * 86_400_000);
			expect((await anna.get('/api/me')).status).toBe(401);
		} finally {
			await own.dispose();
		}
	});
});

describe('links', () => {
	test('a personal link moves the identity to another device, once', async () => {
		const anna = await running.join({ name: 'Anna Nowak' });
		const made = await anna.post(`/api/workshops/${anna.joined.workshop.id}/personal-link`);
		const { url } = v.parse(v.object({ url: v.string() }), await made.json());
		const phone = running.visitor();
		expect(await phone.open(url)).toBe(`/w/${anna.joined.workshop.id}`);
		expect(await (await phone.get('/api/me')).json()).toMatchObject({
			memberships: [{ participant: { id: anna.joined.participant.id } }]
		});
		const again = await running.visitor().post('/api/exchange', { token: url.split('#')[1] });
		expect(again.status).toBe(404);
	});

	test('an invitation makes a second facilitator, with a new account or the one they have', async () => {
		const maria = await running.signIn();
		const { joined } = await running.join();
		const path = `/api/workshops/${joined.workshop.id}/links`;
		const invite = async (label: string) =>
			v.parse(Link, await (await maria.post(path, { purpose: 'invite', label })).json()).url;

		const carlo = running.visitor();
		expect(await carlo.open(await invite('Carlo'))).toBe('/facilitate');
		expect((await carlo.get('/api/workshops')).status).toBe(403);
		const details = { name: 'Carlo Rossi', email: 'carlo@example.org', password: 'a long password' };
		expect((await carlo.post('/api/account', details)).status).toBe(200);
		expect(await (await carlo.get(`/api/workshops/${joined.workshop.id}/links`)).json()).toHaveProperty(
			'links'
		);

		const made = await carlo.post('/api/workshops', { template: 'empty', title: 'Own', language: 'pl' });
		const { workshop } = v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await made.json());
		const own = await carlo.post(`/api/workshops/${workshop.id}/links`, {
			purpose: 'invite',
			label: 'Maria'
		});
		const { url } = v.parse(Link, await own.json());
		expect(await maria.open(url)).toBe(`/w/${workshop.id}`);
		expect((await maria.get(`/api/workshops/${workshop.id}/links`)).status).toBe(200);
	});

	test('an invitation opened before signing in joins the account that signs in', async () => {
		const maria = await running.signIn();
		const { joined } = await running.join();
		const made = await maria.post('/api/workshops', { template: 'empty', title: 'Merge', language: 'en' });
		const { workshop } = v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await made.json());
		const eva = running.visitor();
		const first = await maria.post(`/api/workshops/${joined.workshop.id}/links`, {
			purpose: 'invite',
			label: 'Eva'
		});
		await eva.open(v.parse(Link, await first.json()).url);
		await eva.post('/api/account', { name: 'Eva', email: 'eva@example.org', password: 'a long password' });

		const second = await maria.post(`/api/workshops/${workshop.id}/links`, {
			purpose: 'invite',
			label: 'Eva'
		});
		const elsewhere = running.visitor();
		await elsewhere.open(v.parse(Link, await second.json()).url);
		const signedIn = await elsewhere.post('/api/sign-in', {
			email: 'eva@example.org',
			password: 'a long password'
		});
		expect(signedIn.status).toBe(200);
		expect((await elsewhere.get(`/api/workshops/${workshop.id}/links`)).status).toBe(200);
		expect((await elsewhere.get(`/api/workshops/${joined.workshop.id}/links`)).status).toBe(200);
	});

	test('a participant who opens an invitation and signs in stays a participant elsewhere', async () => {
		const maria = await running.signIn();
		const invitation = async (title: string) => {
			const made = await maria.post('/api/workshops', { template: 'empty', title, language: 'en' });
			const { workshop } = v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await made.json());
			const link = await maria.post(`/api/workshops/${workshop.id}/links`, {
				purpose: 'invite',
				label: 'Ida'
			});
			return v.parse(Link, await link.json()).url;
		};
		const account = { name: 'Ida', email: 'ida@example.org', password: 'a long password' };
		const office = running.visitor();
		await office.open(await invitation('One'));
		await office.post('/api/account', account);

		const ida = await running.join();
		await ida.open(await invitation('Two'));
		expect((await ida.post('/api/sign-in', account)).status).toBe(200);
		const me = await (await ida.get('/api/me')).json();
		expect(me).toMatchObject({
			account: { email: account.email },
			memberships: expect.arrayContaining([
				expect.objectContaining({ participant: expect.objectContaining({ id: ida.joined.participant.id }) })
			])
		});
	});

	test('a review link takes no rights from a participant who opens it', async () => {
		const maria = await running.signIn();
		const anna = await running.join();
		const { id } = anna.joined.workshop;
		const made = await maria.post(`/api/workshops/${id}/links`, { purpose: 'review', label: 'Ministry' });
		await anna.open(v.parse(Link, await made.json()).url);
		expect((await anna.post(`/api/workshops/${id}/personal-link`)).status).toBe(201);
	});
});

describe('every response', () => {
	test.each([
		'/healthz',
		'/readyz',
		'/metrics',
		'/api/me',
		'/api/nothing',
		'/assets/nothing',
		'/socket.io/?EIO=4&transport=polling'
	])('of %s has the security headers', async (path) => {
		const response = await fetch(running.origin + path);
		expect(response.status).toBeLessThan(500);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		expect(response.headers.get('referrer-policy')).toBe('no-referrer');
		expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(response.headers.get('permissions-policy')).toContain('camera=()');
		expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
	});

	test('from another origin is a refusal, whatever the route', async () => {
		const anna = await running.join();
		for (const path of [
			'/api/leave',
			'/api/join',
			'/api/nothing',
			'/',
			'/join',
			'/socket.io/?EIO=4&transport=polling'
		]) {
			for (const origin of ['https://evil.example', 'null', `${running.origin}.evil.example`]) {
				const response = await fetch(running.origin + path, {
					method: 'POST',
					headers: { origin, cookie: anna.cookie, 'content-type': 'application/json' },
					body: '{}'
				});
				expect(response.status, `${path} from ${origin}`).toBe(403);
			}
		}
		expect((await anna.get('/api/me')).status).toBe(200);
	});

	test('to a body that is too large, broken or no JSON says what is wrong', async () => {
		const send = (body: string, type = 'application/json') =>
			fetch(`${running.origin}/api/join`, { method: 'POST', headers: { 'content-type': type }, body });
		expect((await send(`{"code":"${'x'.repeat(70_000)}"}`)).status).toBe(413);
		expect((await send('{')).status).toBe(400);
		expect((await send('{}')).status).toBe(400);
		expect((await send('code=LUBLIN17', 'application/x-www-form-urlencoded')).status).toBe(400);
	});
});

describe('roles and operations', () => {
	type Role = 'stranger' | 'foreign facilitator' | 'reviewer' | 'participant' | 'facilitator';
	const people = {} as Record<Role, Visitor>;
	let workshop: Joined;
	let board: string;

	beforeAll(async () => {
		const anna = await running.join();
		workshop = anna.joined;
		board = anna.joined.boards[0]?.id ?? '';
		const maria = await running.signIn();
		const made = await maria.post(`/api/workshops/${workshop.workshop.id}/links`, {
			purpose: 'review',
			label: 'R'
		});
		const reviewer = running.visitor();
		await reviewer.open(v.parse(Link, await made.json()).url);
		const foreign = running.visitor();
		const { path } = { path: (await running.app.links.createFacilitatorLink()).path };
		await foreign.open(path);
		await foreign.post('/api/account', {
			name: 'Foreign',
			email: 'foreign@example.org',
			password: 'a long password'
		});
		Object.assign(people, {
			stranger: running.visitor(),
			'foreign facilitator': foreign,
			reviewer,
			participant: anna,
			facilitator: maria
		});
	});

	const Ok = [200, 201, 204, 400, 404, 409];
	/** method, path, body: who may do it. Everybody else gets 401, 403 or, from outside, 404. */
	const operations: readonly [string, (id: string) => string, unknown, readonly Role[]][] = [
		['GET', (id) => `/api/workshops/${id}`, undefined, ['reviewer', 'participant', 'facilitator']],
		['PATCH', (id) => `/api/workshops/${id}`, { place: 'Lublin' }, ['facilitator']],
		['PUT', (id) => `/api/workshops/${id}/regions`, [], ['facilitator']],
		['PUT', (id) => `/api/workshops/${id}/partners`, [], ['facilitator']],
		['PUT', (id) => `/api/workshops/${id}/terms/:term`, {}, ['facilitator']],
		['DELETE', (id) => `/api/workshops/${id}/terms/:term`, undefined, ['facilitator']],
		['POST', (id) => `/api/workshops/${id}/boards`, { title: 'Second' }, ['facilitator']],
		['PATCH', (id) => `/api/workshops/${id}/boards/${board}`, { title: 'Wall' }, ['facilitator']],
		['DELETE', (id) => `/api/workshops/${id}/boards/none`, undefined, ['facilitator']],
		['GET', (id) => `/api/workshops/${id}/boards/${board}/history`, undefined, ['facilitator']],
		['GET', (id) => `/api/workshops/${id}/boards/${board}/versions`, undefined, ['facilitator']],
		['POST', (id) => `/api/workshops/${id}/boards/${board}/versions`, { name: 'V' }, ['facilitator']],
		['POST', (id) => `/api/workshops/${id}/boards/${board}/restore`, { seq: 0 }, ['facilitator']],
		['GET', (id) => `/api/workshops/${id}/archive`, undefined, ['facilitator']],
		[
			'GET',
			(id) => `/api/workshops/${id}/plans/:plan/past`,
			undefined,
			['reviewer', 'participant', 'facilitator']
		],
		[
			'GET',
			(id) => `/api/workshops/${id}/registers/:register/:entry/past`,
			undefined,
			['reviewer', 'participant', 'facilitator']
		],
		['POST', (id) => `/api/workshops/${id}/copy`, { title: 'Next', boards: 'empty' }, ['facilitator']],
		['PATCH', (id) => `/api/workshops/${id}/people/none`, { name: 'X' }, ['facilitator']],
		['DELETE', (id) => `/api/workshops/${id}/people/none`, undefined, ['facilitator']],
		['POST', (id) => `/api/workshops/${id}/people/none/hand-over`, { as: 'observer' }, ['facilitator']],
		// There is nothing to tell to somebody who is in.
		['GET', (id) => `/api/workshops/${id}/removal`, undefined, ['reviewer', 'participant', 'facilitator']],
		['POST', (id) => `/api/workshops/${id}/links`, { purpose: 'review', label: 'L' }, ['facilitator']],
		['GET', (id) => `/api/workshops/${id}/links`, undefined, ['facilitator']],
		['DELETE', (id) => `/api/workshops/${id}/links/none`, undefined, ['facilitator']],
		['GET', (id) => `/api/workshops/${id}/me/data`, undefined, ['participant']],
		['POST', (id) => `/api/workshops/${id}/people/none/erase`, undefined, ['facilitator']],
		['GET', (id) => `/api/workshops/${id}/retention`, undefined, ['reviewer', 'participant', 'facilitator']],
		['PUT', (id) => `/api/workshops/${id}/retention`, { namesUntil: 'x' }, ['facilitator']],
		['GET', (id) => `/api/workshops/${id}/attendance`, undefined, ['facilitator']],
		['POST', (id) => `/api/workshops/${id}/code`, undefined, ['facilitator']],
		['POST', (id) => `/api/workshops/${id}/personal-link`, undefined, ['participant']],
		['POST', (id) => `/api/workshops/${id}/assets`, undefined, ['participant', 'facilitator']],
		['POST', (id) => `/api/workshops/${id}/documents`, undefined, ['participant', 'facilitator']],
		['POST', (id) => `/api/workshops/${id}/slides`, undefined, ['facilitator']]
	];
	const roles: readonly Role[] = [
		'stranger',
		'foreign facilitator',
		'reviewer',
		'participant',
		'facilitator'
	];

	for (const [method, path, body, allowed] of operations) {
		test.each(roles)(`${method} ${path('W')} as %s`, async (role) => {
			const response = await people[role].request(method, path(workshop.workshop.id), body);
			if (allowed.includes(role)) {
				expect([...Ok, 415]).toContain(response.status);
				expect(await response.text()).not.toContain('not-allowed');
			} else if (role === 'stranger') expect(response.status).toBe(401);
			else if (role === 'foreign facilitator') expect([401, 404]).toContain(response.status);
			else expect(response.status).toBe(403);
		});
	}

	test('no route of a workshop is missing here', () => {
		// Whoever may do it is not there any more; see erasing.test.ts.
		const covered = ['DELETE /api/workshops/:workshop/me'].concat(
			operations.map(([method, path]) => `${method} ${path(':workshop')}`)
		);
		const shape = (route: string) => route.replace(/(boards|people|links|terms)\/[^/]*/, '$1/:id');
		const routes = running.app.routes.filter((route) => route.includes('/:workshop')).map(shape);
		expect([...covered.map(shape)].sort()).toEqual([...routes].sort());
	});

	test('creating workshops takes an account', async () => {
		const body = { template: 'empty', title: 'T', language: 'en' };
		const statuses = await Promise.all(
			roles.map(async (role) => (await people[role].post('/api/workshops', body)).status)
		);
		expect(statuses).toEqual([401, 201, 403, 403, 201]);
	});

	test('what a facilitator changes is stored', async () => {
		const maria = people.facilitator;
		const made = await maria.post('/api/workshops', { template: 'lublin', title: 'Torino', language: 'en' });
		const {
			workshop: { id }
		} = v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await made.json());
		const address = `/api/workshops/${id}`;
		expect(
			(await maria.request('PATCH', address, { title: 'Turin', place: 'Torino', questions: ['Why?'] })).status
		).toBe(204);
		const regions = [{ id: 'r1', name: { en: 'One' }, country: 'IT', nuts: 'ITC1', color: 3 }];
		expect((await maria.request('PUT', `${address}/regions`, regions)).status).toBe(204);
		expect(
			(await maria.request('PUT', `${address}/partners`, [{ id: 'p1', region: 'r1', name: 'P' }])).status
		).toBe(204);
		expect(
			await codeOf(await maria.request('PUT', `${address}/partners`, [{ id: 'p1', region: 'r2', name: 'P' }]))
		).toBe('region-unknown');
		const { code } = v.parse(
			v.object({ code: v.string() }),
			await (await maria.post(`${address}/code`)).json()
		);
		expect(await (await maria.get(address)).json()).toMatchObject({
			workshop: {
				title: { en: 'Turin' },
				place: 'Torino',
				code,
				regions,
				partners: [{ id: 'p1' }],
				questions: [{ en: 'Why?' }]
			}
		});
		await running.visitor().join({ code, region: 'r1' });
		expect(await codeOf(await maria.request('PUT', `${address}/regions`, []))).toBe('region-in-use');
	});

	test('a facilitator explains words, changes and removes them', async () => {
		const maria = people.facilitator;
		const made = await maria.post('/api/workshops', { template: 'empty', title: 'Riga', language: 'en' });
		const {
			workshop: { id }
		} = v.parse(v.object({ workshop: v.object({ id: v.string() }) }), await made.json());
		const address = `/api/workshops/${id}`;
		const put = (term: string, body: unknown) => maria.request('PUT', `${address}/terms/${term}`, body);
		const terms = async () => {
			const told = await (await maria.get(address)).json();
			return v.parse(v.object({ workshop: v.object({ terms: v.array(v.unknown()) }) }), told).workshop.terms;
		};
		const lab = { name: { en: 'Living lab' }, short: { en: 'LL' }, means: { en: 'A place to try things.' } };
		expect((await put('lab', lab)).status).toBe(204);
		expect((await put('lab', { ...lab, means: { en: 'A town.' } })).status).toBe(204);
		expect(await terms()).toEqual([{ id: 'lab', ...lab, means: { en: 'A town.' } }]);
		expect(await codeOf(await put('empty', { ...lab, name: { en: ' ' } }))).toBe('invalid');
		for (let more = 1; more < ownTermLimits.most; more++) await put(`term-${more}`, lab);
		expect(await codeOf(await put('one-more', lab))).toBe('too-many');
		expect((await maria.request('DELETE', `${address}/terms/lab`)).status).toBe(204);
		expect((await maria.request('DELETE', `${address}/terms/lab`)).status).toBe(404);
		expect(await terms()).toHaveLength(ownTermLimits.most - 1);
	});
});
