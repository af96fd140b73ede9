/** What the board asks of its page: colours of the theme, regions, cards of entries and polls, where pictures are. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { BoardEnv, CardContent } from '#lib/canvas/item-view.ts';
import { number } from '#lib/i18n/format.ts';
import type { RecordCard } from '#lib/registers/model/record-card.ts';
import type { People } from '#lib/session/people.svelte.ts';
import { regionIndex, regionShape } from '#lib/ui/region-mark.ts';
import { contentsOf } from './record-card.ts';

/** Two themes differ in at least one of these. */
const lookTokens = [
	'--font',
	'--board',
	'--board-dot',
	'--text',
	'--surface',
	'--note-ink',
	'--ink-black',
	'--accent'
];

/**
 * A snapshot of what is known now; hand the editor a new one when something of it changed.
 * @param polls cards of polls by id
 */
export function boardEnv(
	people: Pick<People, 'all' | 'regions' | 'region'>,
	cards: readonly RecordCard[],
	language: string,
	polls: ReadonlyMap<string, CardContent>
): BoardEnv {
	const style = getComputedStyle(document.documentElement);
	const colors = new Map<string, string>();
	const entries = contentsOf(cards, language, number);
	return {
		look: JSON.stringify([
			language,
			...lookTokens.map((token) => style.getPropertyValue(token)),
			people.regions.map((region) => [region.id, region.name, region.color])
		]),
		color(token) {
			let color = colors.get(token);
			if (color === undefined) {
				color = style.getPropertyValue(`--${token}`).trim();
				colors.set(token, color);
			}
			return color;
		},
		font: style.getPropertyValue('--font').trim(),
		region(id) {
			const region = people.region(id);
			return (
				region && {
					name: localized(region.name, language),
					color: `region-${regionIndex(region.color)}`,
					shape: regionShape(region.color)
				}
			);
		},
		author(id) {
			const place = people.all.findIndex((person) => person.id === id);
			const person = people.all[place];
			// By order of arrival, so that everybody sees the same colours.
			return (
				person && {
					name: person.name,
					color: `region-${regionIndex(place + 1)}`,
					language: person.language
				}
			);
		},
		card: (id) => entries(id) ?? polls.get(id),
		imageUrl: (asset) => `/assets/${encodeURIComponent(asset)}`
	};
}

/** Calls back when the theme changed, by the system or by choice; returns the way out. */
export function watchTheme(changed: () => void): () => void {
	const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
		matchMedia(query)
	);
	for (const query of queries) query.addEventListener('change', changed);
	const observer = new MutationObserver(changed);
	observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });
	return () => {
		for (const query of queries) query.removeEventListener('change', changed);
		observer.disconnect();
	};
}
