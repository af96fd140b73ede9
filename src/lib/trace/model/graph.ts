/**
 * The trace as a graph in columns: what was shown, how it was judged, what was concluded, the actions, and the
 * indicators by which these will be measured. Lines go from left to right only; what no action uses is left out.
 */
import { evidenceKey } from '#lib/plan/model/evidence.ts';
import { actionsIn, sourcesByKey, usedWith, type PlacedAction } from './reading.ts';
import { stages, type Source, type SourceKind, type Trace } from './trace.ts';

export const columns = [...stages, 'action', 'indicator'] as const;
export type Column = (typeof columns)[number];

export interface GraphNode {
	readonly id: string;
	readonly column: Column;
	/** What it shows; an indicator shows its action. */
	readonly about: { readonly source: Source; readonly kind: SourceKind } | { readonly placed: PlacedAction };
}

export interface GraphEdge {
	readonly from: string;
	readonly to: string;
}

export interface TraceGraph {
	/** Columns that are not empty, in their order, each with its nodes from top to bottom. */
	readonly columns: readonly { readonly column: Column; readonly nodes: readonly GraphNode[] }[];
	readonly edges: readonly GraphEdge[];
}

export function traceGraph(trace: Trace): TraceGraph {
	const byKey = sourcesByKey(trace);
	const kinds = new Map(trace.kinds.map((kind) => [kind.kind, kind]));
	const nodes = new Map<string, GraphNode>();
	const edges = new Map<string, GraphEdge>();
	const columnOf = (id: string) => columns.indexOf(nodes.get(id)?.column ?? 'action');
	const join = (a: string, b: string): void => {
		const [from, to] = columnOf(a) <= columnOf(b) ? [a, b] : [b, a];
		if (columnOf(from) < columnOf(to)) edges.set(`${from}>${to}`, { from, to });
	};
	const addSource = (key: string): boolean => {
		const source = byKey.get(key);
		const kind = source && kinds.get(source.kind);
		if (!source || !kind) return false;
		nodes.set(key, { id: key, column: kind.stage, about: { source, kind } });
		return true;
	};

	for (const placed of actionsIn(trace)) {
		const { plan, action } = placed;
		const id = `action ${plan.id} ${action.id}`;
		nodes.set(id, { id, column: 'action', about: { placed } });
		for (const key of usedWith(action.evidence, byKey)) addSource(key);
		for (const each of action.evidence) if (nodes.has(evidenceKey(each))) join(evidenceKey(each), id);
		if (action.indicator === '') continue;
		const measure = `indicator ${plan.id} ${action.id}`;
		nodes.set(measure, { id: measure, column: 'indicator', about: { placed } });
		join(id, measure);
	}
	for (const { id, about } of [...nodes.values()]) {
		if (!('source' in about)) continue;
		for (const named of about.source.names) if (nodes.has(evidenceKey(named))) join(evidenceKey(named), id);
	}
	return { columns: ordered([...nodes.values()], [...edges.values()]), edges: [...edges.values()] };
}

/** Actions stay in the order of their plans; each column to the left stands as near as it can to what follows from it. */
function ordered(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): TraceGraph['columns'] {
	const rows = new Map<string, number>();
	const found = new Map<Column, readonly GraphNode[]>();
	for (const column of ['action', 'indicator', ...stages.toReversed()] as const) {
		const own = nodes.filter((node) => node.column === column);
		const weight = (node: GraphNode): number => {
			const next = edges.flatMap(({ from, to }) => (from === node.id ? (rows.get(to) ?? []) : []));
			return next.reduce((sum, row) => sum + row, 0) / Math.max(1, next.length);
		};
		const free = column !== 'action' && column !== 'indicator';
		const sorted = free ? own.toSorted((a, b) => weight(a) - weight(b)) : own;
		sorted.forEach((node, row) => rows.set(node.id, row));
		found.set(column, sorted);
	}
	return columns.flatMap((column) => {
		const own = found.get(column) ?? [];
		return own.length === 0 ? [] : [{ column, nodes: own }];
	});
}

/** What is joined with a node, directly or through others, to the left and to the right: its trace. */
export function traceOf(edges: readonly GraphEdge[], node: string): ReadonlySet<string> {
	const follow = (next: (edge: GraphEdge, at: string) => string | undefined): string[] => {
		const seen = new Set([node]);
		for (const at of seen) {
			for (const edge of edges) {
				const to = next(edge, at);
				if (to !== undefined) seen.add(to);
			}
		}
		return [...seen];
	};
	return new Set([
		...follow(({ from, to }, at) => (from === at ? to : undefined)),
		...follow(({ from, to }, at) => (to === at ? from : undefined))
	]);
}
