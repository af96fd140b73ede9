/** Surveys: lists of polls that are opened, closed and revealed together. What counts is always the single poll. */
import * as v from 'valibot';
import { newId } from '#lib/base/model/ids.ts';
import type { LocalizedText } from '#lib/base/model/localized-text.ts';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';
import type { PollRefusal } from '#lib/polls/model/messages.ts';
import { Survey, type SurveyAct } from '#lib/polls/model/surveys.ts';
import { can } from '#lib/session/model/roles.ts';
import type { RoomStateStore } from '../storage/room-state-store.ts';
import type { Asker } from './asker.ts';
import type { Polls } from './polls.ts';

export interface SurveyContent {
	readonly title: LocalizedText;
	readonly intro: LocalizedText;
	readonly polls: readonly string[];
}

export interface SurveysParts {
	readonly store: RoomStateStore;
	readonly polls: Pick<Polls, 'told' | 'open' | 'close' | 'reveal' | 'setClosing'>;
	/** Called after the surveys of a workshop changed. */
	readonly onSurveys: (workshop: string) => void;
}

/** Under which the store keeps them. */
const stateName = 'surveys';
const most = 50;
const Stored = v.array(Survey);

type Answer<Value> = Promise<Result<Value, PollRefusal | 'too-many'>>;

export class Surveys {
	readonly #parts: SurveysParts;
	/** The last change of each workshop; changes are made one after the other. */
	readonly #changing = new Map<string, Promise<unknown>>();

	constructor(parts: SurveysParts) {
		this.#parts = parts;
	}

	/** What this person may know of: surveys without a poll that they see are in preparation. */
	async list(asker: Asker): Promise<Survey[]> {
		const known = new Set((await this.#parts.polls.told.list(asker)).map(({ id }) => id));
		const surveys = (await this.#load(asker.workshop)).map((survey) => ({
			...survey,
			polls: survey.polls.filter((poll) => known.has(poll))
		}));
		return can(asker.role, 'run-polls') ? surveys : surveys.filter(({ polls }) => polls.length > 0);
	}

	async save(asker: Asker, id: string | undefined, content: SurveyContent): Answer<{ survey: string }> {
		const allowed = this.#may(asker);
		if (!allowed.ok) return allowed;
		const known = new Set((await this.#parts.polls.told.list(asker)).map((poll) => poll.id));
		if (content.polls.some((poll) => !known.has(poll))) return refuse('not-found');
		const survey = { ...content, polls: [...content.polls], id: id ?? newId() };
		return this.#change(asker.workshop, (surveys) => {
			const at = surveys.findIndex((one) => one.id === survey.id);
			if (id !== undefined && at < 0) return refuse('not-found');
			if (id === undefined && surveys.length >= most) return refuse('too-many');
			const changed = at < 0 ? [...surveys, survey] : surveys.with(at, survey);
			return ok({ surveys: changed, answer: { survey: survey.id } });
		});
	}

	async remove(asker: Asker, id: string): Answer<Record<string, never>> {
		const allowed = this.#may(asker);
		if (!allowed.ok) return allowed;
		return this.#change(asker.workshop, (surveys) => {
			const left = surveys.filter((one) => one.id !== id);
			return left.length === surveys.length ? refuse('not-found') : ok({ surveys: left, answer: {} });
		});
	}

	/** @returns refused when it changed none of the polls, with the reason of the last one */
	async run(
		asker: Asker,
		id: string,
		act: SurveyAct,
		closesAt: number | null
	): Answer<Record<string, never>> {
		const survey = (await this.list(asker)).find((one) => one.id === id);
		if (!survey) return refuse('not-found');
		let refused: Result<never, PollRefusal> = refuse('not-found');
		let done = false;
		for (const poll of survey.polls) {
			const answer = await this.#act(asker, poll, act, closesAt);
			if (answer.ok) done = true;
			else refused = answer;
		}
		return done ? ok({}) : refused;
	}

	async #act(
		asker: Asker,
		poll: string,
		act: SurveyAct,
		closesAt: number | null
	): Promise<Result<unknown, PollRefusal>> {
		const { polls } = this.#parts;
		if (act === 'close') return polls.close(asker, poll);
		if (act === 'reveal') return polls.reveal(asker, poll);
		const timed = closesAt === null ? ok({}) : await polls.setClosing(asker, poll, closesAt);
		return timed.ok ? polls.open(asker, poll) : timed;
	}

	#may(asker: Asker): Result<true, 'not-allowed' | 'workshop-closed'> {
		if (!can(asker.role, 'run-polls')) return refuse('not-allowed');
		return can(asker.role, 'run-polls', asker.workshopOpen) ? ok(true) : refuse('workshop-closed');
	}

	async #load(workshop: string): Promise<Survey[]> {
		const stored = await this.#parts.store.load(workshop, stateName);
		return stored === undefined ? [] : v.parse(Stored, stored);
	}

	/** One after the other, so that two facilitators at once do not lose each other's. */
	#change<Value, Reason extends PollRefusal | 'too-many'>(
		workshop: string,
		edit: (surveys: Survey[]) => Result<{ readonly surveys: Survey[]; readonly answer: Value }, Reason>
	): Promise<Result<Value, Reason>> {
		const before = this.#changing.get(workshop) ?? Promise.resolve();
		const change = before.then(async (): Promise<Result<Value, Reason>> => {
			const edited = edit(await this.#load(workshop));
			if (!edited.ok) return edited;
			await this.#parts.store.save(workshop, stateName, edited.value.surveys);
			this.#parts.onSurveys(workshop);
			return ok(edited.value.answer);
		});
		// A failed write must not stop those after it.
		this.#changing.set(
			workshop,
			change.catch(() => undefined)
		);
		return change;
	}
}
