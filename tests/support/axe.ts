/** Asks axe whether a page can be used by everybody. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** The rules of WCAG 2.2 AA and axe's own best practices. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface AxeOptions {
	/** CSS selectors of parts that are left out, with the reason in the test. */
	readonly without?: readonly string[];
	/** Rules that are left out, with the reason in the test. */
	readonly withoutRules?: readonly string[];
}

/**
 * What axe finds on the page as it is now, one line per element: rule, impact, selector, summary. Empty when
 * all is well; only `serious` and `critical` findings count unless `all` is set.
 */
export async function axeFindings(
	page: Page,
	{ without = [], withoutRules = [] }: AxeOptions = {},
	all = false
): Promise<string[]> {
	// The other mode opens a page of its own for each judgement, to look into frames of others; we have none.
	const builder = new AxeBuilder({ page })
		.setLegacyMode()
		.withTags(tags)
		.disableRules([...withoutRules]);
	for (const selector of without) builder.exclude(selector);
	const { violations } = await builder.analyze();
	return violations
		.filter(({ impact }) => all || impact === 'serious' || impact === 'critical')
		.flatMap(({ id, impact, nodes }) =>
			nodes.map(
				(node) =>
					`${id} (${impact ?? 'minor'}) ${node.target.join(' ')}: ${(node.failureSummary ?? '').replace(/\s+/g, ' ')}`
			)
		);
}
