/** The photos of a workshop as those see them who were not there. */
import type * as Y from 'yjs';
import { photoRegister } from '../photos/model.ts';
import { hasConsent } from './consent.ts';
import { listRecords, type RegisterRecord } from './register-record.ts';

/** Albums that may be shown to everybody and hold something, in their order. */
export const listShownAlbums = (doc: Y.Doc): RegisterRecord[] =>
	listRecords(doc, photoRegister).filter(
		(album) => hasConsent(photoRegister, album) && picturesIn(album).length > 0
	);

/** Its pictures in the order in which they came. */
export const picturesIn = ({ files }: Pick<RegisterRecord, 'files'>): RegisterRecord['files'][string] =>
	files['pictures'] ?? [];
