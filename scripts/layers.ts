/**
 * Checks the floors of docs/architecture.md: imports go down only, type imports and .svelte files
 * included; same-floor features do not know each other; no circles; server/ takes nothing from src/ but
 * models; models take nothing but models and pure packages; kinds are named in their own folder only.
 * Prints every violation and exits 1.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Feature folders by floor. A feature may import lower floors and itself. */
const libFloors: Readonly<Record<string, number>> = {
	base: 0,
	i18n: 1,
	a11y: 1,
	ui: 1,
	board: 2,
	glossary: 2,
	realtime: 2,
	canvas: 3,
	session: 3,
	polls: 3,
	registers: 3,
	plan: 3,
	kinds: 4,
	trace: 4,
	report: 5
};
const serverFloors: Readonly<Record<string, number>> = {
	'config.ts': 0,
	support: 1,
	storage: 2,
	auth: 3,
	sync: 4,
	channel: 4,
	session: 5,
	polls: 5,
	plans: 5,
	workshops: 5,
	history: 5,
	archive: 5,
	privacy: 5,
	reports: 6,
	http: 7,
	'app.ts': 8,
	'dev.ts': 9,
	'admin.ts': 9,
	'main.ts': 9
};
/** Floor 1 holds three folders that build on each other in this order. */
const allowedSideways = new Set(['ui>i18n', 'ui>a11y', 'a11y>i18n', 'board>realtime']);
/** What pure code may take from npm. */
const purePackages = new Set(['valibot', 'yjs', 'fractional-indexing', 'lib0', 'y-protocols', 'diff']);

interface Place {
	readonly side: 'lib' | 'routes' | 'server' | 'shell';
	readonly feature: string;
	readonly floor: number;
	readonly pure: boolean;
}

const problems: string[] = [];
const graph = new Map<string, string[]>();
const files = globSync(['src/**/*.{ts,js,svelte}', 'server/**/*.{ts,js}'], { cwd: root })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => !file.includes('/paraglide/') && !/\.test\.ts$/.test(file));

for (const file of files) {
	const targets: string[] = [];
	for (const specifier of importsOf(file)) {
		const target = resolveImport(file, specifier);
		if (target) targets.push(target);
		judge(file, specifier, target);
	}
	graph.set(file, targets);
}
findCircles();

if (problems.length > 0) {
	console.error(`${problems.length} imports break the floors:\n${problems.join('\n')}`);
	process.exit(1);
}
console.log(`floors hold: ${files.length} files, no circles`);

function importsOf(file: string): string[] {
	const source = readFileSync(join(root, file), 'utf8');
	const scripts = file.endsWith('.svelte')
		? [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
		: [source];
	// preProcessFile lists static, dynamic and type imports and re-exports alike.
	return scripts.flatMap((script) =>
		ts.preProcessFile(script, true, true).importedFiles.map((entry) => entry.fileName)
	);
}

/** The imported file relative to the root; undefined for npm packages and virtual modules. */
function resolveImport(from: string, specifier: string): string | undefined {
	let path: string;
	if (specifier.startsWith('.')) path = resolve(root, dirname(from), specifier);
	else if (specifier.startsWith('#lib/')) path = resolve(root, 'src/lib', specifier.slice(5));
	else if (specifier.startsWith('$lib/')) path = resolve(root, 'src/lib', specifier.slice(5));
	else return undefined;
	const found = [path, path.replace(/\.js$/, '.ts'), `${path}.ts`, join(path, 'index.ts')].find(
		(candidate) => existsSync(candidate) && statSync(candidate).isFile()
	);
	return relative(root, found ?? path).replaceAll('\\', '/');
}

function placeOf(file: string): Place {
	const parts = file.split('/');
	const pure = parts.includes('model') || /\/models?\.ts$/.test(file);
	if (parts[0] === 'server') {
		const feature = parts[1] ?? '';
		const floor = serverFloors[feature];
		if (floor === undefined) problems.push(`- ${file}: server/${feature} is on no floor`);
		return { side: 'server', feature, floor: floor ?? 0, pure };
	}
	if (parts[1] === 'lib') {
		const feature = parts[2] ?? '';
		const floor = libFloors[feature];
		if (floor === undefined) problems.push(`- ${file}: src/lib/${feature} is on no floor`);
		return { side: 'lib', feature, floor: floor ?? 0, pure };
	}
	if (parts[1] === 'routes') return { side: 'routes', feature: 'routes', floor: 6, pure };
	return { side: 'shell', feature: 'shell', floor: 7, pure };
}

function judge(file: string, specifier: string, target: string | undefined): void {
	const from = placeOf(file);
	const say = (why: string) => problems.push(`- ${file} imports ${specifier}: ${why}`);
	if (!target) {
		const name = specifier.startsWith('@')
			? specifier.split('/').slice(0, 2).join('/')
			: specifier.split('/')[0];
		if (from.pure && !purePackages.has(name ?? '')) say('a model takes only pure packages');
		return;
	}
	if (target.includes('/paraglide/')) {
		if (from.pure || from.side === 'server') say('models and the server know no compiled messages');
		return;
	}
	// Data and looks are no code.
	if (/\.(json|css)(\?inline)?$/.test(target)) return;
	const to = placeOf(target);
	if (from.pure && !to.pure) return void say('a model takes only models');
	if (from.side === 'server' && to.side !== 'server') {
		if (!to.pure) say('the server takes only models from src/');
		return;
	}
	if (from.side !== 'server' && to.side === 'server') {
		if (file !== 'src/app.d.ts') say('src/ knows the server only through app.d.ts');
		return;
	}
	if (from.side === to.side && from.feature === to.feature) return;
	if (allowedSideways.has(`${from.feature}>${to.feature}`)) return;
	if (to.floor >= from.floor) say(`${to.feature} is not below ${from.feature}`);
}

/** Tarjan's strongly connected components; any with more than one file is a circle. */
function findCircles(): void {
	const index = new Map<string, number>();
	const low = new Map<string, number>();
	const stack: string[] = [];
	const onStack = new Set<string>();
	const visit = (file: string): void => {
		index.set(file, index.size);
		low.set(file, index.size - 1);
		stack.push(file);
		onStack.add(file);
		for (const next of graph.get(file) ?? []) {
			if (!index.has(next)) {
				visit(next);
				low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
			} else if (onStack.has(next)) {
				low.set(file, Math.min(low.get(file) ?? 0, index.get(next) ?? 0));
			}
		}
		if (low.get(file) !== index.get(file)) return;
		const circle: string[] = [];
		for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
			onStack.delete(member);
			circle.push(member);
			if (member === file) break;
		}
		if (circle.length > 1) problems.push(`- circle: ${circle.join(' -> ')}`);
	};
	for (const file of graph.keys()) if (!index.has(file)) visit(file);
}
