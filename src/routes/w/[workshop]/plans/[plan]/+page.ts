// Plans live in the browser only: their documents come over the sync socket.
export const ssr = false;
