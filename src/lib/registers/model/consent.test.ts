import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { photoRegister } from '../photos/model.ts';
import { posterRegister } from '../posters/model.ts';
import { picturesUnderConsent } from './consent.ts';
import { fileKey } from './files.ts';
import { listShownAlbums, picturesIn } from './photos.ts';
import { RegisterCommands } from './register-commands.ts';

let doc: Y.Doc;
let albums: RegisterCommands;
beforeEach(() => {
	doc = new Y.Doc();
	albums = new RegisterCommands(doc, photoRegister);
	album('hall', 'people');
});

const plain = { author: 'p1', region: 'r1', language: 'pl', now: 1 };
const key = (asset: string) => fileKey('pictures', asset, 1000);

function album(id: string, asset: string): void {
	albums.add({ ...plain, id, texts: { title: { pl: 'Na sali' } } });
	albums.addFile(id, key(asset), 'Ludzie przy plakatach');
}

const agreedTo = (asset: string) => picturesUnderConsent(doc, [posterRegister, photoRegister]).get(asset);

describe('pictures that need consent', () => {
	it('have none until somebody says so, and lose it when it is withdrawn', () => {
		expect(agreedTo('people')).toBe(false);
		for (const [choice, agreed] of [
			['agreed', true],
			['nobody', true],
			['unasked', false],
			['made up', false]
		] as const) {
			albums.setValue('hall', 'consent', choice);
			expect(agreedTo('people'), choice).toBe(agreed);
		}
	});

	it('are withheld after their album was deleted, and shown when it is brought back', () => {
		albums.setValue('hall', 'consent', 'agreed');
		albums.markDeleted('hall', 5);
		expect(agreedTo('people')).toBe(false);
		albums.markDeleted('hall', null);
		expect(agreedTo('people')).toBe(true);
	});

	it('are withheld after they were taken out of an album that stays', () => {
		albums.addFile('hall', key('posters'), 'Plakaty');
		albums.setValue('hall', 'consent', 'agreed');
		albums.removeFile('hall', key('people'));
		expect([agreedTo('people'), agreedTo('posters')]).toEqual([false, true]);
		expect(listShownAlbums(doc).flatMap(picturesIn)).toMatchObject([{ asset: 'posters', words: 'Plakaty' }]);
	});

	it('wait for it again when a picture joins them', () => {
		albums.setValue('hall', 'consent', 'agreed');
		albums.addFile('hall', key('posters'), 'Plakaty');
		expect([agreedTo('people'), agreedTo('posters')]).toEqual([false, false]);
		albums.setValue('hall', 'consent', 'nobody');
		expect([agreedTo('people'), agreedTo('posters')]).toEqual([true, true]);
	});

	it('need it in every album in which they stand', () => {
		album('other', 'people');
		albums.setValue('hall', 'consent', 'agreed');
		expect(agreedTo('people')).toBe(false);
		albums.setValue('other', 'consent', 'nobody');
		expect(agreedTo('people')).toBe(true);
	});

	it('are those of albums only', () => {
		const posters = new RegisterCommands(doc, posterRegister);
		posters.add({ ...plain, id: 'poster', values: { image: 'first' } });
		posters.addFile('poster', fileKey('pictures', 'further', 1), '');
		expect([agreedTo('first'), agreedTo('further'), agreedTo('unknown')]).toEqual([
			undefined,
			undefined,
			undefined
		]);
	});
});

describe('albums that may be shown', () => {
	it('are those with pictures and consent', () => {
		album('view', 'roofs');
		albums.add({ ...plain, id: 'empty' });
		for (const id of ['view', 'empty']) albums.setValue(id, 'consent', 'nobody');
		expect(listShownAlbums(doc).map(({ id }) => id)).toEqual(['view']);
	});
});
