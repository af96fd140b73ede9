/** What a new poll of each kind begins with, found by the folders of the kinds. Only who prepares a poll needs it. */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';

export interface PollKindBeginning {
	readonly id: string;
	/** One sentence: what it finds out. */
	text(): string;
	/** A title to start from, in every language of the product. */
	defaultTitle(): LocalizedText;
}

const beginnings = import.meta.glob<{ beginning: PollKindBeginning }>('./kinds/*/beginning.ts', {
	eager: true
});

export const beginningOf = (kind: string): PollKindBeginning | undefined =>
	Object.values(beginnings).find(({ beginning }) => beginning.id === kind)?.beginning;
