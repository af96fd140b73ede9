/** On which side of an item a connector ends: a choice for each end that is attached to one. */
import * as v from 'valibot';
import { anchors, type Anchor } from '#lib/board/model/item-kind.ts';
import type { StyleControl } from '#lib/canvas/item-view.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const box = 'M5 5h14v14H5z';
const looks: Readonly<Record<Anchor, { readonly label: () => string; readonly icon: readonly string[] }>> = {
	auto: { label: () => m.kinds_side_auto(), icon: [box, 'M12 9v6', 'M9 12h6'] },
	top: { label: () => m.kinds_side_top(), icon: ['M5 9h14v11H5z', 'M12 9V2'] },
	right: { label: () => m.kinds_side_right(), icon: ['M4 5h11v14H4z', 'M15 12h7'] },
	bottom: { label: () => m.kinds_side_bottom(), icon: ['M5 4h14v11H5z', 'M12 15v7'] },
	left: { label: () => m.kinds_side_left(), icon: ['M9 5h11v14H9z', 'M9 12H2'] }
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
		options: anchors.map((value) => ({ value, ...looks[value] })),
		read: (props) => attachedTo(props)?.anchor,
		written(props, value) {
			const attached = attachedTo(props);
			return attached ? { [end]: { ...attached, anchor: value } } : {};
		}
	};
}
