import { defineConfig, devices } from 'playwright/test';
import { installedBrowser } from './scripts/installed-browser.mjs';

/** Undefined: Playwright's own. */
const executablePath = installedBrowser();

/**
 * What Chromium need not do in a test: the pages of its own address bar, which cost every new window a second, and what
 * Playwright switches off as well (the browser takes the last list that it is given).
 */
const withoutFeatures = [
	...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'AimEnabled', 'LensOverlay'],
	...['PaintHolding', 'MediaRouter', 'OptimizationHints', 'PreconnectToSearch', 'NetworkTimeServiceQuerying'],
	...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning'],
	...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose']
];

/** Each test file starts a server of its own on a free port with a data folder of its own (tests/support). */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '*.spec.ts',
	fullyParallel: false,
	// One for each core of a small machine: with more, everybody waits longer and nothing ends sooner.
	workers: 2,
	// One more try where nobody watches; what passes only then is listed as flaky.
	retries: process.env['CI'] ? 1 : 0,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	forbidOnly: true,
	reporter: [['list']],
	use: {
		...devices['Desktop Chrome'],
		viewport: { width: 1280, height: 800 },
		locale: 'en-GB',
		// Recording everything costs a third of the time; `--trace on` does it for a journey that fails.
		trace: 'on-first-retry',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				`--disable-features=${withoutFeatures.join(',')}`
			]
		}
	}
});
