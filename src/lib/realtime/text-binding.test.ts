import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { TextBinding, type TextField } from './text-binding.ts';

/** A textarea's behaviour as far as a binding sees it. */
class Field extends EventTarget implements TextField {
	selectionStart = 0;
	selectionEnd = 0;
	readonly selectionDirection = 'none';
	#value = '';

	get value(): string {
		return this.#value;
	}

	set value(value: string) {
		this.#value = value;
		this.setSelectionRange(value.length, value.length);
	}

	setSelectionRange(start: number, end: number): void {
		this.selectionStart = this.#snap(start);
		this.selectionEnd = this.#snap(end);
	}

	/** Nobody can put a caret inside an emoji. */
	#snap(index: number): number {
		const inside = Math.min(index, this.#value.length);
		const unit = this.#value.charCodeAt(inside);
		return unit >= 0xdc00 && unit <= 0xdfff ? inside - 1 : inside;
	}

	/** Replaces the selection as a key press, a paste or a deletion does. */
	type(text: string): void {
		const { selectionStart: start, selectionEnd: end } = this;
		this.#value = this.#value.slice(0, start) + text + this.#value.slice(end);
		this.setSelectionRange(start + text.length, start + text.length);
		this.dispatchEvent(new Event('input'));
	}
}

function person(doc: Y.Doc, limit = 1000) {
	const field = new Field();
	const text = doc.getText('t');
	const binding = new TextBinding({ field, text, origin: field, limit });
	return { field, text, binding, doc };
}

/** Two people whose documents exchange updates at once. */
function two(start: string) {
	const left = new Y.Doc();
	const right = new Y.Doc();
	left.getText('t').insert(0, start);
	Y.applyUpdate(right, Y.encodeStateAsUpdate(left));
	left.on('update', (update, origin) => origin !== 'net' && Y.applyUpdate(right, update, 'net'));
	right.on('update', (update, origin) => origin !== 'net' && Y.applyUpdate(left, update, 'net'));
	return [person(left), person(right)] as const;
}

describe('two people in one note', () => {
	it('each sees the other and keeps the own caret', () => {
		const [anna, luca] = two('apples');
		anna.field.setSelectionRange(6, 6);
		luca.field.setSelectionRange(0, 0);
		luca.field.type('red ');
		expect(anna.field.value).toBe('red apples');
		expect(anna.field.selectionStart).toBe(10);
		anna.field.type('!');
		expect(luca.field.value).toBe('red apples!');
		expect(luca.field.selectionStart).toBe(4);
	});

	it('always agree in the end, field and document, whatever they type', () => {
		const typed = fc.record({
			who: fc.nat(1),
			from: fc.nat(20),
			to: fc.nat(20),
			text: fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\n'), maxLength: 4 })
		});
		fc.assert(
			fc.property(fc.array(typed, { maxLength: 20 }), (steps) => {
				const people = two('start');
				for (const step of steps) {
					const field = people[step.who === 0 ? 0 : 1].field;
					field.setSelectionRange(Math.min(step.from, step.to), Math.max(step.from, step.to));
					field.type(step.text);
				}
				expect(people[0].field.value).toBe(people[0].text.toString());
				expect(people[1].field.value).toBe(people[0].field.value);
			})
		);
	});
});

describe('an input method composing a word', () => {
	it('is not disturbed by others, and both texts are there afterwards', () => {
		const [anna, luca] = two('ab');
		anna.field.setSelectionRange(2, 2);
		anna.field.dispatchEvent(new Event('compositionstart'));
		anna.field.type('か');
		luca.field.setSelectionRange(0, 0);
		luca.field.type('>> ');
		expect(anna.field.value).toBe('abか');
		anna.field.dispatchEvent(new Event('compositionend'));
		expect(anna.field.value).toBe('>> abか');
		expect(anna.field.selectionStart).toBe(6);
		expect(luca.field.value).toBe('>> abか');
	});

	it('that is never ended is taken in on close', () => {
		const { field, text, binding } = person(new Y.Doc());
		field.dispatchEvent(new Event('compositionstart'));
		field.type('に');
		binding.close();
		expect(text.toString()).toBe('に');
	});
});

it('undo takes back only one’s own typing', () => {
	const [anna, luca] = two('');
	anna.field.type('mine');
	luca.field.setSelectionRange(4, 4);
	luca.field.type(' yours');
	expect(anna.binding.undo()).toBe(true);
	expect(anna.field.value).toBe(' yours');
	expect(anna.binding.redo()).toBe(true);
	expect(luca.field.value).toBe('mine yours');
});

it('text beyond the limit is not taken in, and the field says so by not showing it', () => {
	const { field, text } = person(new Y.Doc(), 5);
	field.type('abcdefgh');
	expect(text.toString()).toBe('abcde');
	expect(field.value).toBe('abcde');
});

it('after close nothing is written any more', () => {
	const { field, text, binding } = person(new Y.Doc());
	binding.close();
	field.type('late');
	expect(text.toString()).toBe('');
});

describe('what an input method has not finished', () => {
	it('is taken in when the text is left, and only once', () => {
		const [left, right] = two('');
		left.field.dispatchEvent(new Event('compositionstart'));
		left.field.type('word');
		expect(right.text.toString()).toBe('');
		left.binding.finish();
		expect(right.text.toString()).toBe('word');
		left.field.dispatchEvent(new Event('compositionend'));
		left.binding.close();
		expect(right.text.toString()).toBe('word');
	});
});
