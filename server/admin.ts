/** `npm run admin -- <command>`: what an operator does to an installation from the command line. */
import { existsSync } from 'node:fs';
import { Auth } from './auth/auth.ts';
import { isHttps } from './auth/cookies.ts';
import type { Config } from './config.ts';
import { readSettings } from './http/process.ts';
import { ErasureLedger } from './privacy/ledger.ts';
import { databaseFile } from './storage/database.ts';
import { backup, restore, verify } from './storage/maintenance.ts';
import { openStores, type Stores } from './storage/stores.ts';
import { systemClock } from './support/clock.ts';
import { newSecret } from './support/secrets.ts';
import { Accounts } from './workshops/accounts.ts';
import { Links } from './workshops/links.ts';
import { Reviewing } from './workshops/reviewing.ts';
import { Workshops } from './workshops/workshops.ts';

const usage = `Usage: npm run admin -- <command>

  facilitator create <email> <name>   make an account; prints its password, or takes it from standard input
  token create                        print a one-time link that makes its holder a facilitator
  backup <file>                       copy the database to a new file, checked; the server may be running
  restore <file>                      put a backup in place of the database; the server must be stopped
  verify                              check the database and every document in it
  erase <participant>                 take a person out of a workshop, with all that they wrote

The data folder is DATA_DIR (./data). Links begin with ORIGIN, or http://localhost:PORT without it.`;

/** A sentence for the operator; ends the command with exit code 1. */
class Trouble extends Error {}

const config = readSettings(process.env);
process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
	try {
		await run(words);
		return 0;
	} catch (error) {
		if (!(error instanceof Trouble)) throw error;
		console.error(error.message);
		return 1;
	}
}

async function run(words: readonly string[]): Promise<void> {
	const [command, ...rest] = words;
	switch (command) {
		case 'facilitator':
			if (rest[0] !== 'create' || rest.length < 3) throw new Trouble(usage);
			return withStores(config, (stores) =>
				createFacilitator(stores, rest[1] ?? '', rest.slice(2).join(' '))
			);
		case 'token':
			if (rest.join(' ') !== 'create') throw new Trouble(usage);
			return withStores(config, createToken);
		case 'backup':
			return runBackup(only(rest));
		case 'restore':
			return runRestore(only(rest));
		case 'verify':
			if (rest.length > 0) throw new Trouble(usage);
			return runVerify();
		case 'erase':
			return withStores(config, (stores) => erase(stores, only(rest)));
		case 'help':
		case '--help':
			return console.log(usage);
		default:
			throw new Trouble(usage);
	}
}

function only(words: readonly string[]): string {
	const [word, ...more] = words;
	if (word === undefined || more.length > 0) throw new Trouble(usage);
	return word;
}

/** Opens the existing database for one command. */
async function withStores(settings: Config, act: (stores: Stores) => Promise<void>): Promise<void> {
	if (!existsSync(databaseFile(settings.dataDir))) {
		throw new Trouble(`There is no database in ${settings.dataDir}; start the server once, or set DATA_DIR.`);
	}
	const stores = await openStores(settings.dataDir);
	try {
		await act(stores);
	} finally {
		await stores.close();
	}
}

/** The parts of the app that the commands need; they answer no requests. */
function partsOver(stores: Stores): { accounts: Accounts; links: Links; close(): void } {
	const clock = systemClock;
	const auth = new Auth({ ...stores, clock, https: isHttps(config.origin) });
	const workshops = new Workshops({
		store: stores.workshops,
		people: stores.people,
		auth,
		documents: stores.documents,
		fill: () => Promise.reject(new Error('workshops are made by the server')),
		agenda: {
			steps: async (workshop) => (await stores.agendas.load(workshop))?.steps ?? [],
			prepare: () => Promise.reject(new Error('workshops are made by the server'))
		},
		clock
	});
	const accounts = new Accounts({ ...stores, workshops, auth, clock });
	const reviewing = new Reviewing({ ...stores, auth, clock });
	const links = new Links({ ...stores, accounts, workshops, reviewing, auth, clock });
	return { accounts, links, close: () => auth.close() };
}

function origin(): string {
	return config.origin ?? `http://localhost:${config.port}`;
}

async function createFacilitator(stores: Stores, email: string, name: string): Promise<void> {
	const parts = partsOver(stores);
	const given = await pipedPassword();
	const password = given ?? newSecret().slice(0, 20);
	const created = await parts.accounts.create({ email, name, password });
	parts.close();
	if (!created.ok) {
		const reasons: Readonly<Record<string, string>> = {
			invalid: `"${email}" is no e-mail address.`,
			'name-invalid': 'The name is empty, too long or has unusable characters.',
			'email-taken': 'An account with this e-mail address exists.',
			'password-weak': 'The password must have 10 to 200 characters.'
		};
		throw new Trouble(reasons[created.reason] ?? created.reason);
	}
	console.log(`The account is ready: ${origin()}/sign-in`);
	if (given === undefined) console.log(`Password: ${password}`);
}

async function createToken(stores: Stores): Promise<void> {
	const parts = partsOver(stores);
	const link = await parts.links.createFacilitatorLink();
	parts.close();
	console.log(`${origin()}${link.path}`);
	console.error('Works once, within 7 days. Earlier unused facilitator links are void now.');
}

async function runBackup(file: string): Promise<void> {
	const done = await backup(config.dataDir, file);
	if (!done.ok) throw new Trouble(`No backup: ${done.reason}.`);
	console.log(`Backup written and checked: ${file} (${done.value.bytes} bytes)`);
}

function runRestore(file: string): void {
	const stamp = new Date(systemClock.now()).toISOString().replace(/[:.]/g, '-');
	const done = restore(config.dataDir, file, stamp);
	if (!done.ok) throw new Trouble(`Nothing was changed: ${done.reason}.`);
	console.log(`Restored from ${file}.`);
	if (done.value.kept) console.log(`The former database is kept as ${done.value.kept}.`);
}

async function runVerify(): Promise<void> {
	const done = await verify(config.dataDir);
	if (!done.ok) throw new Trouble(`Nothing to verify: ${done.reason}.`);
	const { documents, rows, problems } = done.value;
	if (problems.length > 0) throw new Trouble(`DAMAGED\n${problems.map((line) => `- ${line}`).join('\n')}`);
	console.log(`Everything is in order: ${documents} documents, ${rows} log rows.`);
}

async function erase(stores: Stores, participant: string): Promise<void> {
	const now = systemClock.now();
	const person = await stores.people.find(participant);
	if (!person) throw new Trouble(`There is no participant ${participant}.`);
	if (person.role === 'facilitator')
		throw new Trouble('A facilitator has an account, which stays; hand over first.');
	await stores.privacy.ask(participant, person.workshop, now);
	new ErasureLedger(config.dataDir).add({ participant, workshop: person.workshop });
	const erased = await stores.privacy.anonymise(participant, now, true);
	await stores.privacy.scrub();
	console.log(`Erased: name and organisation, ${erased?.sessions} sessions, ${erased?.links} links.`);
	console.log(
		'The server takes out what this person wrote, within seconds or before it answers after its next start.'
	);
	console.log('What remains:');
	console.log('- ballots of closed rounds, which never had a person');
	console.log('- what others typed, also where it mentions the person: edit it on the boards');
	console.log(
		'- backups made before now: let them run out; one that is restored is erased again at the start'
	);
}

/** The first line of standard input when something is piped in. */
async function pipedPassword(): Promise<string | undefined> {
	if (process.stdin.isTTY) return undefined;
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
	const line = Buffer.concat(chunks).toString('utf8').split('\n')[0]?.trim();
	return line === '' ? undefined : line;
}
