import type { IncomingMessage } from 'node:http';
import type { ActionDraft } from '#lib/plan/model/actions.ts';
import type { RecordWall } from './routes/w/[workshop]/record-wall.ts';
import type { PageServices } from '../server/http/page-services.ts';

declare global {
	namespace App {
		interface Locals {
			/** The one app of this process, as pages may use it. */
			app: PageServices;
		}
		interface Platform {
			/** The node request; the server hung its services on it before handing it over. */
			req: IncomingMessage & { readonly pageServices?: PageServices };
		}
		interface PageState {
			/** What the action begins with that is to be added to the plan which is opened. */
			draft?: ActionDraft;
			/** The entries whose cards are to hang on the board which is opened. */
			wall?: RecordWall;
		}
		interface Error {
			message: string;
			code?: string;
		}
	}
}

export {};
