/** What a rating asks and what a ballot about one subject looks like. */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import { cannotJudge, type Scale } from '../../../model/measures.ts';
import type { BallotRefusal, VoterGroup } from '../../../model/poll-kind.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Wording } from '../../../model/wording.ts';

export const fewestPoints = 2;
export const mostPoints = 10;
export const labelLimit = 60;

const Label = v.pipe(
	LocalizedText,
	v.check((text) => Object.values(text).every((label) => label.length <= labelLimit))
);

/** How wide the middle half of the answers may be when nobody needs to be asked again, in steps. */
export const stopWidths = [1, 2] as const;

/** What is asked of each thing, in a word or two, and what the lowest and the highest step mean; ends may be empty. */
const Axis = v.object({ name: Label, lowest: Label, highest: Label });
export type Axis = v.InferOutput<typeof Axis>;

const isNamed = ({ name }: Axis): boolean => Object.values(name).some((text) => text.trim() !== '');

export const Config = v.pipe(
	v.object({
		/** Steps of the scale; answers run from 1 to this. */
		points: v.pipe(v.number(), v.integer(), v.minValue(fewestPoints), v.maxValue(mostPoints)),
		/** The axis that is always asked; its name may be empty where it is the only one. */
		...Axis.entries,
		name: v.optional(Label, {}),
		/** A second question about each thing on the same steps, for a drawing of both; null for none. */
		second: v.optional(v.nullable(Axis), null),
		/** The stop rule of a Delphi, fixed before the first round; null where rounds have none. */
		stop: v.optional(v.nullable(v.picklist(stopWidths)), null)
	}),
	v.check((config) => config.second === null || (isNamed(config) && isNamed(config.second)))
);
export type Config = v.InferOutput<typeof Config>;

/** What the scale and its ends are called, of both questions. */
export const wordings = (config: Config): Wording<Config>[] =>
	(['name', 'lowest', 'highest'] as const).flatMap((part) => {
		const { second } = config;
		return [
			{
				text: config[part],
				limit: labelLimit,
				with: (text: LocalizedText): Config => ({ ...config, [part]: text })
			},
			...(second === null
				? []
				: [
						{
							text: second[part],
							limit: labelLimit,
							with: (text: LocalizedText): Config => ({ ...config, second: { ...second, [part]: text } })
						}
					])
		];
	});

export const Answer = v.union([
	v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPoints)),
	v.literal(cannotJudge)
]);
export type Answer = v.InferOutput<typeof Answer>;

export const Ballot = v.object({
	subject: v.pipe(v.string(), v.maxLength(64)),
	answer: Answer,
	/** On the second axis, where there is one. */
	second: v.optional(Answer)
});
export type Ballot = v.InferOutput<typeof Ballot>;

export const scaleOf = ({ points }: Pick<Config, 'points'>): Scale => ({ low: 1, high: points, steps: true });

export function validate(
	config: Config,
	ballot: Ballot,
	_voter: VoterGroup,
	subjects: readonly Subject[]
): Result<Ballot, BallotRefusal> {
	if (subjects.every(({ id }) => id !== ballot.subject)) return refuse('unknown-subject');
	const { answer, second } = ballot;
	if (config.second !== null && second === undefined) return refuse('incomplete-ballot');
	if (config.second === null && second !== undefined) return refuse('invalid-ballot');
	const beyond = [answer, second].some((one) => typeof one === 'number' && one > config.points);
	if (beyond) return refuse('invalid-ballot');
	return ok(ballot);
}
