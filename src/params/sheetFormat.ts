/** The formats in which a table can be had; other endings are no page. */
import { isSheetFormat, type SheetFormat } from '#lib/report/model/formats.ts';

export const match = (param: string): param is SheetFormat => isSheetFormat(param);
