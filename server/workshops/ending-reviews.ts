/** Puts out reviewers whose link is over, and ends commenting at its deadline, by the server's clock. */
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';
import type { Links } from './links.ts';

/** Milliseconds between two looks. */
const lookEvery = 5000;

/** @returns a function that ends it */
export function endReviewsOnTime(links: Pick<Links, 'endReviews'>, logger: Logger): () => void {
	const timer = setInterval(() => {
		links.endReviews().catch((error: unknown) => {
			logger.error({ at: placeOf(error) }, 'review links could not be looked through');
		});
	}, lookEvery);
	timer.unref();
	return () => clearInterval(timer);
}
