/** What a device remembers of one person's votes ends with that person: the next one at it must not find any. */
import { forgetValues } from '#lib/base/stored-value.ts';

/** Answers, drafts and receipts of every poll; to be called when somebody leaves a workshop. */
export const forgetVotes = (): void => forgetValues('answers.', 'drafts.', 'receipts.');
