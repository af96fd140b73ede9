import { expect, it } from 'vitest';
import { disposition, isReportFormat } from './formats.ts';

it('names a file after the workshop, whatever its title holds', () => {
	expect(disposition('attachment', 'Praktyki: "Łąki" / 2017', 'md')).toBe(
		`attachment; filename="report.md"; filename*=UTF-8''Praktyki%20%C5%81%C4%85ki%202017.md`
	);
	expect(disposition('inline', '../\r\n', 'html')).toBe(
		`inline; filename="report.html"; filename*=UTF-8''...html`
	);
	expect(disposition('inline', 'x'.repeat(500) + '\ud800', 'json')).toContain(`''${'x'.repeat(80)}.json`);
	expect(disposition('inline', '  ', 'json')).toContain(`''report.json`);
});

it('knows its formats and nothing that objects bring along', () => {
	expect(isReportFormat('md')).toBe(true);
	expect(isReportFormat('constructor')).toBe(false);
});
