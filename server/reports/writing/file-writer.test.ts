import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { BinaryFormat } from '#lib/report/model/formats.ts';
import { sampleReport, words } from '../../../tests/support/sample-report.ts';
import { FileWriter, WriterBusy } from './file-writer.ts';
import type { WritingOrder } from './writing-order.ts';

const writers: FileWriter[] = [];
afterEach(async () => {
	for (const writer of writers.splice(0)) await writer.close();
});
function newWriter(): FileWriter {
	const writer = new FileWriter();
	writers.push(writer);
	return writer;
}

const order = (format: BinaryFormat): WritingOrder => ({
	order: {
		kind: 'report',
		format,
		report: sampleReport([{ kind: 'paragraph', words: words('Zażółć') }]),
		sheets: []
	},
	pictures: new Map()
});
/** What no writer can make a file of. */
const nothing: WritingOrder = {
	order: {
		kind: 'picture',
		format: 'png',
		workshop: 'w1',
		title: 'Nic',
		language: 'pl',
		scale: 1,
		pages: [],
		madeAt: 0
	},
	pictures: new Map()
};
const patient = () => new AbortController().signal;
const start = (file: Uint8Array): string => Buffer.from(file.subarray(0, 4)).toString('latin1');

/** The processes of this one that write a file now. */
const writing = (): number[] =>
	readdirSync(`/proc/${process.pid}/task`)
		.flatMap((thread) => read(`/proc/${process.pid}/task/${thread}/children`).split(' '))
		.filter((pid) => read(`/proc/${pid}/cmdline`).includes('writing-process'))
		.map(Number);

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		// It has just ended.
		return '';
	}
}

it('writes every format in a process that is gone afterwards', async () => {
	const writer = newWriter();
	const files = await Promise.all(
		(['docx', 'xlsx', 'pdf'] as const).map((format) => writer.write(order(format), patient()))
	);
	expect(files.map(start)).toEqual(['PK\u0003\u0004', 'PK\u0003\u0004', '%PDF']);
	await writer.close();
	expect(writing()).toEqual([]);
});

it('says what went wrong, and writes the next file', async () => {
	const writer = newWriter();
	const failed = writer.write(nothing, patient());
	const next = writer.write(order('xlsx'), patient());
	await expect(failed).rejects.toThrow('nothing');
	expect(start(await next)).toBe('PK\u0003\u0004');
});

it('ends the work of whoever gives up, and goes on with the next at once', async () => {
	const writer = newWriter();
	const leaving = new AbortController();
	const left = writer.write(order('pdf'), leaving.signal);
	const next = writer.write(order('xlsx'), patient());
	await expect.poll(writing).toHaveLength(1);
	leaving.abort(new Error('left'));
	await expect(left).rejects.toThrow('left');
	expect(start(await next)).toBe('PK\u0003\u0004');
});

it('lives on when the process is killed', async () => {
	const writer = newWriter();
	const killed = writer.write(order('pdf'), patient());
	const told = expect(killed).rejects.toThrow('without a file');
	await expect.poll(writing).toHaveLength(1);
	for (const pid of writing()) process.kill(pid, 'SIGKILL');
	await told;
	expect(start(await writer.write(order('xlsx'), patient()))).toBe('PK\u0003\u0004');
});

it('refuses more than may wait', async () => {
	const writer = newWriter();
	const leaving = new AbortController();
	const waiting = Array.from({ length: 20 }, () => writer.write(order('xlsx'), leaving.signal));
	const given = Promise.allSettled(waiting);
	await expect(writer.write(order('xlsx'), patient())).rejects.toBeInstanceOf(WriterBusy);
	leaving.abort();
	expect((await given).every(({ status }) => status === 'rejected')).toBe(true);
});
