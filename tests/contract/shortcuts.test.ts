/**
 * The keys that docs/user/board.md lists are those of the tools and actions.
 * `vitest run tests/contract/shortcuts -u` writes them anew.
 */
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { helpGroups } from '#lib/canvas/ui/help-groups.ts';
import { BoardContent } from '../../src/routes/w/[workshop]/board/[board]/content.svelte.ts';
import { BoardDriver } from '../support/board-driver.ts';

const path = new URL('../../docs/user/board.md', import.meta.url).pathname;
const [begin, end] = ['<!-- shortcuts -->', '<!-- /shortcuts -->'];

/** The page's actions exist without a page; only performing them needs one. */
function pageActions({ editor }: BoardDriver) {
	const nothing = (): void => undefined;
	const ports = {
		workshop: '',
		board: '',
		language: 'en',
		dots: () => new Map(),
		doc: editor.document.doc,
		me: { id: 'p1', region: null, role: 'participant' },
		may: () => true,
		now: () => 0,
		openPalette: nothing,
		openPanel: nothing,
		openHelp: nothing,
		togglePanel: nothing,
		takeFiles: nothing,
		tell: nothing,
		mentioned: nothing,
		spotlight: { mayLead: true, leading: false, toggle: nothing }
	};
	const content = new BoardContent(editor, ports);
	return BoardContent.actions(editor, ports, () => content);
}

function tables(): string {
	const driver = new BoardDriver({ remarks: { allowed: () => true, begin: () => undefined } });
	const { tools, actions } = driver.editor;
	const groups = helpGroups({ tools, actions: [...actions, ...pageActions(driver)], readOnly: false });
	driver.close();
	return groups
		.map(({ title, rows }) => {
			const lines = rows.map(({ name, keys }) => `| ${name} | ${keys.split(' / ').join(' or ')} |`);
			return [`### ${title}`, '', '| What | Keys |', '| --- | --- |', ...lines].join('\n');
		})
		.join('\n\n');
}

test('the user guide lists every key there is', async () => {
	const page = readFileSync(path, 'utf8');
	const before = page.slice(0, page.indexOf(begin) + begin.length);
	const after = page.slice(page.indexOf(end));
	const written = `${before}\n\n${tables()}\n\n${after}`;
	const config = await resolveConfig(path);
	await expect(await format(written, { ...config, parser: 'markdown' })).toMatchFileSnapshot(path);
});
