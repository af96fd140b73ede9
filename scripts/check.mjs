/** `npm run check`: format, lint, types, purity, floors and circles. Runs all, then says which failed. */
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
const failed = checks.filter(([name, check]) => {
	console.log(`check: ${name}`);
	return check() !== 0;
});
if (failed.length > 0) stop(`${failed.map(([name]) => name).join(', ')} failed; see above`);
