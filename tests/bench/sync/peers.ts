/** The servers that are compared, each as a process with a data folder of its own. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ServerProcess } from '../../support/server-process.ts';

export interface Peer {
	readonly name: string;
	readonly dialect: 'stock' | 'hocuspocus';
	start(folder: string): Promise<ServerProcess>;
}

const here = import.meta.dirname;
const peerFolder = join(here, '../hocuspocus');

const withFlush = (milliseconds: number): Peer => ({
	name: milliseconds > 0 ? `Hocuspocus, ${milliseconds} ms flush` : 'Hocuspocus',
	dialect: 'hocuspocus',
	start: (folder) =>
		ServerProcess.start(
			[join(peerFolder, 'server.mjs'), join(folder, 'peer.sqlite'), String(milliseconds)],
			peerFolder
		)
});

export const transferboard: Peer = {
	name: 'Transferboard',
	dialect: 'stock',
	start: (folder) => ServerProcess.start([join(here, '../../support/sync-process.ts'), folder])
};
export const hocuspocusPeers: readonly Peer[] = [withFlush(16), withFlush(0)];

/** Installs the peer at the versions of its lock file. @returns false with a reason when that is impossible */
export function installPeer(): string | undefined {
	if (existsSync(join(peerFolder, 'node_modules/@hocuspocus/server'))) return undefined;
	try {
		execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peerFolder, stdio: 'inherit' });
		return undefined;
	} catch {
		return 'Hocuspocus could not be installed (no network?); measured without it';
	}
}
