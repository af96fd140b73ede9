/** Where one can go in a workshop, by role. */
import ChartColumn from '@lucide/svelte/icons/chart-column';
import FilePenLine from '@lucide/svelte/icons/file-pen-line';
import FileText from '@lucide/svelte/icons/file-text';
import ListChecks from '@lucide/svelte/icons/list-checks';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import House from '@lucide/svelte/icons/house';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Settings from '@lucide/svelte/icons/settings';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Workshop, You } from '#lib/session/model/messages.ts';
import { seesOneBoard } from '#lib/session/model/review-grant.ts';
import { can } from '#lib/session/model/roles.ts';

export interface Destination {
	readonly label: string;
	readonly href: string;
	readonly icon: Component;
	/** Whether pages below this address are another destination. */
	readonly exact: boolean;
}

/** Reviewers start at the review page instead of the overview. */
export function destinations(workshop: Workshop, { role, review }: You): Destination[] {
	const base = `/w/${workshop.id}`;
	if (seesOneBoard(review)) {
		return workshop.boards.map(({ id, title }) => ({
			...{ label: title, href: `${base}/board/${id}`, icon: House, exact: true }
		}));
	}
	const start =
		role === 'reviewer'
			? { label: m.shell_review(), href: `${base}/review`, icon: House, exact: true }
			: { label: m.shell_overview(), href: base, icon: House, exact: true };
	return [
		start,
		{ label: m.steps_agenda(), href: `${base}/agenda`, icon: ListOrdered, exact: false },
		{ label: m.shell_posters(), href: `${base}/posters`, icon: Newspaper, exact: false },
		{ label: m.shell_registers(), href: `${base}/registers`, icon: ListChecks, exact: false },
		{ label: m.shell_polls(), href: `${base}/polls`, icon: ChartColumn, exact: false },
		{ label: m.plan_plans(), href: `${base}/plans`, icon: FilePenLine, exact: false },
		{ label: m.shell_report(), href: `${base}/report`, icon: FileText, exact: false },
		...(can(role, 'run-steps')
			? [{ label: m.breakout_title(), href: `${base}/groups`, icon: Users, exact: false }]
			: []),
		...(can(role, 'manage')
			? [{ label: m.shell_manage(), href: `${base}/manage`, icon: Settings, exact: false }]
			: [])
	];
}
