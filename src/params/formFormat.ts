/** The formats in which a plan or a poster can be had; other endings are no page. */
import { isFormFormat, type FormFormat } from '#lib/report/model/formats.ts';

export const match = (param: string): param is FormFormat => isFormFormat(param);
