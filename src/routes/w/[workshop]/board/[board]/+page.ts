// The board lives in the browser only: its document comes over the sync socket.
export const ssr = false;
