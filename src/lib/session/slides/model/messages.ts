/** Slides on the session channel: which page of which file the room is at. */
import * as v from 'valibot';
import { command, part } from '#lib/realtime/model/messages.ts';
import { Id, mostSteps } from '../../model/steps/agenda.ts';

/** A file of slides has no more pages than this. */
export const mostPages = 1000;

/** Bytes that a file of slides may have. */
export const mostSlideBytes = 25 * 1024 * 1024;

/** A workshop keeps so many files of slides: one for every step that there can be. */
export const mostSlideFiles = mostSteps;

/** `page` counts from 1. */
export const SlidesPlace = v.object({
	slides: Id,
	page: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPages))
});
export type SlidesPlace = v.InferOutput<typeof SlidesPlace>;

/** Null before anybody showed slides; the last ones stay known. */
export const slidesPart = part('slides', v.nullable(SlidesPlace));
/** Takes the room to a page. */
export const showSlide = command('slides:show', SlidesPlace, v.object({}));
