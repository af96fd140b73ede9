import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from './database.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'transferboard-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('what was forgotten just before a kill is in no file after the next start', async () => {
	const before = await openSqlite(folder);
	before.sqlite.prepare("insert into settings values ('key', ?)").run('canary-of-the-key');
	before.sqlite.exec("delete from settings where key = 'key'");
	const killed = mkdtempSync(join(folder, 'killed-'));
	const files = ['transferboard.db', 'transferboard.db-wal'];
	for (const file of files) copyFileSync(join(folder, file), join(killed, file));
	await before.db.destroy();
	expect(readFileSync(join(killed, 'transferboard.db-wal')).includes('canary-of-the-key')).toBe(true);

	const after = await openSqlite(killed);
	for (const file of files) expect(readFileSync(join(killed, file)).includes('canary')).toBe(false);
	await after.db.destroy();
});
