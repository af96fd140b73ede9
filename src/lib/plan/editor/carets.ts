/** The carets of others, with their names and regions as presence tells them; neither ever enters the text. */
import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import * as v from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import { PresenceUser } from '#lib/realtime/model/presence.ts';
import { regionColor, regionShape } from '#lib/ui/region-mark.ts';
import type { RegionLook } from '../region-look.ts';

export interface CaretOptions {
	readonly awareness: Awareness | null;
	/** How a region is shown; undefined for people without one. */
	readonly region: (id: string | null) => RegionLook | undefined;
}

const noRegion = 'var(--text-muted)';

export const Carets = Extension.create<CaretOptions>({
	name: 'carets',
	addOptions: () => ({ awareness: null, region: () => undefined }),
	addProseMirrorPlugins() {
		const { awareness, region } = this.options;
		if (!awareness) return [];
		const lookOf = (user: unknown) => {
			const parsed = v.safeParse(PresenceUser, user);
			return parsed.success
				? { name: parsed.output.name, region: region(parsed.output.region) }
				: { name: '', region: undefined };
		};
		return [
			yCursorPlugin(awareness, {
				cursorBuilder(user) {
					const { name, region: look } = lookOf(user);
					return caret(look ? `${name} · ${look.name}` : name, look);
				},
				selectionBuilder(user) {
					const { region: look } = lookOf(user);
					const color = look ? regionColor(look.color) : noRegion;
					return { class: 'others-selection', style: `--region: ${color}` };
				}
			})
		];
	}
});

function caret(label: string, region: RegionLook | undefined): HTMLElement {
	const mark = document.createElement('span');
	mark.className = 'others-caret';
	mark.style.setProperty('--region', region ? regionColor(region.color) : noRegion);
	const name = document.createElement('span');
	name.className = 'others-name';
	if (region) {
		const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
		svg.setAttribute('viewBox', '0 0 20 20');
		const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
		path.setAttribute('d', regionShape(region.color));
		svg.append(path);
		name.append(svg);
	}
	name.append(label);
	mark.append(name);
	return mark;
}
