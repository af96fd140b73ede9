/**
 * What SvelteKit's pages may ask of the one app. Pages live in a module graph of their own, so they never
 * import server modules; they get this object with each request (`locals.app`).
 */
export interface PageServices {
	/** The public origin of this installation as seen by `request`, for links and QR codes. */
	origin(host: string | null): string;
}
