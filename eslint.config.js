import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noClock = [
	{ object: 'Date', property: 'now', message: 'Ask the clock that was handed in.' },
	{ object: 'Math', property: 'random', message: 'Ids and chance come from base/model/ids.ts.' }
];

export default ts.config(
	{
		ignores: [
			'.svelte-kit/',
			'build/',
			'data/',
			'src/lib/i18n/paraglide/',
			'tests/bench/*/node_modules/',
			'test-results/',
			'playwright-report/'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-console': 'error',
			eqeqeq: 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-extraneous-class': 'off',
			'@typescript-eslint/unified-signatures': 'off',
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportAllDeclaration', message: 'No star exports: name what leaves the folder.' },
				{ selector: 'TSEnumDeclaration', message: 'Enums are not erasable; use a union.' }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			'svelte/no-target-blank': 'error',
			'svelte/require-each-key': 'error',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/lib/**', 'server/**'],
		ignores: ['**/*.test.ts', 'server/support/clock.ts', 'src/lib/base/**', 'src/lib/i18n/paraglide/**'],
		rules: {
			'no-restricted-properties': ['error', ...noClock],
			'no-restricted-globals': [
				'error',
				{ name: 'localStorage', message: 'Use base/stored-value.ts.' },
				{ name: 'sessionStorage', message: 'Use base/stored-value.ts.' }
			]
		}
	},
	{
		files: ['server/**'],
		ignores: [
			'server/main.ts',
			'server/dev.ts',
			'server/admin.ts',
			'server/support/clock.ts',
			'**/*.test.ts'
		],
		rules: {
			'no-restricted-properties': [
				'error',
				...noClock,
				{ object: 'process', property: 'env', message: 'Settings come from server/config.ts.' }
			]
		}
	},
	{
		files: ['scripts/**', 'tests/bench/**', 'tests/screenshots/**', 'server/admin.ts'],
		rules: { 'no-console': 'off' }
	}
);
