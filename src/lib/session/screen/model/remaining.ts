/** What a timer says. */
import type { Timer } from '../../model/steps/machine.ts';

/** Milliseconds left by the server's clock, never below 0; undefined without a timer. */
export function remaining(timer: Timer | null, now: number): number | undefined {
	if (!timer) return undefined;
	if (timer.left !== null) return timer.left;
	return timer.endsAt === null || Number.isNaN(now) ? undefined : Math.max(0, timer.endsAt - now);
}

/** `4:05`, or `1:04:05` from an hour on; a second that has begun counts, so that 0:00 is the end. */
export function clockText(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const [hours = 0, ...rest] = parts;
	const shown = hours > 0 ? parts : rest;
	return shown.map((part, index) => String(part).padStart(index === 0 ? 1 : 2, '0')).join(':');
}
