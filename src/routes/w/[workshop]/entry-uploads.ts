/** How the files of register entries get to the server. */
import { uploadPicture } from '#lib/canvas/ui/upload-picture.ts';
import { uploadDocument, type Uploads } from '#lib/registers/uploads.ts';

export const entryUploads = (workshop: string): Uploads => ({
	picture: (...parameters) => uploadPicture(workshop, ...parameters),
	document: uploadDocument(workshop)
});
