/** The order of the steps as the facilitator sees it, before the server has said so: each move begins where the last one ended. */
interface Entry {
	readonly id: string;
}

interface Move<Step> {
	readonly step: string;
	readonly before: string | null;
	/** The plan as it was when the answer came; the next one holds the move. */
	answeredAt: readonly Step[] | undefined;
}

export class AgendaOrder<Step extends Entry> {
	readonly #planned: () => readonly Step[];
	readonly #send: (step: string, before: string | null) => Promise<boolean>;
	#moves = $state.raw<readonly Move<Step>[]>([]);

	readonly shown: readonly Step[] = $derived.by(() => this.#open.reduce(moved, this.#planned()));

	/**
	 * @param planned the steps as the server has them; reactive
	 * @param send moves a step, to the end for null; answers whether it is done
	 */
	constructor(
		planned: () => readonly Step[],
		send: (step: string, before: string | null) => Promise<boolean>
	) {
		this.#planned = planned;
		this.#send = send;
	}

	/**
	 * @param to the place it has afterwards, counted from 0
	 * @returns whether it is moved; false, too, where there is no such place or it is there already
	 */
	async move(step: string, to: number): Promise<boolean> {
		const from = this.shown.findIndex(({ id }) => id === step);
		if (from < 0 || to < 0 || to >= this.shown.length || from === to) return false;
		const before = this.shown.filter(({ id }) => id !== step)[to]?.id ?? null;
		const move: Move<Step> = { step, before, answeredAt: undefined };
		this.#moves = [...this.#open, move];
		const done = await this.#send(step, before);
		move.answeredAt = this.#planned();
		this.#moves = this.#moves.filter((each) => done || each !== move);
		return done;
	}

	/** What is not in the plan yet. */
	get #open(): readonly Move<Step>[] {
		const planned = this.#planned();
		return this.#moves.filter(({ answeredAt }) => answeredAt === undefined || answeredAt === planned);
	}
}

function moved<Step extends Entry>(
	steps: readonly Step[],
	{ step: id, before }: Pick<Move<Step>, 'step' | 'before'>
): readonly Step[] {
	const step = steps.find((each) => each.id === id);
	if (!step) return steps;
	const others = steps.filter((each) => each !== step);
	const at = others.findIndex((each) => each.id === before);
	return at < 0 ? [...others, step] : others.toSpliced(at, 0, step);
}
