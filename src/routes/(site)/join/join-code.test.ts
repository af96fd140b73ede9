import { expect, test } from 'vitest';
import { tidyCode } from './join-code.ts';

test.each(['lublin17', ' LUBLIN 17 ', 'lub-lin-17', 'Lublin–17', 'LUBLIN.17'])(
	'%s is read as LUBLIN17',
	(typed) => {
		expect(tidyCode(typed)).toBe('LUBLIN17');
	}
);

test('separators alone are no code', () => {
	expect(tidyCode(' - ')).toBe('');
});
