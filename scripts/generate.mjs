/** Compiles the messages and writes SvelteKit's types. */
import { compile } from '@inlang/paraglide-js';
import { run } from './prepare.mjs';
import { paraglideOptions } from './paraglide.mjs';

await compile(paraglideOptions);
process.exit(run('svelte-kit', ['sync']));
