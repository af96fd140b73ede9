import { describe, expect, it } from 'vitest';
import { m } from '#lib/i18n/paraglide/messages.js';
import { pollKinds } from '#lib/polls/model/kinds.ts';
import { buildReport } from './model/report.ts';
import { mapWords } from './map-words.ts';
import { emptyInput } from '../../../tests/support/report-input.ts';
import { askedLocale, resolveReport } from './resolved.ts';

const input = {
	...emptyInput,
	workshop: {
		...emptyInput.workshop,
		project: '',
		questions: [{ pl: 'Dlaczego?' }],
		agenda: [{ id: 's', title: { en: 'Vote' }, minutes: 5, speaker: '' }]
	},
	runs: [
		{
			run: 1,
			step: 's',
			round: 1,
			title: { en: 'Vote' },
			minutes: 5,
			startedAt: 0,
			endedAt: 480_000,
			pausedFor: 60_000,
			skipped: false
		}
	],
	regions: [{ id: 'l', name: { en: 'Lubelskie' }, country: 'PL', nuts: '', color: 1 }],
	participation: [{ region: null, people: 5 }],
	boards: [
		{
			id: 'b',
			title: 'Wall',
			entries: [],
			open: [{ text: 'Ask @[person:ana]', region: null, about: '' }],
			wordless: 5
		}
	],
	collectedAt: Date.UTC(2026, 0, 2, 12)
};

describe('a resolved report', () => {
	const subjects = [{ id: 's', title: { en: 'Growers' }, region: null }];
	const polls = pollKinds.map((kind) => {
		const config = kind.defaultConfig();
		const tally = kind.count(config, subjects, ['l'], [], { minimumCell: 3, voters: 0 });
		const title = { en: 'Which?' };
		return {
			id: 'v',
			title,
			round: 1,
			repeated: false,
			stage: 'all' as const,
			kind,
			config,
			subjects,
			tally,
			weighting: 'person' as const,
			voters: {}
		};
	});

	it.each(['en', 'pl'])('has words in %s for everything its sections name', (language) => {
		const report = resolveReport(buildReport({ ...input, polls }, language));
		expect(JSON.stringify(report.sections)).toContain(language === 'pl' ? 'Ask @ktoś' : 'Ask @somebody');
		// Keys look like `report_something`; none may be left over.
		expect(JSON.stringify(report.sections)).not.toMatch(/"(text)":"[a-z]+_[a-z_]+"/);
		expect(report.frame.lead).toContain('2026');
	});

	it('marks what is written in another language than the report', () => {
		const report = resolveReport(buildReport({ ...input, polls: [] }, 'en'));
		const [list] = report.sections.find(({ id }) => id === 'questions')?.blocks ?? [];
		expect(list).toEqual({ kind: 'list', entries: [{ text: 'Dlaczego?', lang: 'pl' }] });
		expect(report.where).toMatch(/^Lublin, 7.*8 March 2017$/);
	});

	it('counts in the grammar of its language', () => {
		const words = JSON.stringify(resolveReport(buildReport({ ...input, polls: [] }, 'pl')).sections);
		expect(words).toContain('Nie wymieniono 5 rysunków');
	});

	it('fails loudly when a section names a message that does not exist', () => {
		const report = buildReport({ ...input, polls: [] }, 'en');
		const broken = { ...report, sections: [{ id: 'x', title: { message: 'report_nonsense' }, blocks: [] }] };
		expect(() => resolveReport(broken)).toThrow('report_nonsense');
	});
});

it('gives pages that show the maps alone all words of the maps', () => {
	const keys = Object.keys(m).filter((key) => /^report_(map|match|transfer)/.test(key));
	expect(Object.keys(mapWords).sort()).toEqual([...keys, 'report_untitled'].sort());
});

it('answers in a language of this installation or lets the page decide', () => {
	expect(askedLocale('pl')).toBe('pl');
	expect(askedLocale('xx')).toBeUndefined();
	expect(askedLocale(null)).toBeUndefined();
});
