import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundsOf, boxContains, boxesTouch } from '#lib/base/model/geometry.ts';
import { placeTemplate } from '#lib/canvas/templates/template.ts';
import { BoardDriver } from '../../../../tests/support/board-driver.ts';
import { boardTemplates } from './templates.ts';

const regions = Array.from({ length: 7 }, (_, index) => ({ id: `r${index}`, name: `Region ${index}` }));
const facts = { regions, challenges: ['Water', 'Skills'] };

let driver: BoardDriver;
beforeEach(() => {
	driver = new BoardDriver();
});
afterEach(() => driver.close());

describe.each(boardTemplates(facts).map((template) => [template.id, template] as const))(
	'%s',
	(_, template) => {
		it('has a name and says what for', () => {
			expect(template.name()).not.toBe('');
			expect(template.text()).not.toBe('');
		});

		it('consists of whole items, in their frames, and goes in one step', () => {
			placeTemplate(driver.editor, template);
			expect(driver.board.size).toBe(template.items().length);
			for (const item of driver.board.items()) {
				expect(item.broken).toBe(false);
				const frame = item.frame === null ? undefined : driver.item(item.frame);
				if (frame)
					expect(boxContains(frame, driver.board.kinds.outline(item, driver.board.lookup))).toBe(true);
			}
			driver.settle();
			expect(driver.editor.viewport.box).toSatisfy((view) =>
				boxContains(view, boundsOf([...driver.board.items()]) ?? view)
			);
			driver.perform('undo');
			expect(driver.board.size).toBe(0);
		});

		it('hides nothing that is on the board', () => {
			driver.editor.commands.create([{ kind: 'note', x: 100, y: 100 }]);
			placeTemplate(driver.editor, template);
			const [first, ...placed] = [...driver.board.items()];
			expect(placed.some((item) => first && boxesTouch(item, first))).toBe(false);
		});
	}
);

it('is made for the workshop: its regions and challenges, or numbered ones where there are none', () => {
	const table = (of: typeof facts) =>
		boardTemplates(of)
			.find((each) => each.id === 'regions-challenges')
			?.items()
			.map((item) => item.props?.['text'])
			.filter(Boolean);
	expect(table(facts)).toEqual(['Water', 'Skills', ...regions.map((region) => region.name)]);
	expect(table({ regions: [], challenges: [] })).toHaveLength(8);
});
