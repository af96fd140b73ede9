/**
 * `npm run demo`: the Lublin workshop with forty simulated people who have joined, written and voted. Serves it
 * until it is stopped; with `--origin URL --link FACILITATOR_LINK` it fills a server that runs already.
 * `PORT` and `DATA_DIR` are settings as for the server; without a folder a new temporary one is used.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { demoCode } from '../../../server/app.ts';
import { seedOfRun } from '../../support/randomness.ts';
import { RunningServer } from '../../support/running-server.ts';
import { fillDemo, type DemoAccount } from './fill.ts';

/** Known to everybody who reads this: for a demonstration, never for a real workshop. */
const account: DemoAccount = {
	name: 'Jana Kowalska (sample)',
	email: 'demo@transferboard.example',
	password: 'lublin sample workshop'
};

const { values } = parseArgs({ options: { origin: { type: 'string' }, link: { type: 'string' } } });
const { PORT, DATA_DIR } = process.env;
const server = values.origin
	? undefined
	: await RunningServer.start(DATA_DIR ? { DATA_DIR } : {}, PORT === undefined ? undefined : Number(PORT));
const origin = values.origin ?? server?.origin ?? '';
const done = await fillDemo({
	origin,
	facilitatorLink: values.link ?? server?.facilitatorLink ?? '',
	code: demoCode,
	account,
	seed: seedOfRun(),
	say: console.log
});
console.log(`
Everything by these people is invented and marked as a sample.
  join:        ${origin}/join/${demoCode}
  facilitate:  ${origin}/sign-in   ${account.email} / ${account.password}
  transfer:    ${origin}/w/${done.workshop}/polls/${done.transfer}
  challenges:  ${origin}/w/${done.workshop}/polls/${done.challenges}
  review:      ${origin}/w/${done.workshop}/review
  room screen: ${origin}/screen/${demoCode}`);
if (server) {
	console.log('Ctrl+C ends it.');
	await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
	if (DATA_DIR) await server.stop();
	else await server.dispose();
	process.exit(0);
}
