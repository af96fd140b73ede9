/** Dates as a calendar file (iCalendar, RFC 5545) that every calendar can take over. */

export interface CalendarDay {
	/** Stays the same when the file is made again, so that a calendar changes its entry and adds none. */
	readonly id: string;
	/** `YYYY-MM-DD` */
	readonly day: string;
	readonly title: string;
	readonly text: string;
	readonly link: string;
}

/** How many days before each date a calendar reminds of it. */
const remindBefore = 14;
/** Octets of a line, without its end. */
const longestLine = 75;

/**
 * @param name of the calendar
 * @param madeAt milliseconds since 1970
 */
export function calendarOf(name: string, days: readonly CalendarDay[], madeAt: number): string {
	const stamp = new Date(madeAt).toISOString().replaceAll(/[-:]|\.\d+/g, '');
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Transferboard//Action plans//EN',
		'CALSCALE:GREGORIAN',
		`X-WR-CALNAME:${escaped(name)}`,
		...days.flatMap(({ id, day, title, text, link }) => [
			'BEGIN:VEVENT',
			`UID:${escaped(id)}@transferboard`,
			`DTSTAMP:${stamp}`,
			`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
			`SUMMARY:${escaped(title)}`,
			`DESCRIPTION:${escaped(text)}`,
			`URL:${link}`,
			'TRANSP:TRANSPARENT',
			'BEGIN:VALARM',
			'ACTION:DISPLAY',
			`DESCRIPTION:${escaped(title)}`,
			`TRIGGER:-P${remindBefore}D`,
			'END:VALARM',
			'END:VEVENT'
		]),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const escaped = (text: string): string =>
	text
		.toWellFormed()
		// eslint-disable-next-line no-control-regex
		.replaceAll(/(?!\n)[\u0000-\u001f\u007f]/g, '')
		.replaceAll(/[\\;,]/g, (found) => `\\${found}`)
		.replaceAll('\n', '\\n');

/** Long lines go on in the next one after a space; no letter is cut in two. */
function folded(line: string): string {
	let out = '';
	let used = 0;
	for (const letter of line) {
		const size = octets(letter);
		if (used + size > longestLine) {
			out += '\r\n ';
			used = 1;
		}
		out += letter;
		used += size;
	}
	return out;
}

/** How many octets a letter takes in UTF-8. */
function octets(letter: string): number {
	const code = letter.codePointAt(0) ?? 0;
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
