/** A workshop keeps a facilitator, whoever removes whom at which moment. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { startApp, type RunningApp, type Visitor } from '../support/app.ts';

let running: RunningApp;
beforeAll(async () => {
	running = await startApp();
}, 60_000);
afterAll(() => running.dispose());

const Me = v.object({
	memberships: v.array(
		v.object({ workshop: v.object({ id: v.string() }), participant: v.object({ id: v.string() }) })
	)
});
const place = async (visitor: Visitor) => {
	const [first] = v.parse(Me, await (await visitor.get('/api/me')).json()).memberships;
	if (!first) throw new Error('no workshop');
	return { workshop: first.workshop.id, id: first.participant.id };
};

test('of two facilitators who remove each other at the same moment, one stays', async () => {
	const maria = await running.signIn();
	const { workshop, id: mariaId } = await place(maria);
	for (let round = 0; round < 5; round++) {
		const label = `Piotr ${round}`;
		const link = await maria.post(`/api/workshops/${workshop}/links`, { purpose: 'invite', label });
		const piotr = running.visitor();
		await piotr.open(v.parse(v.object({ url: v.string() }), await link.json()).url);
		const account = { name: label, email: `piotr${round}@example.org`, password: 'another good sentence' };
		expect((await piotr.post('/api/account', account)).status).toBe(200);
		const { id: piotrId } = await place(piotr);
		const remove = (by: Visitor, who: string) =>
			by.request('DELETE', `/api/workshops/${workshop}/people/${who}`);
		const answers = await Promise.all([remove(maria, piotrId), remove(piotr, mariaId)]);
		expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
		const [mariaStays] = answers;
		const stays = mariaStays?.status === 204 ? maria : piotr;
		expect((await stays.get(`/api/workshops/${workshop}`)).status).toBe(200);
		if (stays === piotr) return;
	}
});
