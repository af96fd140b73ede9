/** Who has written something in the running step, for those who lead it: who, never what. */
import * as v from 'valibot';
import { part } from '#lib/realtime/model/messages.ts';

/** Participant ids; `run` is the run of the step, 0 for none. Null for those who do not lead. */
export const Participation = v.nullable(v.object({ run: v.number(), wrote: v.array(v.string()) }));
export type Participation = v.InferOutput<typeof Participation>;
export const participationPart = part('participation', Participation);
