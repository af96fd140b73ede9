// What was reported comes over the session channel.
export const ssr = false;
