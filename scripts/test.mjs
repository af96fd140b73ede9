/** `npm test`: prepares the checkout and a browser, then everything a change must pass. */
import { findBrowser, installPackages, run, runNode, stop, tool } from './prepare.mjs';

installPackages();
const browser = findBrowser();
// Some integration tests kill the real server, which serves the built pages.
if (runNode(['scripts/check.mjs', '--build']) !== 0) process.exit(1);
if (tool('vitest', ['run']) !== 0) stop('unit, contract, convergence or integration tests failed; see above');
if (run('playwright', ['test'], { env: { CHROMIUM: browser } }) !== 0)
	stop('browser tests failed; see above');
