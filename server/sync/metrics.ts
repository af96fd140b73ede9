/** What sync tells the operator. No label ever holds a document, a name or a person. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type SyncMetrics = ReturnType<typeof createSyncMetrics>;

export function createSyncMetrics(registry: Registry) {
	const registers = [registry];
	return {
		connections: new Gauge({
			name: 'sync_connections',
			help: 'Open connections to documents',
			registers
		}),
		rooms: new Gauge({ name: 'sync_rooms_loaded', help: 'Documents held in memory', registers }),
		commitSeconds: new Histogram({
			name: 'sync_commit_seconds',
			help: 'Time to write one batch of changes to disk',
			buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
			registers
		}),
		changes: new Counter({ name: 'sync_changes_total', help: 'Changes written to the log', registers }),
		rejected: new Counter({
			name: 'sync_rejected_frames_total',
			help: 'Frames that were refused, by reason',
			labelNames: ['reason'] as const,
			registers
		}),
		corrections: new Counter({
			name: 'sync_corrections_total',
			help: 'False authors and regions that were put right',
			registers
		}),
		slowClosed: new Counter({
			name: 'sync_backpressure_closed_total',
			help: 'Connections closed because they read too slowly',
			registers
		}),
		rebuilds: new Counter({
			name: 'sync_rebuilds_total',
			help: 'Documents built again from the log',
			registers
		}),
		storeFailures: new Counter({
			name: 'sync_store_failures_total',
			help: 'Batches that could not be written at once',
			registers
		})
	};
}
