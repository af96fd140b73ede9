/** Set up before each test file: property tests begin with the seed of the run; `PROPERTY_RUNS` makes it long. */
import fc from 'fast-check';
import { seedOfRun } from './randomness.ts';

const runs = process.env['PROPERTY_RUNS'];
fc.configureGlobal({
	...fc.readConfigureGlobal(),
	seed: seedOfRun(),
	...(runs ? { numRuns: Number(runs) } : {})
});
