/** A list as a look-up table by `id`. */
export const indexById = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
	new Map(list.map((entry) => [entry.id, entry]));
