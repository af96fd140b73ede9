/** Writing a comment with mentions in it: what the field shows, who is offered, and what the keys do. */
import {
	draftOf,
	emptyDraft,
	marked,
	queryAt,
	retyped,
	storedOf,
	type MentionDraft
} from '../model/mention-draft.ts';
import { matching, type Mentionables, type MentionOffer } from './mentionables.ts';

/** Where the stored text is kept. */
export interface StoredText {
	get(): string;
	set(text: string): void;
}

export class MentionWriting {
	readonly #stored: StoredText;
	readonly #mentionables: Mentionables;
	/** What was written here last; stale once the stored text is set from elsewhere. */
	#own = $state.raw<MentionDraft>(emptyDraft);
	/** Null while nobody writes. */
	#caret = $state.raw<number | null>(null);
	/** Where the sign stands for which nobody is to be offered any more. */
	#dismissed = $state.raw<number | null>(null);
	#active = $state.raw(0);

	readonly #draft: MentionDraft = $derived.by(() => {
		const stored = this.#stored.get();
		return storedOf(this.#own) === stored ? this.#own : draftOf(stored, this.#mentionables.nameOf);
	});
	readonly #query = $derived.by(() => {
		const query = this.#caret === null ? undefined : queryAt(this.#draft, this.#caret);
		return query && query.from !== this.#dismissed ? query : undefined;
	});

	/** Who can be chosen now; empty while no mention is being written. */
	readonly offers: readonly MentionOffer[] = $derived.by(() =>
		this.#query ? matching(this.#mentionables.offers, this.#query.words) : []
	);

	constructor(stored: StoredText, mentionables: Mentionables) {
		this.#stored = stored;
		this.#mentionables = mentionables;
	}

	/** What the field shows. */
	get text(): string {
		return this.#draft.text;
	}

	/** The place of the offer that Enter takes. */
	get active(): number {
		return Math.min(this.#active, this.offers.length - 1);
	}

	/** After the field was typed in. */
	typed({ value, selectionEnd }: HTMLTextAreaElement): void {
		this.#write(retyped(this.#draft, value, selectionEnd));
		this.#caret = selectionEnd;
		this.#active = 0;
		if (!queryAt(this.#draft, selectionEnd)) this.#dismissed = null;
	}

	/** After the caret went somewhere; nobody is offered while a stretch is selected. */
	moved({ selectionStart, selectionEnd }: HTMLTextAreaElement): void {
		this.#caret = selectionStart === selectionEnd ? selectionEnd : null;
	}

	/** After the field was left. */
	left(): void {
		this.#caret = null;
	}

	/** Makes an offer the active one. */
	point(at: number): void {
		this.#active = at;
	}

	/** @returns the offer that was chosen, 'handled' for other keys of the list, undefined for keys of the field */
	key(event: KeyboardEvent, field: HTMLTextAreaElement): MentionOffer | 'handled' | undefined {
		if (event.isComposing) return undefined;
		if (event.key === 'Backspace' || event.key === 'Delete') this.#selectBeside(event.key, field);
		const { length } = this.offers;
		if (length === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
		switch (event.key) {
			case 'ArrowDown':
				this.#active = (this.active + 1) % length;
				return 'handled';
			case 'ArrowUp':
				this.#active = (this.active + length - 1) % length;
				return 'handled';
			case 'Enter':
			case 'Tab':
				return this.offers[this.active];
			case 'Escape':
				this.#dismissed = this.#query?.from ?? null;
				return 'handled';
			default:
				return undefined;
		}
	}

	/** Puts a mention in the place of what was looked for. */
	choose({ mention, name }: MentionOffer, field: HTMLTextAreaElement): void {
		const query = this.#query;
		if (!query) return;
		const words = `@${name}`;
		const spaced = /^\s/.test(this.text.slice(query.to));
		field.focus();
		field.setSelectionRange(query.from, query.to);
		insert(field, spaced ? words : `${words} `);
		this.#write(marked(this.#draft, { from: query.from, to: query.from + words.length, mention }));
	}

	/** A mention goes as a whole: the key that would take a letter of it finds all of it selected. */
	#selectBeside(key: 'Backspace' | 'Delete', field: HTMLTextAreaElement): void {
		const { selectionStart, selectionEnd } = field;
		if (selectionStart !== selectionEnd) return;
		const beside = this.#draft.mentions.find(
			({ from, to }) => (key === 'Backspace' ? to : from) === selectionStart
		);
		if (beside) field.setSelectionRange(beside.from, beside.to);
	}

	#write(draft: MentionDraft): void {
		this.#own = draft;
		this.#stored.set(storedOf(draft));
	}
}

/** Types words in the place of the selection; the field hears it as typing. */
function insert(field: HTMLTextAreaElement, words: string): void {
	// The only way of writing that the field can undo.
	if (document.execCommand('insertText', false, words)) return;
	field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
	field.dispatchEvent(new Event('input', { bubbles: true }));
}
