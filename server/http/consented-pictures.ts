/** Which pictures somebody may see: those who work in a workshop all, those who only look on what people agreed to. */
import { picturesUnderConsent } from '#lib/registers/model/consent.ts';
import { registers } from '#lib/registers/models.ts';
import { can, type Role } from '#lib/session/model/roles.ts';
import type { Sync } from '../sync/sync.ts';

/**
 * @returns `free` if nothing changes about it; `agreed` if it may be seen now and must not be kept, because consent
 * may be withdrawn; `withheld` if it may not be seen
 */
export type PictureConsent = (
	role: Role,
	workshop: string,
	asset: string
) => Promise<'free' | 'agreed' | 'withheld'>;

/** Reads the consents as they are now, at each question: a withdrawal counts at once. */
export const pictureConsent =
	(read: Sync['read']): PictureConsent =>
	async (role, workshop, asset) => {
		if (can(role, 'write')) return 'free';
		const agreed = await read(`workshop.${workshop}`, (doc) =>
			picturesUnderConsent(doc, registers).get(asset)
		);
		if (agreed === undefined) return 'free';
		return agreed ? 'agreed' : 'withheld';
	};
