/** A report for tests of writers. */
import type { ResolvedBlock, Words } from '#lib/base/model/resolved-blocks.ts';
import type { ResolvedReport } from '#lib/report/model/resolved-report.ts';

export const words = (text: string, lang?: string): Words => (lang === undefined ? { text } : { text, lang });

/** A report with one section of these blocks. */
export const sampleReport = (blocks: readonly ResolvedBlock[], title = 'Praktyki'): ResolvedReport => ({
	workshop: 'w1',
	language: 'pl',
	title: { text: title },
	project: 'CLUSTERS3',
	where: 'Lublin, 7–8 marca 2017',
	collectedAt: Date.UTC(2026, 0, 2),
	sections: [
		{
			id: 'results',
			title: { text: 'Wyniki' },
			blocks: [{ kind: 'section', section: { id: 'poll-1', title: { text: 'Co działa?' }, blocks } }]
		}
	],
	frame: {
		kicker: 'Raport',
		lead: 'Co pokazały warsztaty.',
		partners: 'Razem: Województwo Lubelskie (Lubelskie).',
		contents: 'Spis treści'
	}
});
