/** Surveys: several polls of any kind on one page, with a deadline for all of them. The polls stay ordinary polls. */
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import { LocalizedText } from '#lib/base/model/localized-text.ts';
import { command, part } from '#lib/realtime/model/messages.ts';

export const mostPolls = 20;
const Id = v.pipe(v.string(), v.regex(idPattern));
const texts = (longest: number) =>
	v.pipe(
		LocalizedText,
		v.check((text) => Object.values(text).every((words) => words.length <= longest))
	);

export const titleLimit = 200;
export const introLimit = 1000;

export const Survey = v.object({
	id: v.string(),
	title: LocalizedText,
	/** What it is for, told before the first question; may be empty. */
	intro: LocalizedText,
	/** Polls in the order of the page. */
	polls: v.array(v.string())
});
export type Survey = v.InferOutput<typeof Survey>;

/** Only surveys and polls that this person may know of. */
export const surveysPart = part('surveys', v.array(Survey));

const SurveyRef = v.object({ survey: Id });
const Done = v.object({});

/** Makes a survey, or changes the one that is named. */
export const saveSurvey = command(
	'survey:save',
	v.object({
		survey: v.optional(Id),
		title: v.pipe(
			texts(titleLimit),
			v.check((title) => Object.values(title).some((words) => words.trim() !== ''))
		),
		intro: texts(introLimit),
		polls: v.pipe(
			v.array(Id),
			v.minLength(1),
			v.maxLength(mostPolls),
			v.check((polls) => new Set(polls).size === polls.length)
		)
	}),
	v.object({ survey: v.string() })
);
/** The survey only; its polls stay. */
export const deleteSurvey = command('survey:delete', SurveyRef, Done);

export const surveyActs = ['open', 'close', 'reveal'] as const;
export type SurveyAct = (typeof surveyActs)[number];
/** Does it to all polls of the survey that are at that point; `closesAt` is their closing time from then on, when they open. */
export const runSurvey = command(
	'survey:run',
	v.object({
		survey: Id,
		act: v.picklist(surveyActs),
		closesAt: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null)
	}),
	Done
);
