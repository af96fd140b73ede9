/** How a register is looked at: as a list, or in columns that are named in the address. */
export const listViews = ['list', 'board'] as const;
export type ListView = (typeof listViews)[number];

export interface ViewWanted {
	readonly view: ListView;
	/** By what its columns are, see `layoutsOf`. */
	readonly by: string;
}

export const listViewFrom = (value: string | null): ListView =>
	listViews.find((view) => view === value) ?? 'list';
