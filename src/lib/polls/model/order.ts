/** An order of subjects, the best first: rankings and weights from an order. */
import * as v from 'valibot';

export const OrderBallot = v.object({
	/** Subject ids from the best on; what is left out has no place. */
	order: v.pipe(
		v.array(v.pipe(v.string(), v.maxLength(64))),
		v.minLength(1),
		v.maxLength(30),
		v.check((order) => new Set(order).size === order.length)
	)
});
export type OrderBallot = v.InferOutput<typeof OrderBallot>;
