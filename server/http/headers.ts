/** Security headers of every response. Pages replace the content policy by their own with a nonce. */

const common: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'permissions-policy':
		'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'x-dns-prefetch-control': 'off'
};

/** What is no page may load nothing. */
const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/**
 * Built files may be workers, which bring a policy of their own. That of the slides decodes rare pictures in
 * WebAssembly; code from text is allowed nowhere.
 */
const assetPolicy =
	"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const oneYear = 31_536_000;

/** @param https whether the public origin is https; HSTS on plain http would be ignored or do harm */
export function securityHeaders(https: boolean): Record<string, string> {
	return {
		...common,
		'content-security-policy': closedPolicy,
		...(https ? { 'strict-transport-security': `max-age=${oneYear}; includeSubDomains` } : {})
	};
}

/** The content policy to start with for a path; a page's own replaces it. */
export const policyFor = (path: string): string => (path.startsWith('/_app/') ? assetPolicy : closedPolicy);
