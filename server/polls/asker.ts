import type { Member } from '../auth/auth.ts';

/** Who is asking, as far as polls need to know. */
export type Asker = Pick<Member, 'participant' | 'workshop' | 'role' | 'region' | 'workshopOpen'> &
	Partial<Pick<Member, 'review'>>;
