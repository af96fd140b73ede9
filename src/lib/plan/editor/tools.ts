/** What the toolbar of a long text offers, in its order. */
import BetweenHorizontalStart from '@lucide/svelte/icons/between-horizontal-start';
import BetweenVerticalStart from '@lucide/svelte/icons/between-vertical-start';
import Bold from '@lucide/svelte/icons/bold';
import Columns3 from '@lucide/svelte/icons/columns-3';
import Heading1 from '@lucide/svelte/icons/heading-1';
import Heading2 from '@lucide/svelte/icons/heading-2';
import Italic from '@lucide/svelte/icons/italic';
import List from '@lucide/svelte/icons/list';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Redo2 from '@lucide/svelte/icons/redo-2';
import Rows3 from '@lucide/svelte/icons/rows-3';
import Table from '@lucide/svelte/icons/table';
import TableCellsMerge from '@lucide/svelte/icons/table-cells-merge';
import Trash2 from '@lucide/svelte/icons/trash-2';
import Undo2 from '@lucide/svelte/icons/undo-2';
import type { ChainedCommands } from '@tiptap/core';
import type { Component } from 'svelte';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { RichEditing } from './rich-editing.svelte.ts';

export interface Tool {
	readonly id: string;
	readonly label: string;
	readonly icon: Component;
	readonly run: (chain: ChainedCommands) => ChainedCommands;
	/** For what is on or off at the caret. */
	readonly active?: boolean;
}

const heading = (level: 3 | 4) => (chain: ChainedCommands) => chain.toggleHeading({ level });

/** Reactive: tools that are on say so, and a table brings its own. */
export function toolsOf(editing: RichEditing): Tool[] {
	const inTable = editing.isActive('table');
	return [
		{
			id: 'bold',
			label: m.plan_bold(),
			icon: Bold,
			run: (to) => to.toggleBold(),
			active: editing.isActive('bold')
		},
		{
			id: 'italic',
			label: m.plan_italic(),
			icon: Italic,
			run: (to) => to.toggleItalic(),
			active: editing.isActive('italic')
		},
		{
			id: 'heading',
			label: m.plan_heading(),
			icon: Heading1,
			run: heading(3),
			active: editing.isActive('heading', { level: 3 })
		},
		{
			id: 'subheading',
			label: m.plan_subheading(),
			icon: Heading2,
			run: heading(4),
			active: editing.isActive('heading', { level: 4 })
		},
		{
			id: 'bullets',
			label: m.plan_bullets(),
			icon: List,
			run: (to) => to.toggleBulletList(),
			active: editing.isActive('bulletList')
		},
		{
			id: 'numbers',
			label: m.plan_numbers(),
			icon: ListOrdered,
			run: (to) => to.toggleOrderedList(),
			active: editing.isActive('orderedList')
		},
		...(inTable ? tableTools() : [insertTable()]),
		{ id: 'undo', label: m.plan_undo(), icon: Undo2, run: (to) => to.undo() },
		{ id: 'redo', label: m.plan_redo(), icon: Redo2, run: (to) => to.redo() }
	];
}

const insertTable = (): Tool => ({
	id: 'table',
	label: m.plan_table(),
	icon: Table,
	run: (to) => to.insertTable({ rows: 3, cols: 3, withHeaderRow: true })
});

const tableTools = (): Tool[] => [
	{ id: 'add-row', label: m.plan_add_row(), icon: Rows3, run: (to) => to.addRowAfter() },
	{ id: 'add-column', label: m.plan_add_column(), icon: Columns3, run: (to) => to.addColumnAfter() },
	{ id: 'merge', label: m.plan_merge_cells(), icon: TableCellsMerge, run: (to) => to.mergeOrSplit() },
	{ id: 'delete-row', label: m.plan_delete_row(), icon: BetweenHorizontalStart, run: (to) => to.deleteRow() },
	{
		id: 'delete-column',
		label: m.plan_delete_column(),
		icon: BetweenVerticalStart,
		run: (to) => to.deleteColumn()
	},
	{ id: 'delete-table', label: m.plan_delete_table(), icon: Trash2, run: (to) => to.deleteTable() }
];
