import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Toasts } from './toasts.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const texts = (toasts: Toasts) => toasts.list.map((toast) => toast.text);

test('good news goes by itself, bad news stays', () => {
	const toasts = new Toasts();
	toasts.show('saved', 'success');
	toasts.show('lost', 'danger');
	vi.advanceTimersByTime(60_000);
	expect(texts(toasts)).toEqual(['lost']);
});

test('a toast with a button waits for the reader', () => {
	const toasts = new Toasts();
	toasts.show('deleted', 'info', { label: 'Undo', run: () => undefined });
	vi.advanceTimersByTime(60_000);
	expect(texts(toasts)).toEqual(['deleted']);
});

test('the same message twice is one message', () => {
	const toasts = new Toasts();
	toasts.show('lost', 'danger');
	toasts.show('other', 'danger');
	toasts.show('lost', 'danger');
	expect(texts(toasts)).toEqual(['other', 'lost']);
});

test('never more than four at once', () => {
	const toasts = new Toasts();
	for (const text of ['1', '2', '3', '4', '5']) toasts.show(text, 'danger');
	expect(texts(toasts)).toEqual(['2', '3', '4', '5']);
});

test('dismissing takes away one', () => {
	const toasts = new Toasts();
	const id = toasts.show('first', 'danger');
	toasts.show('second', 'danger');
	toasts.dismiss(id);
	expect(texts(toasts)).toEqual(['second']);
});
