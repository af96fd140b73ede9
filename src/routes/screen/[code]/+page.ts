// Everything a room screen shows comes over its own connection.
export const ssr = false;
