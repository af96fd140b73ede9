/** What a person is called to: kept per tab as a text, so that it leads once. */

interface Call {
	readonly run: number;
	/** Of the groups: grows when they are sent out and when they are called back. */
	readonly stage: number;
	/** The own group. */
	readonly group: string | undefined;
}

export const callOf = ({ run, stage, group }: Call): string => `${run} ${stage} ${group ?? ''}`;

/** Whether groups were sent out or called back between two calls. Whoever was not called before has missed nothing. */
export const groupsChanged = (before: string, now: string): boolean =>
	before !== '' && before.split(' ')[1] !== now.split(' ')[1];
