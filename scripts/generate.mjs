/** Lists files of data, compiles the messages and writes SvelteKit's types. */
import { compile } from '@inlang/paraglide-js';
import { listDataFiles } from './data-files.mjs';
import { run } from './prepare.mjs';
import { paraglideOptions } from './paraglide.mjs';

listDataFiles();
await compile(paraglideOptions);
process.exit(run('svelte-kit', ['sync']));
