/** Answers that many people ask for at the same time. */

/**
 * Looks at once; questions that come meanwhile are answered together by one more look afterwards. Nobody gets an
 * answer that was begun before the question.
 */
export function shared<Answer>(look: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
	const lines = new Map<string, { readonly now: Promise<Answer>; next?: Promise<Answer> }>();
	const begin = (key: string): Promise<Answer> => {
		const now = look(key);
		const line = { now };
		lines.set(key, line);
		const end = () => {
			if (lines.get(key) === line) lines.delete(key);
		};
		now.then(end, end);
		return now;
	};
	return (key) => {
		const line = lines.get(key);
		if (!line) return begin(key);
		const after = () => begin(key);
		return (line.next ??= line.now.then(after, after));
	};
}
