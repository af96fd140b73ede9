/** What an entry is called on the page of a reader. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { RegisterModel } from './model/register.ts';
import { recordText, type RegisterRecord } from './model/register-record.ts';

/** @param language of the page; the entry's own where it was not translated */
export function headingOf(model: RegisterModel, record: RegisterRecord, language: string): string {
	return recordText(record, model.heading, language).trim() || localized(model.about.untitled, language);
}
