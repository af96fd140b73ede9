import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whileSeen } from './while-seen.ts';

class Page extends EventTarget {
	visibilityState: DocumentVisibilityState = 'visible';

	turn(to: DocumentVisibilityState): void {
		this.visibilityState = to;
		this.dispatchEvent(new Event('visibilitychange'));
	}
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('looks while the page is in sight, at once when it comes back, and never after its end', () => {
	const page = new Page();
	const look = vi.fn();
	const end = whileSeen(page, 1000, look);
	vi.advanceTimersByTime(2000);
	expect(look).toHaveBeenCalledTimes(2);
	page.turn('hidden');
	vi.advanceTimersByTime(5000);
	expect(look).toHaveBeenCalledTimes(2);
	page.turn('visible');
	expect(look).toHaveBeenCalledTimes(3);
	end();
	page.turn('visible');
	vi.advanceTimersByTime(5000);
	expect(look).toHaveBeenCalledTimes(3);
});
