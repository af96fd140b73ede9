/** Who may do what with a plan. One table for the server, which decides, and the client, which greys out. */
import type { PlanEntry } from './messages.ts';

/** Somebody in the workshop, as far as plans need to know; roles and the workshop's state are the session's part. */
export interface PlanReader {
	/** May manage the workshop. */
	readonly manages: boolean;
	/** May write in documents of the workshop at all. */
	readonly writes: boolean;
	/** Region id; null for people without one. */
	readonly region: string | null;
}

/** Whether somebody may write in a plan: its regions while it is a draft, who manages the workshop always. */
export const mayWritePlan = (
	{ manages, writes, region }: PlanReader,
	{ regions, status }: Pick<PlanEntry, 'regions' | 'status'>
): boolean => writes && (manages || (status === 'draft' && region !== null && regions.includes(region)));

/** Whether somebody may make a plan of these regions: who manages of any, others of their own alone. */
export const mayCreatePlan = ({ manages, writes, region }: PlanReader, regions: readonly string[]): boolean =>
	manages || (writes && region !== null && regions.every((each) => each === region));
