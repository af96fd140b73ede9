/** Dates, numbers and names of languages in the language of the page, by the browser's own Intl. */
import { getLocale } from './paraglide/runtime.js';

/** The conventions of a language; English here is Europe's: the day before the month. */
const conventions = (language: string = getLocale()): string => (language === 'en' ? 'en-GB' : language);

/** A language's name in that language, e.g. `Polski`; the code if it is unknown. */
export function languageName(code: string): string {
	const name = new Intl.DisplayNames([code], { type: 'language', fallback: 'code' }).of(code) ?? code;
	return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** @param date `2017-03-07` */
function parseDay(date: string): Date | undefined {
	const [year, month, day] = date.split('-').map(Number);
	if (!year || !month || !day) return undefined;
	return new Date(Date.UTC(year, month - 1, day));
}

/** Days as a range, e.g. `7–8 March 2017`; one day if both are the same, empty if nothing is known. */
export function dayRange(from: string, to: string, language: string = getLocale()): string {
	const start = parseDay(from);
	const end = parseDay(to) ?? start;
	if (!start || !end) return '';
	const format = new Intl.DateTimeFormat(conventions(language), { dateStyle: 'long', timeZone: 'UTC' });
	return start.getTime() >= end.getTime() ? format.format(start) : format.formatRange(start, end);
}

/** @param time milliseconds since 1970; shown in the reader's own time zone */
export function dateAndTime(time: number): string {
	return new Intl.DateTimeFormat(conventions(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** @param time milliseconds since 1970; shown in the reader's own time zone, e.g. `14:05` */
export function timeOfDay(time: number): string {
	return new Intl.DateTimeFormat(conventions(), { timeStyle: 'short' }).format(time);
}

/** @param time milliseconds since 1970 */
export function calendarDay(time: number, language: string = getLocale()): string {
	return new Intl.DateTimeFormat(conventions(language), { dateStyle: 'long' }).format(time);
}

/** @param digits at most so many digits after the point */
export function number(value: number, digits = 2): string {
	return new Intl.NumberFormat(conventions(), { maximumFractionDigits: digits }).format(value);
}

/** @param share 0 to 1 */
export function percent(share: number): string {
	return new Intl.NumberFormat(conventions(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `Lublin, Riga and Bilbao` */
export function list(parts: readonly string[]): string {
	return new Intl.ListFormat(conventions(), { type: 'conjunction' }).format(parts);
}

/** Compares names as the language of the page orders them. */
export const compareNames = (a: string, b: string): number => a.localeCompare(b, conventions());

/** @param day `2017-03-07`; the text as it is where that is no day */
export function calendarDate(day: string, language: string = getLocale()): string {
	const date = parseDay(day);
	if (!date) return day;
	return new Intl.DateTimeFormat(conventions(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(
		date
	);
}

/** @param month `2017-03`; the text as it is where that is no month */
export function monthOfYear(month: string, language: string = getLocale()): string {
	const date = parseDay(`${month}-01`);
	if (!date) return month;
	return new Intl.DateTimeFormat(conventions(language), {
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	}).format(date);
}
