/** How good or bad a message is. */
export type Tone = 'info' | 'success' | 'warning' | 'danger';
