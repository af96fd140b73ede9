/** `npm run check`: format, lint, types, purity, floors and circles. Runs all, two at a time, then says which failed. */
import { finished, generateCode, installPackages, node, stop, toolPath } from './prepare.mjs';

installPackages();
generateCode();
/** What stands in one list runs one after the other. @type {[name: string, command: string, args: string[]][][]} */
const lanes = [
	[
		['types', toolPath('svelte-check'), ['--fail-on-warnings', '--output=human']],
		['purity', toolPath('tsc'), ['-p', 'tsconfig.pure.json']]
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
		}
	})
);
if (failed.length > 0) stop(`${failed.join(', ')} failed; see above`);
