/** What happens to every page: the app at hand, the origin of changes checked, the language, errors without leaks. */
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/i18n/paraglide/server.js';

/** Pages reach the one app through the node request; there is no page without it. */
const handApp: Handle = ({ event, resolve }) => {
	const app = event.platform?.req?.pageServices;
	if (!app) throw new Error('the request did not come through the server (server/http/gate.ts)');
	event.locals.app = app;
	return resolve(event);
};

const checkOrigin: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	if (method !== 'GET' && method !== 'HEAD') {
		const trusted = event.locals.app.trusts({
			origin: headers.get('origin'),
			host: headers.get('host'),
			secFetchSite: headers.get('sec-fetch-site')
		});
		if (!trusted) return new Response('Forbidden', { status: 403 });
	}
	return resolve(event);
};

const chooseLanguage: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) });
	});

export const handle = sequence(handApp, checkOrigin, chooseLanguage);

/** A page that does not exist is no failure; of a failure the visitor learns only an id. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	return { message, code: event.locals.app?.pageFailed(error, event.route.id) ?? '' };
};
