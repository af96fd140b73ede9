/** What protects people, put together: erasing them on request, and ending names when their time is over. */
import { localized } from '#lib/base/model/localized-text.ts';
import type { Auth } from '../auth/auth.ts';
import type { Stores } from '../storage/stores.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { placeOf } from '../support/place-of.ts';
import type { Sync } from '../sync/sync.ts';
import { Erasing } from './erasing.ts';
import { ErasureLedger } from './ledger.ts';
import { personalData, type PersonalData } from './personal-data.ts';
import { Retaining } from './retention.ts';

/** Milliseconds between two looks at what another process asked for, and at days that are over. */
const lookEvery = 5000;

export interface PrivacyParts {
	readonly stores: Stores;
	readonly sync: Sync;
	readonly auth: Auth;
	readonly dataDir: string;
	readonly clock: Clock;
	readonly logger: Logger;
}

export interface Privacy {
	readonly erasing: Erasing;
	readonly retaining: Retaining;
	dataOf(workshop: string, participant: string): Promise<PersonalData | undefined>;
	/** What has to be done before anybody is answered, and from then on by itself. */
	start(): Promise<void>;
	/** Resolves when nothing is being erased any more. */
	stop(): Promise<void>;
}

export function registerPrivacy({ stores, sync, auth, dataDir, clock, logger }: PrivacyParts): Privacy {
	const retaining = new Retaining({
		...{ privacy: stores.privacy, people: stores.people, auth, clock, logger },
		async regionName(workshop, region) {
			const record = await stores.workshops.find(workshop);
			const found = (await stores.workshops.regions(workshop)).find(({ id }) => id === region);
			return found ? localized(found.name, record?.details.languages[0] ?? 'en') : '';
		}
	});
	const erasing = new Erasing({
		...stores,
		...{ sync, auth, clock, logger },
		ledger: new ErasureLedger(dataDir),
		attendee: (participant) => retaining.attendee(participant)
	});
	let looking: Promise<void> | undefined;
	let timer: NodeJS.Timeout | undefined;

	async function look(): Promise<void> {
		try {
			await erasing.resume();
			await retaining.endOverdueOfToday();
		} catch (error: unknown) {
			logger.error({ at: placeOf(error) }, 'what people asked for could not be carried out');
		} finally {
			looking = undefined;
		}
	}
	return {
		erasing,
		retaining,
		dataOf: (workshop, participant) => personalData(workshop, participant, { ...stores, sync, clock }),
		async start() {
			await erasing.repeat();
			await retaining.endOverdueOfToday();
			timer = setInterval(() => (looking ??= look()), lookEvery);
			timer.unref();
		},
		async stop() {
			clearInterval(timer);
			await looking;
		}
	};
}
