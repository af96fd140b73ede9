/** A join code as people type it: lower case, with spaces or dashes. */
export const tidyCode = (typed: string): string => typed.replace(/[\s\-–—._]/g, '').toUpperCase();
