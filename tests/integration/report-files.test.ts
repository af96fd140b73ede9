/** Files of reports as they are asked for over HTTP, by people who may leave before the file is written. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileOrder } from '#lib/report/model/order.ts';
import type { AppPorts } from '../../server/app.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { sampleReport, words } from '../support/sample-report.ts';

const order: FileOrder = {
	kind: 'report',
	format: 'pdf',
	report: sampleReport([{ kind: 'list', entries: Array.from({ length: 20_000 }, () => words('Sad')) }]),
	sheets: []
};
let answered: Promise<unknown> | undefined;
/** Stands for the pages: asks for a file that takes seconds. */
const pages: AppPorts['pages'] = () =>
	Promise.resolve((request, response) => {
		answered = request.pageServices?.writeFile(order);
		void answered?.then(() => response.end());
	});

let running: RunningApp;
beforeAll(async () => {
	running = await startApp({}, pages);
});
afterAll(() => running.dispose());

test('whoever leaves ends the writing of the file', async () => {
	const leaving = new AbortController();
	const asked = fetch(`${running.origin}/w/report`, { signal: leaving.signal });
	const left = expect(asked).rejects.toThrow();
	await expect.poll(() => answered !== undefined).toBe(true);
	leaving.abort();
	await left;
	expect(await answered).toBe('busy');
});
