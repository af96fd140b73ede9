/** Surveys: polls that share a page and a deadline, and stay polls. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRoomStateStore } from '../../server/storage/room-state-store.ts';
import { Surveys } from '../../server/polls/surveys.ts';
import { addWorkshop, facilitator, openPolls, participant, type OpenPolls } from '../support/polls.ts';

let open: OpenPolls;
beforeAll(async () => {
	open = await openPolls(':memory:');
});
afterAll(() => open.close());

let workshops = 0;
let workshop: string;
let surveys: Surveys;
let told: number;
beforeEach(async () => {
	workshop = `surveys-${++workshops}`;
	told = 0;
	await addWorkshop(open.db, workshop);
	const store = createRoomStateStore(open.db);
	surveys = new Surveys({ store, polls: open.polls, onSurveys: () => void told++ });
});
const host = () => facilitator(workshop);
const ana = () => participant(workshop, 'ana', 'es');

async function draft(kind: string, config: unknown): Promise<string> {
	const subjects = ['a', 'b'].map((id) => ({ id, title: { en: id }, region: null }));
	const made = await open.polls.create(host(), kind, { title: { en: kind }, config, subjects });
	if (!made.ok) throw new Error(made.reason);
	return made.value.poll;
}
async function saved(polls: readonly string[], id?: string): Promise<string> {
	const answer = await surveys.save(host(), id, { title: { en: 'Before we meet' }, intro: {}, polls });
	if (!answer.ok) throw new Error(answer.reason);
	return answer.value.survey;
}
const states = async () =>
	Object.fromEntries(
		(await open.polls.told.list(host())).map(({ id, state, closesAt }) => [id, { state, closesAt }])
	);

describe('a survey', () => {
	it('opens, closes and reveals all its polls, with one deadline, and leaves what is elsewhere alone', async () => {
		const dots = await draft('dots', { dots: 3, cap: 2 });
		const points = await draft('points', {});
		const other = await draft('points', {});
		const survey = await saved([points, dots]);
		expect(await surveys.run(host(), survey, 'open', 5000)).toEqual({ ok: true, value: {} });
		expect(await states()).toEqual({
			[dots]: { state: 'open', closesAt: 5000 },
			[points]: { state: 'open', closesAt: 5000 },
			[other]: { state: 'draft', closesAt: null }
		});
		expect(await surveys.run(host(), survey, 'open', null)).toMatchObject({ ok: false });
		await open.polls.close(host(), dots);
		// One of them is closed already: the rest is closed all the same.
		expect(await surveys.run(host(), survey, 'close', null)).toMatchObject({ ok: true });
		await surveys.run(host(), survey, 'reveal', null);
		expect(await states()).toMatchObject({ [dots]: { state: 'revealed' }, [points]: { state: 'revealed' } });
	});

	it('is known to people once one of its polls is, with those polls only', async () => {
		const first = await draft('points', {});
		const second = await draft('points', {});
		const survey = await saved([first, second]);
		expect(await surveys.list(ana())).toEqual([]);
		await open.polls.open(host(), second);
		expect(await surveys.list(ana())).toMatchObject([{ id: survey, polls: [second] }]);
		expect(await surveys.list(host())).toMatchObject([{ id: survey, polls: [first, second] }]);
	});

	it('is changed by facilitators only, about polls of their workshop, and goes without its polls', async () => {
		const poll = await draft('points', {});
		const content = { title: { en: 'X' }, intro: {}, polls: [poll] };
		expect(await surveys.save(ana(), undefined, content)).toEqual({ ok: false, reason: 'not-allowed' });
		const foreign = { ...content, polls: ['poll-of-nobody'] };
		expect(await surveys.save(host(), undefined, foreign)).toEqual({ ok: false, reason: 'not-found' });
		expect(await surveys.save(host(), 'no-survey', content)).toEqual({ ok: false, reason: 'not-found' });
		const survey = await saved([poll]);
		await saved([poll], survey);
		expect(await surveys.list(host())).toHaveLength(1);
		expect(await surveys.run(ana(), survey, 'open', null)).toMatchObject({ ok: false });
		expect(await surveys.remove(ana(), survey)).toEqual({ ok: false, reason: 'not-allowed' });
		expect(await surveys.remove(host(), survey)).toMatchObject({ ok: true });
		expect(await surveys.list(host())).toEqual([]);
		expect(await states()).toMatchObject({ [poll]: { state: 'draft' } });
		expect(told).toBe(3);
	});

	it('is not lost when two facilitators make one at once', async () => {
		const poll = await draft('points', {});
		await Promise.all([saved([poll]), saved([poll]), saved([poll])]);
		expect(await surveys.list(host())).toHaveLength(3);
	});
});
