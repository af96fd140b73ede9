/**
 * The behaviour of a menu button (ARIA Authoring Practices): arrows, Home, End, typing a letter, Escape,
 * Tab. Opening, closing on a press outside and giving the focus back are the browser's own (popover).
 */
import { flushSync } from 'svelte';
import { place, type Align, type Side } from './place.ts';

/** After this many milliseconds a typed letter begins a new word. */
const typingPause = 600;

export interface HiddenEdges {
	readonly above: boolean;
	readonly below: boolean;
}

/** On which edges of a scrolled element something is out of sight; CSS pixels, of which a browser may lose one. */
export function hiddenEdges({
	scrollTop,
	scrollHeight,
	clientHeight
}: Pick<HTMLElement, 'scrollTop' | 'scrollHeight' | 'clientHeight'>): HiddenEdges {
	return { above: scrollTop > 1, below: scrollHeight - clientHeight - scrollTop > 1 };
}

export class MenuState {
	readonly #placement: () => { side: Side; align: Align };
	#open = $state(false);
	#hidden = $state.raw<HiddenEdges>({ above: false, below: false });
	#popover: HTMLElement | undefined;
	#trigger: HTMLElement | undefined;
	#typed = '';
	#typedAt = 0;

	/** @param placement where the menu opens, seen from its button */
	constructor(placement: () => { side: Side; align: Align }) {
		this.#placement = placement;
	}

	get open(): boolean {
		return this.#open;
	}

	/** Where more entries are to be scrolled to. */
	get hidden(): HiddenEdges {
		return this.#hidden;
	}

	/** Attachment of the element that pops up. */
	readonly attach = (popover: HTMLElement): (() => void) => {
		this.#popover = popover;
		const follow = () => this.#place();
		window.addEventListener('resize', follow);
		window.addEventListener('scroll', follow, { capture: true, passive: true });
		return () => {
			window.removeEventListener('resize', follow);
			window.removeEventListener('scroll', follow, { capture: true });
			this.#popover = undefined;
		};
	};

	close(): void {
		this.#popover?.hidePopover();
	}

	readonly handleToggle = (event: ToggleEvent): void => {
		this.#open = event.newState === 'open';
		if (!this.#open) return;
		// The entries exist only while the menu is open; they are needed at once.
		flushSync();
		this.#trigger = this.#findTrigger();
		this.#place();
		this.#focus(this.#items()[0]);
	};

	readonly handleTriggerKey = (event: KeyboardEvent): void => {
		if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
		event.preventDefault();
		this.#popover?.showPopover();
	};

	readonly handleKey = (event: KeyboardEvent): void => {
		const items = this.#items();
		const index = items.findIndex((item) => item === document.activeElement);
		const target = this.#targetOf(event, items, index);
		if (target) {
			event.preventDefault();
			// What the arrows mean here must not move anything else on the page.
			event.stopPropagation();
			this.#focus(target);
		} else if (event.key === 'Tab') {
			this.close();
		} else if ((event.key === 'Enter' || event.key === ' ') && index >= 0) {
			event.preventDefault();
			event.stopPropagation();
			items[index]?.click();
		}
	};

	#targetOf(event: KeyboardEvent, items: readonly HTMLElement[], index: number): HTMLElement | undefined {
		switch (event.key) {
			case 'ArrowDown':
				return items[(index + 1) % items.length];
			case 'ArrowUp':
				return items[(index - 1 + items.length) % items.length];
			case 'Home':
				return items[0];
			case 'End':
				return items.at(-1);
		}
		const isLetter = event.key.length === 1 && event.key !== ' ';
		if (!isLetter || event.ctrlKey || event.metaKey || event.altKey) return undefined;
		this.#typed = event.timeStamp - this.#typedAt > typingPause ? event.key : this.#typed + event.key;
		this.#typedAt = event.timeStamp;
		const wanted = this.#typed.toLocaleLowerCase();
		const others = [...items.slice(index + 1), ...items.slice(0, index + 1)];
		const ordered = this.#typed.length > 1 && index >= 0 ? items.slice(index).concat(others) : others;
		return ordered.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(wanted));
	}

	#items(): HTMLElement[] {
		const found = this.#popover?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [];
		return [...found].filter((item) => item.ariaDisabled !== 'true');
	}

	#focus(item: HTMLElement | undefined): void {
		item?.focus();
		item?.scrollIntoView({ block: 'nearest' });
	}

	#findTrigger(): HTMLElement | undefined {
		const id = this.#popover?.id;
		return document.querySelector<HTMLElement>(`[popovertarget="${id ?? ''}"]`) ?? undefined;
	}

	#place(): void {
		if (!this.#open || !this.#popover || !this.#trigger) return;
		const { side, align } = this.#placement();
		place(this.#popover, this.#trigger.getBoundingClientRect(), side, align);
		this.#hidden = hiddenEdges(this.#popover);
	}
}
