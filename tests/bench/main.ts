/** `npm run bench -- NAME [--out FILE]`: prints a table; with --out also writes the figures as JSON. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatTable, type Bench } from './bench.ts';

/** A new benchmark is a file and a line here. */
const benches: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
	sync: () => import('./sync/sync.ts'),
	durability: () => import('./durability.ts'),
	join: () => import('./join.ts')
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { out: { type: 'string' }, quick: { type: 'boolean', default: false } }
});
const [name = ''] = positionals;
const load = benches[name];
if (!load) {
	console.error(
		`usage: npm run bench -- NAME [--quick] [--out FILE]\n  NAME is one of: ${Object.keys(benches).join(', ')}`
	);
	process.exit(2);
}
const { bench } = await load();
const { title, rows, notes, failures } = await bench({ quick: values.quick });
console.log(`\n${title}\n\n${formatTable(rows)}\n`);
for (const note of notes) console.log(note);
if (values.out) {
	writeFileSync(
		values.out,
		`${JSON.stringify({ bench: name, title, rows, notes, failures }, undefined, '\t')}\n`
	);
	console.log(`figures written to ${values.out}`);
}
for (const failure of failures) console.error(`FAILED: ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
