// The trace lives in the browser only: it comes over the session channel.
export const ssr = false;
