// Applies the remembered appearance before the first paint. Written by src/lib/ui/theme.svelte.ts; a file of
// its own because the page's own scripts come too late and inline scripts are forbidden.
try {
	const theme = JSON.parse(localStorage.getItem('transferboard:theme') ?? 'null');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// Nothing is remembered here: the system's choice stays.
}
