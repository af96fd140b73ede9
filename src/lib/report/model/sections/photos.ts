/** Photos of the day, album by album, as far as their people agreed. */
import type { ReportSection } from '#lib/base/model/report-blocks.ts';
import { picturesIn } from '#lib/registers/model/photos.ts';
import type { ReportInput } from '../input.ts';
import { content, message } from '../texts.ts';

export function photos(input: ReportInput, language: string): ReportSection | undefined {
	if (input.albums.length === 0) return undefined;
	return {
		id: 'photos',
		title: message('photos'),
		blocks: input.albums.map((album) => {
			const title = content(album.texts['title'], language, album.language);
			return {
				kind: 'section',
				section: {
					id: `photos-${album.id}`,
					title: 'text' in title && title.text === '' ? message('untitled') : title,
					blocks: picturesIn(album).map(({ asset, words }) => ({
						kind: 'picture',
						asset,
						alt: { text: words, language: album.language }
					}))
				}
			};
		})
	};
}
