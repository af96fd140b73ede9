/** docs/protocol.md names everything the program has, and nothing it has not. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '#lib/session/model/roles.ts';
import { itemKinds } from '#lib/kinds/models.ts';
import { knownErrorCodes } from '#lib/i18n/workshop-error-text.ts';
import { messageTooBig } from '#lib/realtime/model/refusal.ts';
import {
	closeCodes,
	messageAccess,
	messageAuth,
	messageAwareness,
	messageDenied,
	messagePacked,
	messageQueryAwareness,
	messageSaved,
	messageStoring,
	messageSync
} from '#lib/realtime/model/sync-protocol.ts';
import { settingNames } from '../../server/config.ts';
import { errorCodes } from '../../server/support/errors.ts';
import { startApp, type RunningApp } from '../support/app.ts';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The text below a heading, up to the next one of the same or a higher level. */
function section(title: string, after = ''): string {
	const from = after === '' ? 0 : page.indexOf(`\n## ${after}\n`);
	const match = new RegExp(`^(#+) ${title}$`, 'm').exec(page.slice(from));
	if (!match) throw new Error(`no section ${title}`);
	const rest = page.slice(from + match.index + match[0].length);
	const end = rest.search(new RegExp(`^#{1,${match[1]?.length ?? 1}} `, 'm'));
	return end === -1 ? rest : rest.slice(0, end);
}

/** What stands in code style in the first column of the section's tables. */
const firstColumn = (text: string): string[] =>
	[...text.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? '');
const sorted = (list: Iterable<string | number>): string[] => [...list].map(String).sort();

let running: RunningApp;
beforeAll(async () => {
	running = await startApp();
});
afterAll(() => running.dispose());

test('settings', () => {
	expect(sorted(firstColumn(section('Environment')))).toEqual(sorted(settingNames));
	for (const name of settingNames) expect(readme).toContain(name);
});

test('error codes: the page, the server and the texts for people agree', () => {
	const documented = firstColumn(section('Error codes'));
	const ownOfPages = ['unreachable', 'offline', 'server-failed', 'bad-answer', 'files-busy', 'unknown-code'];
	expect(sorted([...documented, ...ownOfPages])).toEqual(sorted(knownErrorCodes));
	for (const code of Object.keys(errorCodes)) expect(documented).toContain(code);
	for (const [code, { status }] of Object.entries(errorCodes)) {
		expect(section('Error codes')).toMatch(new RegExp(`^\\| \`${code}\` +\\| ${status} `, 'm'));
	}
	for (const code of ownOfPages) expect(page).toContain(`\`${code}\``);
});

test('routes', () => {
	const documented = [...section('HTTP').matchAll(/^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`/gm)].map(
		(match) => match[1] ?? ''
	);
	const operation = firstColumn(section('Operation').split('### ')[0] ?? '');
	expect(sorted([...documented, ...operation])).toEqual(sorted(running.app.routes));
});

test('commands and parts of the session channel', () => {
	expect(sorted(firstColumn(section('Commands', 'Session channel')))).toEqual(
		sorted(running.app.channel.commandNames)
	);
	expect(sorted(firstColumn(section('Parts')))).toEqual(sorted(running.app.channel.partNames));
});

test('message types and close codes of documents', () => {
	const types = [
		messageSync,
		messageAwareness,
		messageAuth,
		messageQueryAwareness,
		messageSaved,
		messageAccess,
		messageDenied,
		messageStoring,
		messagePacked
	];
	expect(sorted(firstColumn(section('Messages')))).toEqual(sorted(types));
	expect(sorted(firstColumn(section('Close codes')))).toEqual(
		sorted([...Object.values(closeCodes), messageTooBig])
	);
});

test('kinds of items and roles', () => {
	expect(sorted(firstColumn(section('`board.<id>`')))).toEqual(sorted(itemKinds.all.map(({ kind }) => kind)));
	for (const role of roles) expect(section('Workshops')).toContain(`\`${role}\``);
});
