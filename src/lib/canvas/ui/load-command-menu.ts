/** A board stands without it; ask once it does, so that the menu is there when the network is not. */
export const loadCommandMenu = () => import('./CommandMenu.svelte');
