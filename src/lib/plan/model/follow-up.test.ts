import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { isOverdue, lastDayOf, newestOf, type FollowUp } from './follow-up.ts';

const report = (more: Partial<FollowUp>): FollowUp => ({
	plan: 'p',
	action: 'a',
	region: 'lubelskie',
	day: '2026-01-10',
	state: 'started',
	percent: 20,
	note: '',
	proof: '',
	at: 1,
	...more
});
const place = { plan: 'p', action: 'a' };

describe('what regions report', () => {
	it('counts by the day it is about, and of one day by what was said last', () => {
		const reports = [
			report({ day: '2026-03-01', percent: 60, at: 2 }),
			report({ day: '2026-02-01', percent: 40, at: 3 }),
			report({ day: '2026-03-01', percent: 65, at: 4 }),
			report({ region: 'latvia', day: '2026-02-20', state: 'planned' }),
			report({ action: 'other', day: '2027-01-01' })
		];
		expect(newestOf(reports, place).map(({ region, percent }) => [region, percent])).toEqual([
			['lubelskie', 65],
			['latvia', 20]
		]);
	});

	it('is overdue after the last day of its month, until all regions are done or have stopped', () => {
		expect(lastDayOf('2028-02')).toBe('2028-02-29');
		expect(lastDayOf('2026-13')).toBeUndefined();
		const regions = ['lubelskie', 'latvia'];
		const done = [report({ state: 'done' }), report({ region: 'latvia', state: 'stopped' })];
		expect(isOverdue('2026-02', regions, [], '2026-02-28')).toBe(false);
		expect(isOverdue('2026-02', regions, [], '2026-03-01')).toBe(true);
		expect(isOverdue('2026-02', regions, done.slice(0, 1), '2026-03-01')).toBe(true);
		expect(isOverdue('2026-02', regions, done, '2026-03-01')).toBe(false);
		expect(isOverdue('', regions, [], '2026-03-01')).toBe(false);
	});
});

it('writes a calendar whose lines hold what was typed, escaped and at most 75 octets long', () => {
	const title = `Koniec; „Fundusz, żółty”\\ ${'ą'.repeat(80)}\nDRUGI`;
	const file = calendarOf(
		'Plany',
		[{ id: 'p-a', day: '2026-02-28', title, text: 'a\r\nEND:VCALENDAR', link: 'https://x.example/p' }],
		Date.UTC(2026, 0, 2, 3, 4, 5)
	);
	const lines = file.split('\r\n');
	expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
	expect(lines.filter((line) => line.startsWith('END:VCALENDAR'))).toHaveLength(1);
	expect(file).toContain('DTSTART;VALUE=DATE:20260228\r\n');
	expect(file).toContain('DTSTAMP:20260102T030405Z\r\n');
	expect(file).toContain('TRIGGER:-P14D\r\n');
	const unfolded = file.replaceAll('\r\n ', '');
	expect(unfolded).toContain(`SUMMARY:Koniec\\; „Fundusz\\, żółty”\\\\ ${'ą'.repeat(80)}\\nDRUGI\r\n`);
});
