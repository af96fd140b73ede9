/** Where a register and its entries have their pages. */

/** Posters have a gallery, and on boards a card of their own. */
export const isPosters = (register: string): boolean => register === 'posters';

const registerPath = (register: string): string => (isPosters(register) ? register : `registers/${register}`);

/** Below the workshop's address. */
export const entryPath = (register: string, entry: string): string => `${registerPath(register)}/${entry}`;

export const registerHref = (workshop: string, register: string): string =>
	`/w/${workshop}/${registerPath(register)}`;

export const entryHref = (workshop: string, register: string, entry: string): string =>
	`/w/${workshop}/${entryPath(register, entry)}`;
