/**
 * Who has written something since the running step began: ids, never what. Ballots are no part of it, because who has
 * voted is told by region only (decision 0011). Kept in memory; after a start the log of the documents says it.
 */
import { can } from '#lib/session/model/roles.ts';
import { currentRun } from '#lib/session/model/steps/machine.ts';
import { stepPart } from '#lib/session/model/steps/messages.ts';
import { participationPart } from '#lib/session/participation/model/messages.ts';
import type { Channel } from '../channel/channel.ts';
import type { DocumentStore, LogEntry } from '../storage/document-store.ts';
import type { Steps } from './steps.ts';

/** Milliseconds between two sendings, while the whole room writes. */
const interval = 2000;

interface Written {
	readonly run: number;
	readonly people: Set<string>;
}

export interface ParticipationParts {
	readonly steps: Steps;
	readonly documents: Pick<DocumentStore, 'workshopOf' | 'writersSince'>;
}

export interface Participation {
	/** Something of a document is on disk. */
	written(document: string, entries: readonly LogEntry[]): void;
}

export function registerParticipation(
	channel: Pick<Channel, 'addPart' | 'changed'>,
	{ steps, documents }: ParticipationParts
): Participation {
	const known = new Map<string, Promise<Written>>();

	async function heard(document: string, people: readonly string[]): Promise<void> {
		const workshop = await documents.workshopOf(document);
		// Before anybody asked nothing is known, and then the log says it.
		const written = workshop === undefined ? undefined : await known.get(workshop);
		if (workshop === undefined || !written) return;
		const before = written.people.size;
		for (const person of people) written.people.add(person);
		if (written.people.size > before) channel.changed(workshop, participationPart.name);
	}

	async function load(workshop: string): Promise<Written> {
		const run = currentRun(await steps.state(workshop));
		const people = run ? await documents.writersSince(workshop, run.startedAt) : [];
		return { run: run?.run ?? 0, people: new Set(people) };
	}

	function of(workshop: string): Promise<Written> {
		const loading = known.get(workshop) ?? load(workshop);
		known.set(workshop, loading);
		loading.catch(() => known.delete(workshop));
		return loading;
	}

	steps.onChange(({ workshop, state, began, ended }) => {
		if (!began && !ended) return;
		const run = currentRun(state)?.run ?? 0;
		known.set(workshop, Promise.resolve({ run, people: new Set<string>() }));
	});
	channel.addPart(
		participationPart,
		async (member) => {
			if (!can(member.role, 'run-steps')) return null;
			const { run, people } = await of(member.workshop);
			return { run, wrote: [...people] };
		},
		{ audience: (member) => String(can(member.role, 'run-steps')), interval, follows: [stepPart.name] }
	);

	return {
		written(document, entries) {
			const people = entries.flatMap(({ participant }) => participant ?? []);
			// What could not be told now is told with the next change.
			if (people.length > 0) void heard(document, people).catch(() => undefined);
		}
	};
}
