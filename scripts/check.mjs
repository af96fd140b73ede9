/**
 * `npm run check`: format, lint, types, purity, floors and circles. Runs all, two at a time, then says which failed.
 * With `--build` the pages are built as well if a source has changed since: the tests need both.
 */
import {
	build,
	finished,
	generateCode,
	installPackages,
	isBuilt,
	node,
	rememberBuild,
	stop,
	toolPath
} from './prepare.mjs';

installPackages();
generateCode();
/** @type {[name: string, command: string, args: string[]][]} */
const building = process.argv.includes('--build') && !isBuilt() ? [['build', ...build]] : [];
/** What stands in one list runs one after the other. @type {[name: string, command: string, args: string[]][][]} */
const lanes = [
	[
		['types', toolPath('svelte-check'), ['--fail-on-warnings', '--output=human']],
		['purity', toolPath('tsc'), ['-p', 'tsconfig.pure.json']],
		...building
	],
	[
		['format', toolPath('prettier'), ['--check', '--log-level=warn', '.']],
		['lint', toolPath('eslint'), ['.', '--max-warnings=0']],
		['floors', node, ['scripts/layers.ts']]
	]
];
/** @type {string[]} */
const failed = [];
await Promise.all(
	lanes.map(async (lane) => {
		for (const [name, command, args] of lane) {
			const { status, output } = await finished(command, args);
			console.log(`check: ${name}\n${output}`.trimEnd());
			if (status !== 0) failed.push(name);
			else if (name === 'build') rememberBuild();
		}
	})
);
if (failed.length > 0) stop(`${failed.join(', ')} failed; see above`);
