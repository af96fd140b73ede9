/** On which side of an item a connector ends: a choice for each end that is attached to one. */
import * as v from 'valibot';
import { anchors, type Anchor } from '#lib/board/model/item-kind.ts';
import type { StyleControl } from '#lib/canvas/item-view.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

interface Look {
	readonly label: () => string;
	readonly icon: readonly string[];
	/** The head of an arrow that leads out of the box, and into it. */
	readonly head: { readonly from: string; readonly to: string };
}

const looks: Readonly<Record<Anchor, Look>> = {
	auto: {
		label: () => m.kinds_side_auto(),
		icon: ['M3 7h10v10H3z', 'M8 10v4', 'M6 12h4', 'M13 12h9'],
		head: { from: 'M19 9l3 3-3 3', to: 'M16 9l-3 3 3 3' }
	},
	top: {
		label: () => m.kinds_side_top(),
		icon: ['M5 11h14v9H5z', 'M12 11V2'],
		head: { from: 'M9 5l3-3 3 3', to: 'M9 8l3 3 3-3' }
	},
	right: {
		label: () => m.kinds_side_right(),
		icon: ['M4 5h9v14H4z', 'M13 12h9'],
		head: { from: 'M19 9l3 3-3 3', to: 'M16 9l-3 3 3 3' }
	},
	bottom: {
		label: () => m.kinds_side_bottom(),
		icon: ['M5 4h14v9H5z', 'M12 13v9'],
		head: { from: 'M9 19l3 3 3-3', to: 'M9 16l3-3 3 3' }
	},
	left: {
		label: () => m.kinds_side_left(),
		icon: ['M11 5h9v14h-9z', 'M11 12H2'],
		head: { from: 'M5 9l-3 3 3 3', to: 'M8 9l3 3-3 3' }
	}
};

const Attached = v.object({ item: v.string(), anchor: v.picklist(anchors) });

/** @param end the field that holds the end */
export function sideControl(end: 'from' | 'to', label: () => string): StyleControl {
	const attachedTo = (props: object) => {
		const parsed = v.safeParse(Attached, Reflect.get(props, end));
		return parsed.success ? parsed.output : undefined;
	};
	return {
		field: `${end}-side`,
		type: 'choice',
		label,
		options: anchors.map((value) => {
			const { label, icon, head } = looks[value];
			return { value, label, icon: [...icon, head[end]] };
		}),
		read: (props) => attachedTo(props)?.anchor,
		written(props, value) {
			const attached = attachedTo(props);
			return attached ? { [end]: { ...attached, anchor: value } } : {};
		}
	};
}
