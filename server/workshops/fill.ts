/** Fills the documents of a new workshop from its template. Nobody can have them open yet. */
import * as Y from 'yjs';
import { localized, type LocalizedText } from '#lib/base/model/localized-text.ts';
import { layOutPosterWall } from '#lib/kinds/model/poster-wall.ts';
import { listPosters, type Poster } from '#lib/registers/model/poster.ts';
import { seedRegisters } from '#lib/registers/model/seed.ts';
import { groupingField } from '#lib/registers/model/register.ts';
import { posterRegister } from '#lib/registers/posters/model.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Template, TemplatePlaces } from './template.ts';

/** The author of what a template brings; no participant has this id. */
const templateAuthor = 'template';

export interface Filling {
	readonly template: Template;
	readonly workshop: string;
	readonly board: string;
	/** Of texts that exist once, such as the titles of frames. */
	readonly language: string;
}

/** @returns where the steps of its agenda lead */
export type Fill = (filling: Filling) => Promise<Omit<TemplatePlaces, 'board'>>;

/** What a prepared poll asks about; polls/model knows it as a subject. */
export interface PreparedSubject {
	readonly id: string;
	readonly title: LocalizedText;
	readonly region: string | null;
	readonly note?: LocalizedText;
	readonly source: 'posters';
}

/** Prepares a draft of a poll in a workshop. @returns its id */
export type PreparePoll = (
	workshop: string,
	poll: {
		readonly kind: string;
		readonly title: LocalizedText;
		readonly subjects: readonly PreparedSubject[];
	}
) => Promise<string>;

export const createFill =
	(documents: DocumentStore, preparePoll: PreparePoll, clock: Clock): Fill =>
	async ({ template, workshop, board, language }) => {
		const registers = new Y.Doc();
		const wall = new Y.Doc();
		seedRegisters(registers, template.content, { now: clock.now() });
		const posters = listPosters(registers);
		const frames = layOutPosterWall(wall, {
			directions: directions(language),
			posters: posters.map(({ id, values }) => ({
				id,
				direction: typeof values['direction'] === 'string' ? values['direction'] : null
			})),
			areas: template.areas.map(({ id, title, hints }) => ({
				id,
				title: localized(title, language),
				hints: hints.map((hint) => localized(hint, language))
			})),
			author: templateAuthor
		});
		await append(`workshop.${workshop}`, registers);
		await append(`board.${board}`, wall);
		if (!template.poll) return { poll: undefined, frames };
		const poll = await preparePoll(workshop, { ...template.poll, subjects: posters.map(subject) });
		return { poll, frames };

		async function append(document: string, doc: Y.Doc): Promise<void> {
			const update = Y.encodeStateAsUpdate(doc);
			doc.destroy();
			await documents.append(document, [{ update, participant: null }], [], clock.now());
		}
	};

function subject({ id, values, texts }: Poster): PreparedSubject {
	const region = values['region'];
	return {
		id,
		title: texts['title'] ?? {},
		region: typeof region === 'string' ? region : null,
		source: 'posters',
		...(texts['cluster'] ? { note: texts['cluster'] } : {})
	};
}

/** The frames of the wall: what posters of the newest template may be about. */
function directions(language: string): { id: string; title: string }[] {
	return (groupingField(posterRegister)?.options ?? []).map(({ id, label }) => ({
		id,
		title: localized(label, language)
	}));
}
