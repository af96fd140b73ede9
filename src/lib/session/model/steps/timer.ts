/** A step's timer as people read it. All times in milliseconds. */
import type { Timer } from './machine.ts';

/** What is left at `now` of the server's clock; below zero once the time is over. Null without a timer. */
export function timeLeft(timer: Timer | null | undefined, now: number): number | null {
	if (!timer) return null;
	return timer.endsAt === null ? timer.left : timer.endsAt - now;
}

/** `4:05`; seconds are rounded up, so that 0:00 is exactly the end. Without a sign. */
export function clockText(milliseconds: number): string {
	const seconds = milliseconds < 0 ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Minutes before the end at which it is said how much time is left. */
export const announcedMinutes = [5, 1, 0] as const;

/**
 * The mark that was passed between two looks at the timer; undefined for none. A timer that was set anew or
 * that somebody sees for the first time passes nothing.
 */
export function passedMark(before: number | null, left: number | null): number | undefined {
	if (before === null || left === null) return undefined;
	return announcedMinutes.findLast((minutes) => before > minutes * 60_000 && left <= minutes * 60_000);
}
