/** Where a register and its entries have their pages. Posters have a gallery of their own. */

export const registerHref = (workshop: string, register: string): string =>
	register === 'posters' ? `/w/${workshop}/posters` : `/w/${workshop}/registers/${register}`;

export const entryHref = (workshop: string, register: string, entry: string): string =>
	`${registerHref(workshop, register)}/${entry}`;
