/** A path on this site from an address, or the fallback; never another site. */
export function localPath(path: string | null, fallback: string): string {
	return path !== null && /^\/(?![/\\])/.test(path) ? path : fallback;
}
