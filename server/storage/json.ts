/** A column or a file that holds JSON, of any shape: pipe it into a schema. */
import * as v from 'valibot';

export const Json = v.pipe(v.string(), v.parseJson());
