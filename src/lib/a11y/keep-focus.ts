/**
 * Keeps the focus where somebody works: where the control that has it goes (it was pressed and another one comes in its
 * place, an entry left its list), what stands there then takes it, instead of the top of the page.
 */
import type { Attachment } from 'svelte/attachments';

const tabbable =
	'a[href], button, input, select, textarea, summary, [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

/** Of the element that holds the controls. Whoever moves the focus afterwards has the last word. */
export const keepFocus: Attachment<HTMLElement> = (area) => {
	let held: HTMLElement | undefined;
	/** Which control of the area has the focus, counted from its beginning. */
	let at = 0;

	const controls = (): HTMLElement[] => [...area.querySelectorAll<HTMLElement>(tabbable)].filter(isReachable);
	const count = (): void => void (at = held ? controls().indexOf(held) : 0);
	const handleFocus = ({ target }: FocusEvent): void => {
		held = target instanceof HTMLElement && area.contains(target) ? target : undefined;
		count();
	};
	// Whoever points elsewhere wants the focus to go.
	const handlePointer = (): void => void (held = undefined);
	const handleChange = (): void => {
		const { activeElement } = document;
		if (!held || (activeElement === held && isReachable(held))) return;
		if (activeElement !== held && activeElement !== null && activeElement !== document.body) return;
		const now = controls();
		// One that was moved in its list is still there, and has lost the focus all the same.
		const next = now.includes(held) ? held : now[Math.max(0, Math.min(at, now.length - 1))];
		if (next) next.focus();
		else held = undefined;
	};

	const changes = new MutationObserver(handleChange);
	changes.observe(area, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] });
	document.addEventListener('focusin', handleFocus);
	// Before the press does what it does.
	document.addEventListener('click', count, { capture: true });
	document.addEventListener('pointerdown', handlePointer, { capture: true });
	return () => {
		changes.disconnect();
		document.removeEventListener('focusin', handleFocus);
		document.removeEventListener('click', count, { capture: true });
		document.removeEventListener('pointerdown', handlePointer, { capture: true });
	};
};

const isReachable = (control: HTMLElement): boolean =>
	control.isConnected && !control.matches(':disabled') && control.checkVisibility();
