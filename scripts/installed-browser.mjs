/** The Chromium that is on this machine. */
import { existsSync } from 'node:fs';

/** The headless shell first: without the windows that nobody looks at, the journeys need a quarter less time. */
const places = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** @returns {string | undefined} its path; the variable CHROMIUM comes before all others */
export function installedBrowser() {
	const wanted = process.env['CHROMIUM'];
	return (wanted ? [wanted] : places.map((name) => `/usr/bin/${name}`)).find((place) => existsSync(place));
}
