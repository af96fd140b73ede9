import { getSchema } from '@tiptap/core';
import { expect, it } from 'vitest';
import { richMarks, richNodes } from '../model/rich-text.ts';
import { richSchema } from './schema.ts';

it('the editor knows just what the model knows: anything else would be thrown away, or shown as unknown', () => {
	const { nodes, marks } = getSchema(richSchema());
	expect(Object.keys(nodes).sort()).toEqual([...richNodes, 'doc', 'text'].sort());
	expect(Object.keys(marks).sort()).toEqual([...richMarks].sort());
});
