/** The address of what was found or decided. */
import type { Place } from '#lib/report/model/place.ts';
import { entryHref } from '../../../../w/[workshop]/registers/register-href.ts';

/** @param words what was sought, which a board then marks; empty for nothing */
export function placeHref(workshop: string, place: Place, words = ''): string {
	const base = `/w/${workshop}`;
	switch (place.of) {
		case 'entry':
			return entryHref(workshop, place.register, place.id);
		case 'board':
			return `${base}/board/${place.id}${words === '' ? '' : `?find=${encodeURIComponent(words)}`}`;
		case 'poll':
			return `${base}/polls/${place.id}`;
		case 'plan':
			return `${base}/plans/${place.id}${place.section === null ? '' : `?section=${place.section}`}`;
		case 'slides':
			return `${base}/slides/${place.id}`;
	}
}
