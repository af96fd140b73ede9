/** Length of a text as limits count it and as people see it typed: Unicode code points. */
export const characters = (text: string): number => Array.from(text).length;
