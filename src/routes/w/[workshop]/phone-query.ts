/** Screens on which the overview is the page of the running step, and the canvas is one tap away. */
export const phoneQuery = 'max-width: 40rem';
