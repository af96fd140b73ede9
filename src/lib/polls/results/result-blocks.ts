/** The blocks of a kind's report about one result, in the language of the page. */
import type { ResolvedBlock } from '#lib/base/model/resolved-blocks.ts';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { messageMap, resolveBlocks } from '#lib/i18n/resolve-blocks.ts';
import type { ResultViewProps } from '../poll-views.ts';
import { resultWords } from './result-words.ts';

export function resultBlocks(props: ResultViewProps): readonly ResolvedBlock[] {
	const { model, poll, tally, regions, words, stage = 'all' } = props;
	const language = getLocale();
	const { config, subjects, rules } = poll;
	const named = regions.map(({ id, name, color }) => ({ id, name: { [language]: name }, color }));
	const question = { config, subjects, tally, weighting: rules.weighting, regions: named, language };
	return resolveBlocks(model.report(question, stage), language, messageMap({ ...resultWords, ...words }));
}
