import { expect, test } from 'vitest';
import { AgendaOrder } from './agenda-order.svelte.ts';

const entries = (ids: string) => [...ids].map((id) => ({ id }));

/** A server that answers when it is told to, and whose plan comes later than its answers. */
class Server {
	plan = $state.raw(entries('abcdef'));
	readonly asked: { step: string; before: string | null; answer: (done: boolean) => void }[] = [];
	readonly order = new AgendaOrder(
		() => this.plan,
		(step, before) => new Promise((answer) => this.asked.push({ step, before, answer }))
	);

	get shown(): string {
		return this.order.shown.map(({ id }) => id).join('');
	}
}

test('each of many fast moves begins where the last one ended', async () => {
	const server = new Server();
	const moves = [1, 2, 3, 4, 5].map((to) => server.order.move('a', to));
	expect(server.shown).toBe('bcdefa');
	expect(server.asked.map(({ before }) => before)).toEqual(['c', 'd', 'e', 'f', null]);
	server.asked[0]?.answer(true);
	await moves[0];
	// The plan after the first move comes while the others are on their way.
	server.plan = entries('bacdef');
	expect(server.shown).toBe('bcdefa');
	for (const { answer } of server.asked) answer(true);
	expect(await Promise.all(moves)).toEqual([true, true, true, true, true]);
	expect(server.shown).toBe('bcdefa');
	server.plan = entries('bcdefa');
	expect(server.shown).toBe('bcdefa');
});

test('the plan of the server counts as soon as it comes after the answer', async () => {
	const server = new Server();
	const move = server.order.move('c', 0);
	server.asked[0]?.answer(true);
	await move;
	expect(server.shown).toBe('cabdef');
	server.plan = entries('fedcba');
	expect(server.shown).toBe('fedcba');
});

test('a move that is refused is taken back, and one to nowhere is not asked for', async () => {
	const server = new Server();
	expect(await server.order.move('a', -1)).toBe(false);
	expect(await server.order.move('a', 0)).toBe(false);
	expect(await server.order.move('f', 6)).toBe(false);
	expect(server.asked).toEqual([]);
	const move = server.order.move('a', 2);
	expect(server.shown).toBe('bcadef');
	server.asked[0]?.answer(false);
	expect(await move).toBe(false);
	expect(server.shown).toBe('abcdef');
});
