/** What the file begins with says that it is a PDF; its name and the type that was sent say nothing. */
export const isPdf = (bytes: Uint8Array): boolean =>
	Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
