import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('looks each thing up once, however many ask, and a failure again', async () => {
	const looked: string[] = [];
	let broken = true;
	const find = remembered((key) => {
		looked.push(key);
		return broken && key === 'b' ? Promise.reject(new Error('disk')) : Promise.resolve(`${key}!`);
	});
	expect(await Promise.all([find('a'), find('a')])).toEqual(['a!', 'a!']);
	await expect(find('b')).rejects.toThrow('disk');
	broken = false;
	expect(await find('b')).toBe('b!');
	expect(await find('b')).toBe('b!');
	expect(looked).toEqual(['a', 'b', 'b']);
});
