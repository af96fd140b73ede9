/** The secret of the link is known to the browser only. */
export const ssr = false;
