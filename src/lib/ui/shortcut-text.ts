/** Shortcuts as people of this system read them. */

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** A shortcut as people of this system read it: `Ctrl+Shift+Z`, `⌘⇧Z`. */
export function shortcutText(shortcut: string): string {
	const parts = shortcut.split(/\+(?!$)/);
	const signs: Readonly<Record<string, string>> = {
		Delete: 'Del',
		ArrowUp: '↑',
		ArrowDown: '↓',
		ArrowLeft: '←',
		ArrowRight: '→',
		Escape: 'Esc',
		...(isMac() ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' } : { Mod: 'Ctrl' })
	};
	return parts.map((part) => signs[part] ?? part).join(isMac() ? '' : '+');
}
