/** Every poll kind, one line each. Their views are found by `poll-views.ts`. */
import { transferability } from '../kinds/transferability/model/transferability.ts';
import type { PollKind } from './poll-kind.ts';

export const pollKinds: readonly PollKind[] = [transferability];

export const pollKindOf = (id: string): PollKind | undefined => pollKinds.find((kind) => kind.id === id);
