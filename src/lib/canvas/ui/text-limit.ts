/** The longest text of one item, in UTF-16 units; long texts belong into posters and plans. */
export const textLimit = 4000;
