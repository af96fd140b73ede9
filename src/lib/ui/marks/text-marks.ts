/** Putting marks (base/model/marked-text.ts) into a text that is being written, and taking them out again. */

/** Replaces `from`–`to` by `insert` and then selects `start`–`end`; UTF-16 units. */
export interface TextEdit {
	readonly from: number;
	readonly to: number;
	readonly insert: string;
	readonly start: number;
	readonly end: number;
}

const stars = '**';

/** Makes what is selected bold, or plain again; between two pairs of stars nothing is selected but the caret. */
export function toggledBold(text: string, start: number, end: number): TextEdit {
	const chosen = text.slice(start, end);
	const outside = text.slice(0, start).endsWith(stars) && text.slice(end).startsWith(stars);
	if (outside)
		return { from: start - 2, to: end + 2, insert: chosen, start: start - 2, end: start - 2 + chosen.length };
	if (chosen.length > 4 && chosen.startsWith(stars) && chosen.endsWith(stars)) {
		const bare = chosen.slice(2, -2);
		return { from: start, to: end, insert: bare, start, end: start + bare.length };
	}
	// Stars hold no spaces at their inner sides and no line ends: each line becomes bold for itself.
	const lines = chosen.split('\n').map((line) => line.replace(/^(\s*)(.*?)(\s*)$/u, wrapped));
	const insert = chosen.trim() === '' ? `${chosen}${stars}${stars}` : lines.join('\n');
	const caret = start + insert.length - 2;
	if (chosen.trim() === '') return { from: start, to: end, insert, start: caret, end: caret };
	const lead = chosen.length - chosen.trimStart().length;
	const tail = chosen.length - chosen.trimEnd().length;
	const single = lines.length === 1;
	return {
		...{ from: start, to: end, insert },
		start: start + (single ? lead + 2 : 0),
		end: start + insert.length - (single ? tail + 2 : 0)
	};
}

const wrapped = (_: string, before: string, words: string, behind: string): string =>
	words === '' ? `${before}${behind}` : `${before}${stars}${words}${stars}${behind}`;

const listed = /^( *)(?:[-•*]|\d{1,3}[.)]) +/u;

/** Makes the lines that the selection touches entries of a list, or plain again if all of them are. */
export function toggledList(text: string, start: number, end: number): TextEdit {
	const from = text.lastIndexOf('\n', start - 1) + 1;
	const next = text.indexOf('\n', end);
	const to = next < 0 ? text.length : next;
	const lines = text.slice(from, to).split('\n');
	const all =
		lines.every((line) => listed.test(line) || line.trim() === '') && lines.some((l) => listed.test(l));
	const changed = lines.map((line) => {
		if (all) return line.replace(listed, '$1');
		return listed.test(line) || (line === '' && lines.length > 1) ? line : `- ${line}`;
	});
	const insert = changed.join('\n');
	if (start !== end) return { from, to, insert, start: from, end: from + insert.length };
	const caret = Math.max(from, start + insert.length - (to - from));
	return { from, to, insert, start: caret, end: caret };
}

/**
 * What Enter does in an entry of a list: begins the next one, or ends the list where the entry is empty.
 * Undefined elsewhere.
 */
export function nextEntry(text: string, caret: number): TextEdit | undefined {
	const from = text.lastIndexOf('\n', caret - 1) + 1;
	const line = text.slice(from, caret);
	const sign = /^ *(?:[-•*]|(\d{1,3})([.)])) +/u.exec(line);
	const next = text.indexOf('\n', caret);
	if (!sign) return undefined;
	const rest = text.slice(caret, next < 0 ? text.length : next);
	if (line.length === sign[0].length && rest === '')
		return { from, to: caret, insert: '', start: from, end: from };
	const [whole, number, dot = ''] = sign;
	const insert = `\n${number === undefined ? whole : whole.replace(number + dot, `${Number(number) + 1}${dot}`)}`;
	const at = caret + insert.length;
	return { from: caret, to: caret, insert, start: at, end: at };
}

/** Types an edit into a field, so that whatever listens to typing, the undo of the browser too, hears of it. */
export function applyEdit(field: HTMLTextAreaElement, edit: TextEdit): void {
	field.focus({ preventScroll: true });
	field.setSelectionRange(edit.from, edit.to);
	if (edit.insert === '' ? edit.from < edit.to : true) {
		const done = document.execCommand(edit.insert === '' ? 'delete' : 'insertText', false, edit.insert);
		if (!done) {
			field.setRangeText(edit.insert, edit.from, edit.to, 'end');
			field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
		}
	}
	field.setSelectionRange(edit.start, edit.end);
}

/** Types a text in the place of what is selected, with the caret behind it. */
export function insertText(field: HTMLTextAreaElement, insert: string): void {
	const from = field.selectionStart;
	const caret = from + insert.length;
	applyEdit(field, { from, to: field.selectionEnd, insert, start: caret, end: caret });
}

/** Which mark a key stands for while writing. */
export function markOfKey(event: KeyboardEvent): 'bold' | 'list' | undefined {
	if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
	if (!event.shiftKey && event.key.toLowerCase() === 'b') return 'bold';
	return event.shiftKey && event.code === 'Digit8' ? 'list' : undefined;
}

/** Marks what is selected in a field. */
export function mark(field: HTMLTextAreaElement, what: 'bold' | 'list'): void {
	const toggled = what === 'bold' ? toggledBold : toggledList;
	applyEdit(field, toggled(field.value, field.selectionStart, field.selectionEnd));
}

/** Does what a key means in a text with marks: bold, a list, Enter in an entry of a list. Whether it was one of them. */
export function markByKey(field: HTMLTextAreaElement, event: KeyboardEvent): boolean {
	const what = markOfKey(event);
	if (what) mark(field, what);
	const enters = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey;
	const entry =
		enters && field.selectionStart === field.selectionEnd
			? nextEntry(field.value, field.selectionStart)
			: undefined;
	if (entry) applyEdit(field, entry);
	return what !== undefined || entry !== undefined;
}
