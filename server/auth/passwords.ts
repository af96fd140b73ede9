/** Passwords of facilitators: argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane). */
import { hash, verify } from '@node-rs/argon2';

const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Long enough for a pass phrase; argon2 itself takes any length. */
export const passwordLength = { least: 10, most: 200 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, options);

export class PasswordCheck {
	/** Verified in place of a missing hash, so that an unknown address takes as long as a known one. */
	readonly #decoy = hashPassword('not the password of anybody');

	async matches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
		if (passwordHash) return verify(passwordHash, password);
		await verify(await this.#decoy, password);
		return false;
	}
}
