/** How long people of a workshop are named. */
import * as v from 'valibot';

/** `2017-03-07`; empty for none. */
const Day = v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/));

export const Retention = v.object({
	/** The last day on which people are named. */
	namesUntil: Day,
	/** The last day on which the list of who attended is kept; empty: no such list is made. */
	attendanceUntil: Day
});
export type Retention = v.InferOutput<typeof Retention>;
