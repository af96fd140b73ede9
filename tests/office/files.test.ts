/**
 * A plan, a poster and a report as people get them from the server, opened with the programs they have. What Word
 * makes of a document is seen through LibreOffice: it is converted there, and the result is read.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { RunningServer } from '../support/running-server.ts';
import { asPdf, describedByLibreOffice, openPages, requirePrograms, type OpenedPages } from './programs.ts';
import { fillWorkshop, noted, pictured } from './workshop.ts';

const folder = mkdtempSync(join(tmpdir(), 'transferboard-office-'));
const names = ['plan', 'poster', 'report'] as const;
const titles = {
	plan: 'Plan dla sadów',
	poster: 'Sadownicy sprzedają razem',
	report: 'Dobre praktyki i kryteria oceny klastrów'
};
const opened = new Map<string, OpenedPages>();
/** What LibreOffice says of the pictures in each document; in no order. */
const described = new Map<string, readonly string[]>();

beforeAll(async () => {
	requirePrograms();
	const running = await startApp();
	try {
		const { workshop, plan, poster, host } = await fillWorkshop(running);
		// From here on by the server that has the pages, which put everything into words.
		await running.app.close();
		const server = await RunningServer.start({ DATA_DIR: running.dataDir });
		try {
			const paths = { plan: `plans/${plan}`, poster: `posters/${poster}`, report: 'report' };
			for (const name of names)
				for (const format of ['docx', 'pdf']) {
					const address = `${server.origin}/api/workshops/${workshop}/${paths[name]}.${format}?language=pl`;
					const response = await fetch(address, { headers: { cookie: host.cookie } });
					expect(response.status, address).toBe(200);
					writeFileSync(join(folder, `${name}.${format}`), new Uint8Array(await response.arrayBuffer()));
				}
		} finally {
			await server.stop();
		}
	} finally {
		await running.dispose();
	}
	const documents = names.map((name) => join(folder, `${name}.docx`));
	const converted = asPdf(folder, documents);
	for (const [at, name] of names.entries()) {
		opened.set(`${name}.docx`, await openPages(converted[at] ?? ''));
		described.set(name, describedByLibreOffice(converted[at] ?? ''));
		opened.set(`${name}.pdf`, await openPages(join(folder, `${name}.pdf`)));
	}
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const openedAs = (file: string): OpenedPages => {
	const found = opened.get(file);
	if (!found) throw new Error(`${file} was not opened`);
	return found;
};
/** The heading above the contents is one in a PDF, and a title of its own in a document. */
const contents = 'H1 Spis treści';
const levels = (headings: readonly string[]): number[] => headings.map((heading) => Number(heading[1]));

describe.each(names)('a %s', (name) => {
	it.each(['docx', 'pdf'])(
		'has its title, its language and tags as %s, and no page without words',
		(format) => {
			const { info, language, pages } = openedAs(`${name}.${format}`);
			expect(info.get('Title')).toBe(titles[name]);
			expect(info.get('Tagged')).toBe('yes');
			expect(language).toMatch(/^pl\b/);
			expect(pages).toHaveLength(Number(info.get('Pages')));
			expect(pages.length).toBeGreaterThan(1);
			for (const [at, page] of pages.entries()) expect(page, `page ${at + 1}`).toMatch(/\p{L}{2}/u);
		}
	);

	it('has the same headings in the same order in both, with no level left out', () => {
		const { headings } = openedAs(`${name}.docx`);
		expect(headings).toEqual(openedAs(`${name}.pdf`).headings.filter((heading) => heading !== contents));
		expect(headings.length).toBeGreaterThan(10);
		for (const [at, level] of levels(headings).entries())
			expect(level, headings[at]).toBeLessThanOrEqual((levels(headings)[at - 1] ?? 0) + 1);
	});

	it('says the same of its pictures in both, each once', () => {
		const said = openedAs(`${name}.pdf`).pictures;
		expect(described.get(name)?.toSorted()).toEqual(said.toSorted());
		expect(said.filter((text) => text === pictured)).toHaveLength(1);
		for (const text of said) expect(text).not.toBe('');
	});
});

describe.each(['docx', 'pdf'])('what stands in a %s', (format) => {
	it('is in the order of the form of a plan', () => {
		const { headings } = openedAs(`plan.${format}`);
		expect(
			headings.filter((heading) => /^H1|Działanie|Kto|Etapy/.test(heading) && heading !== contents)
		).toEqual([
			'H1 Część I: Informacje ogólne',
			'H1 Część II: Kontekst polityki',
			'H3 Kto za co odpowiada',
			'H3 Etapy',
			'H1 Część III: Opis planowanych działań',
			'H2 Działanie 1: Fundusz wdrożeń',
			'H2 Działanie 2: Audyty technologiczne',
			'H1 Streszczenie po angielsku',
			'H1 Uzgodnienie'
		]);
	});

	it('stands beside each other in tables, below their heads', () => {
		const { pages, tags } = openedAs(`plan.${format}`);
		const words = pages.join('\n');
		expect(words).toMatch(
			/^ *Kto {3,}Za co$\s+^ *Województwo {3,}fundusz na wdrożenia$\s+^ *Uczelnia {3,}audyty/m
		);
		expect(words).toMatch(/^ *Plakat {3,}Sadownicy sprzedają razem {3,}Lubelskie/m);
		// Four tables: that of the text, the evidence of two actions, and who agreed.
		expect(tags.get('Table')).toBe(4);
		expect(tags.get('TH')).toBeGreaterThanOrEqual(2 + 2 * 5 + 2);
	});

	it('counts in lists, and keeps every letter', () => {
		const words = openedAs(`plan.${format}`).pages.join('\n');
		expect(words).toMatch(/1\. +nabór wniosków\s+2\. +ocena ekspertów/);
		expect(words).toContain('Zażółć gęślą jaźń');
	});

	it('has the words below its picture', () => {
		expect(openedAs(`plan.${format}`).pages.join('\n')).toContain('Wspólna chłodnia, 2016');
	});

	it('has its footnote at the foot of its page, with the number in the text', () => {
		const { pages, tags } = openedAs(`plan.${format}`);
		const page = pages.find((words) => words.includes('Ceny jabłek wzrosły')) ?? '';
		expect(page).toMatch(/Ceny jabłek wzrosły\s*1\s*o jedną piątą\./);
		expect(page.trimEnd().endsWith(noted)).toBe(true);
		expect(tags.get('Note')).toBe(1);
	});

	it('tells of the poster and the plan in the report', () => {
		const { headings, pages } = openedAs(`report.${format}`);
		expect(headings).toContain('H2 Sadownicy sprzedają razem');
		expect(headings.indexOf('H1 Plakaty')).toBeLessThan(headings.indexOf('H1 Co zrobią regiony'));
		expect(headings).toContain('H3 Fundusz wdrożeń');
		expect(pages.join('\n')).toContain('Grupa producentów ma wspólną chłodnię.');
	});
});
