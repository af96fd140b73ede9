/**
 * Who was erased, in a file beside the database and not in it: a backup that is restored knows nothing of erasures made
 * after it, so they are carried out once more before the server answers. Holds opaque ids only.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface LedgerEntry {
	readonly participant: string;
	readonly workshop: string;
}

export class ErasureLedger {
	readonly #path: string;

	constructor(dataDir: string) {
		this.#path = join(dataDir, 'erasures.txt');
	}

	/** On disk when it returns. */
	add({ participant, workshop }: LedgerEntry): void {
		const handle = openSync(this.#path, 'a');
		try {
			writeSync(handle, `${participant} ${workshop}\n`);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
	}

	/** A line that a crash cut off is left out; its request is in the database. */
	entries(): LedgerEntry[] {
		if (!existsSync(this.#path)) return [];
		const lines = readFileSync(this.#path, 'utf8').split('\n').slice(0, -1);
		return lines.flatMap((line) => {
			const [participant = '', workshop = ''] = line.split(' ');
			return participant !== '' && workshop !== '' ? [{ participant, workshop }] : [];
		});
	}
}
