/** `npm run check`: format, lint, types, purity, floors and circles. Stops at the first that fails. */
import { generateCode, installPackages, runNode, stop, tool } from './prepare.mjs';

installPackages();
generateCode();
/** @type {[string, () => number][]} */
const checks = [
	['format', () => tool('prettier', ['--check', '--log-level=warn', '.'])],
	['lint', () => tool('eslint', ['.', '--max-warnings=0'])],
	['types', () => tool('svelte-check', ['--fail-on-warnings', '--output=human'])],
	['purity', () => tool('tsc', ['-p', 'tsconfig.pure.json'])],
	['floors', () => runNode(['scripts/layers.ts'])]
];
for (const [name, check] of checks) {
	console.log(`check: ${name}`);
	if (check() !== 0) stop(`${name} failed; see above`);
}
