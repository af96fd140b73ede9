// The past of a plan is compared in the browser only.
export const ssr = false;
