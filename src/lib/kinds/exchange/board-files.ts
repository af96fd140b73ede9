/** What files with boards of other programs are called, and how large they may be. */
export const boardFiles = '.excalidraw,.canvas';
export const isBoardFile = ({ name }: { readonly name: string }): boolean =>
	/\.(excalidraw|canvas)$/i.test(name);

/** Bytes; most of a large file is pictures, which are left out. */
export const mostBytes = 50 * 1024 * 1024;
