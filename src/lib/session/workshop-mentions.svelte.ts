/** The people and regions of a workshop as they can be mentioned in comments. */
import { localized } from '#lib/base/model/localized-text.ts';
import { isOf, type Mention } from '#lib/board/model/mentions.ts';
import type { Mentionables, MentionOffer } from '#lib/board/talk/mentionables.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import type { Region } from './model/messages.ts';
import type { People } from './people.svelte.ts';

export class WorkshopMentions implements Mentionables {
	readonly #people: People;

	constructor(people: People) {
		this.#people = people;
	}

	readonly offers: readonly MentionOffer[] = $derived.by(() => {
		const regions = this.#people.regions.map((region): MentionOffer => ({
			mention: { kind: 'region', id: region.id },
			name: nameIn(region),
			note: '',
			color: region.color
		}));
		// Those who are here come first. Names that may not be known are empty, and so nobody is offered.
		const others = this.#people.all
			.filter(({ id, name, role }) => name !== '' && role !== 'screen' && id !== this.#people.you?.id)
			.sort((a, b) => Number(b.here) - Number(a.here) || a.name.localeCompare(b.name, getLocale()))
			.map(({ id, name, region: of }): MentionOffer => {
				const region = this.#people.region(of);
				return {
					mention: { kind: 'person', id },
					name,
					note: region ? nameIn(region) : '',
					color: undefined
				};
			});
		return [...regions, ...others];
	});

	/** Bound. */
	nameOf = ({ kind, id }: Mention): string => {
		if (kind === 'person') return this.#people.name(id) || m.board_mention_somebody();
		const region = this.#people.region(id);
		return region ? nameIn(region) : m.board_mention_somebody();
	};

	colorOf({ kind, id }: Mention): number | undefined {
		return kind === 'region' ? this.#people.region(id)?.color : undefined;
	}

	isMe(mention: Mention): boolean {
		const { you } = this.#people;
		return you !== undefined && isOf(mention, you.id, you.region);
	}
}

const nameIn = (region: Region): string => localized(region.name, getLocale());
