/** What people ask about themselves over HTTP, and what facilitators say about how long people are named. */
import { byteOrderMark, harmless, quoted } from '#lib/base/model/csv.ts';
import { idPattern } from '#lib/base/model/ids.ts';
import { Retention } from '#lib/session/model/retention.ts';
import type { Attendee } from '../storage/privacy-store.ts';
import type { Privacy } from '../privacy/register.ts';
import { bodyOf, Refusal, valueOf, type ApiContext, type Gatekeeper, type Routes } from './api.ts';

export interface PrivacyRoutesParts {
	readonly gatekeeper: Gatekeeper;
	readonly privacy: Privacy;
}

/** Those who are here as themselves; a facilitator has an account, and reviewers may be several. */
const themselves: ReadonlySet<string> = new Set(['participant', 'observer']);

export const privacyRoutes =
	({ gatekeeper, privacy }: PrivacyRoutesParts): Routes =>
	(app) => {
		const noStore = { 'cache-control': 'no-store' };
		const oneself = async (c: ApiContext) => {
			const member = await gatekeeper.member(c, 'read');
			if (!themselves.has(member.role)) throw new Refusal('not-allowed');
			return member;
		};

		app.get('/api/workshops/:workshop/me/data', async (c) => {
			const { workshop, participant } = await oneself(c);
			const data = await privacy.dataOf(workshop, participant);
			if (!data) throw new Refusal('not-found');
			c.header('content-disposition', 'attachment; filename="my-data.json"');
			return c.body(JSON.stringify(data, null, '\t'), 200, {
				...noStore,
				'content-type': 'application/json; charset=utf-8'
			});
		});

		app.delete('/api/workshops/:workshop/me', async (c) => {
			const { workshop, participant } = await oneself(c);
			valueOf(await privacy.erasing.erase(workshop, participant));
			return c.body(null, 204);
		});

		app.post('/api/workshops/:workshop/people/:person/erase', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const person = c.req.param('person');
			if (!idPattern.test(person)) throw new Refusal('not-found');
			valueOf(await privacy.erasing.erase(workshop, person));
			return c.body(null, 204);
		});

		app.get('/api/workshops/:workshop/retention', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'read');
			return c.json(await privacy.retaining.of(workshop), 200, noStore);
		});

		app.put('/api/workshops/:workshop/retention', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			await privacy.retaining.set(workshop, await bodyOf(c, Retention));
			return c.body(null, 204);
		});

		app.get('/api/workshops/:workshop/attendance', async (c) => {
			const { workshop } = await gatekeeper.member(c, 'manage');
			const people = await privacy.retaining.attendance(workshop);
			c.header('content-disposition', 'attachment; filename="attendance.csv"');
			return c.body(csv(people), 200, { ...noStore, 'content-type': 'text/csv; charset=utf-8' });
		});
	};

/** With a byte order mark, so that spreadsheets read it as UTF-8. */
function csv(people: readonly Attendee[]): string {
	const rows = people.map(({ name, organisation, region, role, at }) => [
		...[name, organisation, region, role],
		new Date(at).toISOString().slice(0, 10)
	]);
	const lines = [['name', 'organisation', 'region', 'role', 'day'], ...rows].map((row) =>
		row.map((text) => quoted(harmless(text))).join(',')
	);
	return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}
