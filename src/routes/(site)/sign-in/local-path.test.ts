import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test('a path of this site is kept', () => {
	expect(localPath('/w/abc?x=1', '/')).toBe('/w/abc?x=1');
});

test.each([
	null,
	'',
	'w/abc',
	'//evil.example',
	'/\\evil.example',
	'https://evil.example',
	'javascript:alert(1)'
])('%s leads nowhere else', (path) => {
	expect(localPath(path, '/facilitate')).toBe('/facilitate');
});
