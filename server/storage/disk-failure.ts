/**
 * Whether an error says that the disk itself fails, unlike one that is full or busy. What the operating system
 * keeps of the file in memory cannot be relied on then: a second try may succeed without writing anything
 * (reliability.md D4).
 */
export function isDiskFailure(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CORRUPT');
}
