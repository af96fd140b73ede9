/** What an action begins with when it follows from entries of the registers. */
import { plainText } from '#lib/base/model/marked-text.ts';
import type { ActionDraft } from '#lib/plan/model/actions.ts';
import type { Reference } from '#lib/plan/model/evidence.ts';
import { linkFields } from '#lib/registers/model/links.ts';
import { recordText, type RegisterRecord } from '#lib/registers/model/register-record.ts';
import type { RegisterModel } from '#lib/registers/model/register.ts';

export interface DraftSource {
	readonly model: RegisterModel;
	readonly record: RegisterRecord;
}

/**
 * @param language of the plan
 * @param models all registers, by which entries that are named become evidence, too
 * @param intro says in the plan's language what one of the entries is
 */
export function draftFrom(
	sources: readonly DraftSource[],
	language: string,
	models: readonly RegisterModel[],
	intro: (source: DraftSource, title: string) => string
): ActionDraft {
	const text = (record: RegisterRecord, field: string) => recordText(record, field, language).trim();
	const title = ({ model, record }: DraftSource) => text(record, model.heading);
	const named = sources.find(({ model }) => model.evidence?.names);
	return {
		name: named ? title(named) : '',
		background: sources.flatMap((source) => [
			intro(source, title(source)),
			...(source.model.evidence?.texts ?? [])
				.map((field) => plainText(text(source.record, field)))
				.filter((each) => each !== '')
		]),
		evidence: sources.flatMap(({ model, record }): Reference[] => [
			...referenceTo(model, record.id),
			...(model.evidence?.stage === 'concluded' ? namedIn(record, models) : [])
		])
	};
}

const namedIn = (record: RegisterRecord, models: readonly RegisterModel[]): Reference[] =>
	linkFields(record).flatMap(({ id: field, register }) => {
		const model = models.find(({ id }) => id === register);
		return model ? (record.sets[field] ?? []).flatMap((id) => referenceTo(model, id)) : [];
	});

const referenceTo = ({ evidence }: RegisterModel, id: string): Reference[] =>
	evidence ? [{ kind: evidence.kind, id }] : [];
