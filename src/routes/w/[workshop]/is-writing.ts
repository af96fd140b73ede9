/** Whether this person is in the middle of something that going to another page would interrupt. */
export function isWriting(): boolean {
	const { activeElement } = document;
	return (
		activeElement instanceof HTMLTextAreaElement ||
		activeElement instanceof HTMLInputElement ||
		(activeElement instanceof HTMLElement && activeElement.isContentEditable) ||
		document.querySelector('dialog[open]') !== null
	);
}
