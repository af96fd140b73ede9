/** The formats in which a board can be had; other endings are no page. */
import { isPictureFormat, type PictureFormat } from '#lib/report/model/board-picture.ts';

export const match = (param: string): param is PictureFormat => isPictureFormat(param);
