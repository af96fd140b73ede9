/** Where the messages come from and how the language of a request is found; used by Vite and by `check`. */
/** @type {import('@inlang/paraglide-js').CompilerOptions} */
export const paraglideOptions = {
	project: './project.inlang',
	outdir: './src/lib/i18n/paraglide',
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'language',
	emitGitIgnore: false,
	emitPrettierIgnore: false,
	emitReadme: false
};
