/** Light, dark, or what the system says; remembered on this device (static/theme.js applies it early). */
import * as v from 'valibot';
import { storedValue } from '#lib/base/stored-value.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export class ThemeChoice {
	readonly #stored = storedValue('theme', v.picklist(themes), 'system');
	#current = $state<Theme>(this.#stored.get());

	get current(): Theme {
		return this.#current;
	}

	choose(theme: Theme): void {
		this.#current = theme;
		this.#stored.set(theme);
		if (theme === 'system') delete document.documentElement.dataset['theme'];
		else document.documentElement.dataset['theme'] = theme;
	}
}
