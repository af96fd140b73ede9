import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from './database.ts';
import { backup } from './maintenance.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'transferboard-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a backup comes to an end although the server never stops writing', async () => {
	const { db, sqlite } = await openSqlite(folder);
	sqlite.prepare("insert into settings values ('large', ?)").run('x'.repeat(4_000_000));
	const write = sqlite.prepare("insert or replace into settings values ('busy', ?)");
	let writes = 0;
	let copied = false;
	const goOn = () => {
		if (copied || writes >= 500) return;
		write.run(String(++writes));
		setImmediate(goOn);
	};
	goOn();
	const made = await backup(folder, join(folder, 'copy.db'));
	copied = true;
	expect(made.ok).toBe(true);
	expect(writes).toBeLessThan(500);
	await db.destroy();
});
