/** Runs once when the app starts in the browser. */
import type { ClientInit } from '@sveltejs/kit';
import { getLocale, overwriteGetLocale, overwriteSetLocale, setLocale } from '#lib/i18n/paraglide/runtime.js';

/** Every message asks for the language, and finding it reads address and cookie anew each time. */
export const init: ClientInit = () => {
	const change = setLocale;
	let locale = getLocale();
	overwriteGetLocale(() => locale);
	overwriteSetLocale((next, options) => {
		const changed = change(next, options);
		locale = next;
		return changed;
	});
};
