/** Makes what is in a box as large as the box allows: a wall has more pixels than a page and nobody scrolls it. */
import type { Attachment } from 'svelte/attachments';

/** Smaller than this nobody could read it from afar; what is still too tall scrolls. */
const smallest = 0.9;
const largest = 3;
const steps = 7;

/** For a box with one child, whose `zoom` it sets. A larger zoom is a narrower page, so the height is measured anew each time. */
export const fitToBox: Attachment<HTMLElement> = (box) => {
	const content = box.firstElementChild;
	if (!(content instanceof HTMLElement)) return;
	function fit(inside: HTMLElement): void {
		let [low, high] = [smallest, largest];
		for (let step = 0; step < steps; step++) {
			const middle = (low + high) / 2;
			inside.style.setProperty('zoom', String(middle));
			if (box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth) low = middle;
			else high = middle;
		}
		inside.style.setProperty('zoom', String(low));
	}
	let size = '';
	const observer = new ResizeObserver(() => {
		// Its own change of size is no reason to measure again.
		const now = `${box.clientWidth} ${box.clientHeight} ${content.textContent?.length ?? 0}`;
		if (now === size) return;
		size = now;
		fit(content);
	});
	observer.observe(box);
	observer.observe(content);
	return () => observer.disconnect();
};
