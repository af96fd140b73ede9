/** Live pages exist in the browser only; they show what comes over the two channels. */
export const ssr = false;
