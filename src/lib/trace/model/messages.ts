/** The trace on the session channel. */
import * as v from 'valibot';
import { command } from '#lib/realtime/model/messages.ts';
import { Trace } from './trace.ts';

/** As it is saved at this moment. */
export const readTrace = command('trace:read', v.object({}), Trace);
