/**
 * Every kind of poll, with each of its settings, by somebody who has a keyboard and nothing else: the ballot is answered
 * with Tab, Space, Enter, digits and letters, by turns on a phone in English and on a laptop in Polish. Who does not
 * answer looks on; neither ballot nor result is wider than either window.
 */
import { io } from 'socket.io-client';
import * as v from 'valibot';
import { usualRules } from '#lib/polls/model/vote-rules.ts';
import { axeFindings } from '../support/axe.ts';
import { expect, openDemoWorkshop, test } from '../support/journey.ts';
import { answerWithKeys } from '../support/pages/ballot-page.ts';
import { sampledKinds } from '../support/poll-samples.ts';
import type { Page } from 'playwright/test';

const Made = v.object({ poll: v.string() });

const wide = (page: Page): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('each kind is answered with the keys alone, and its result read, on a phone and a laptop, in two languages', async ({
	people,
	server
}) => {
	test.setTimeout(240_000);
	const jana = await people.facilitator();
	await openDemoWorkshop(jana);
	const polls = `${new URL(jana.url()).pathname}/polls`;
	const marta = await people.participant('Marta Nowak', 'Lubelskie', { phone: true });
	const jan = await people.participant('Jan Lis', 'Lubelskie', { locale: 'pl-PL' });
	let [answers, looks] = [marta, jan];
	const cookies = (await jana.context().cookies()).map(({ name, value }) => `${name}=${value}`);
	const host = io(server.origin, {
		transports: ['websocket'],
		extraHeaders: { cookie: cookies.join('; '), origin: server.origin }
	});
	const told = (command: string, input: object): Promise<unknown> =>
		host.timeout(10_000).emitWithAck(command, input);
	await told('workshop:enter', { workshop: polls.split('/')[2] });

	for (const [name, kind, { config, subjects, rules = usualRules }] of sampledKinds()) {
		await test.step(name, async () => {
			const content = { kind: kind.id, title: { en: `Poll: ${name}` }, config, subjects, rules };
			const { poll } = v.parse(Made, await told('poll:create', content));
			expect(await told('poll:open', { poll })).toEqual({ ok: true });
			[answers, looks] = [looks, answers];
			await Promise.all([answers, looks].map((page) => page.goto(`${polls}/${poll}`)));
			await answerWithKeys(answers);
			// What the bar at the top covers is no fault of the ballot.
			await answers.evaluate(() => scrollTo(0, 0));
			expect(await axeFindings(answers)).toEqual([]);
			expect(await Promise.all([wide(answers), wide(looks)])).toEqual([0, 0]);
			expect(await told('poll:close', { poll })).toEqual({ ok: true });
			expect(await told('poll:reveal', { poll })).toEqual({ ok: true });
			await expect(answers.getByText(/in the count|(jest|są) policzon/)).toBeVisible();
			for (const page of [answers, looks]) {
				await expect(page.getByRole('button', { name: /CSV/ }).first()).toBeVisible();
				expect(await wide(page)).toBe(0);
			}
		});
	}

	host.disconnect();
	expect(people.problems).toEqual([]);
});
