/**
 * Every poll kind, one line each, for who deals with polls of all kinds: the server, the report, the editor. A page that
 * shows one poll asks its view, which `poll-views.ts` finds.
 */
import { centroid } from '../kinds/centroid/model/centroid.ts';
import { choice } from '../kinds/choice/model/choice.ts';
import { consent } from '../kinds/consent/model/consent.ts';
import { dots } from '../kinds/dots/model/dots.ts';
import { opentext } from '../kinds/opentext/model/opentext.ts';
import { pairwise } from '../kinds/pairwise/model/pairwise.ts';
import { points } from '../kinds/points/model/points.ts';
import { questions } from '../kinds/questions/model/questions.ts';
import { ranking } from '../kinds/ranking/model/ranking.ts';
import { rating } from '../kinds/rating/model/rating.ts';
import { swing } from '../kinds/swing/model/swing.ts';
import { transferability } from '../kinds/transferability/model/transferability.ts';
import type { PollKind } from './poll-kind.ts';

export const pollKinds: readonly PollKind[] = [
	transferability,
	rating,
	dots,
	ranking,
	points,
	pairwise,
	swing,
	centroid,
	choice,
	consent,
	opentext,
	questions
];

export const pollKindOf = (id: string): PollKind | undefined => pollKinds.find((kind) => kind.id === id);
