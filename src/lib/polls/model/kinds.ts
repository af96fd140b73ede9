/** Every poll kind, one line each. Their views are found by `poll-views.ts`. */
import { rating } from '../kinds/rating/model/rating.ts';
import { transferability } from '../kinds/transferability/model/transferability.ts';
import type { PollKind } from './poll-kind.ts';

export const pollKinds: readonly PollKind[] = [transferability, rating];

export const pollKindOf = (id: string): PollKind | undefined => pollKinds.find((kind) => kind.id === id);
