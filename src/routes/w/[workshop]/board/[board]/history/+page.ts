// The past is put together in the browser, from the log of the board.
export const ssr = false;
