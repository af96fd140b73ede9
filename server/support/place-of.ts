/** Where in the code an error came from, for logs: without its message, which may hold what somebody typed. */
export function placeOf(error: unknown): string[] | undefined {
	if (!(error instanceof Error)) return undefined;
	return error.stack
		?.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.slice(0, 4)
		.map((line) => line.trim());
}
