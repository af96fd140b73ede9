import { expect, test } from 'vitest';
import { hiddenEdges } from './menu-state.svelte.ts';

test('a menu that is too long says on which side there is more', () => {
	const long = { scrollHeight: 500, clientHeight: 300 };
	expect(hiddenEdges({ ...long, scrollTop: 0 })).toEqual({ above: false, below: true });
	expect(hiddenEdges({ ...long, scrollTop: 90 })).toEqual({ above: true, below: true });
	// Zoomed pages end on half a pixel.
	expect(hiddenEdges({ ...long, scrollTop: 199.5 })).toEqual({ above: true, below: false });
	expect(hiddenEdges({ scrollHeight: 300, clientHeight: 300, scrollTop: 0 })).toEqual({
		above: false,
		below: false
	});
});
