/** What a poll asks, as it is checked before it is stored. */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { pollKindOf } from '#lib/polls/model/kinds.ts';
import type { Subject } from '#lib/polls/model/subject.ts';
import { usualRules, type VoteRules } from '#lib/polls/model/vote-rules.ts';

export interface PollContent {
	readonly title: LocalizedText;
	readonly config: unknown;
	readonly subjects: readonly Subject[];
	/** As polls usually are, when absent. */
	readonly rules?: VoteRules | undefined;
}

type Content = Required<PollContent> & { readonly rules: VoteRules };

/** What may be stored as a poll of this kind. */
export function checkContent(kindId: string, content: PollContent): Result<Content, 'invalid-poll'> {
	const { title, subjects, rules = usualRules } = content;
	const kind = pollKindOf(kindId);
	const config = kind?.parseConfig(content.config);
	if (!kind || !config?.ok) return refuse('invalid-poll');
	const { least, most } = kind.subjectLimits;
	if (subjects.length < least || subjects.length > most) return refuse('invalid-poll');
	if (rules.weighting === 'region' && !kind.regionEqual) return refuse('invalid-poll');
	if (rules.identity === 'named' && !kind.nameable) return refuse('invalid-poll');
	return ok({ title, config: config.value, subjects, rules: { ...rules, ...kind.fixedRules } });
}
