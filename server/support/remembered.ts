/** Looks each thing up once, for answers that do not change; what could not be found out is looked up again. */
export function remembered<Answer>(look: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
	const known = new Map<string, Promise<Answer>>();
	return (key) => {
		const found = known.get(key);
		if (found) return found;
		const looking = look(key);
		known.set(key, looking);
		looking.catch(() => known.delete(key));
		return looking;
	};
}
