/**
 * `npm run bench -- NAME [--quick] [--out FILE]`: prints a table; with --out also writes the figures as JSON.
 * `board` can be narrowed: `--system NAME` and `--size ITEMS` (both repeatable), `--people COUNT`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatTable, type Bench } from './bench.ts';

/** A new benchmark is a file and a line here. */
const benches: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
	sync: () => import('./sync/sync.ts'),
	durability: () => import('./durability.ts'),
	join: () => import('./join.ts'),
	session: () => import('./session/session.ts'),
	replay: () => import('./replay.ts'),
	report: () => import('./report.ts'),
	ballots: () => import('./ballots.ts'),
	board: () => import('./board/board.ts')
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		out: { type: 'string' },
		quick: { type: 'boolean', default: false },
		system: { type: 'string', multiple: true },
		size: { type: 'string', multiple: true },
		people: { type: 'string' }
	}
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
const {
	title,
	rows,
	more = [],
	notes,
	failures
} = await bench({
	quick: values.quick,
	...(values.system ? { systems: values.system } : {}),
	...(values.size ? { sizes: values.size.map(Number) } : {}),
	...(values.people === undefined ? {} : { people: Number(values.people) })
});
for (const table of [{ title, rows }, ...more])
	console.log(`\n${table.title}\n\n${formatTable(table.rows)}\n`);
for (const note of notes) console.log(note);
if (values.out) {
	writeFileSync(
		values.out,
		`${JSON.stringify({ bench: name, title, rows, more, notes, failures }, undefined, '\t')}\n`
	);
	console.log(`figures written to ${values.out}`);
}
for (const failure of failures) console.error(`FAILED: ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
