/** Makes a link with a secret. The secret is in the fragment of the address and is seen this once. */
import { newId } from '#lib/base/model/ids.ts';
import type { TokenPurpose, TokenStore } from '../storage/token-store.ts';
import type { Clock } from '../support/clock.ts';
import { hashSecret, newSecret } from '../support/secrets.ts';

const day = 86_400_000;

/** Where the page stands that exchanges a link of this purpose. */
const pages: Readonly<Record<TokenPurpose, string>> = {
	facilitator: '/sign-in/link',
	invite: '/sign-in/link',
	observe: '/observe',
	personal: '/me',
	review: '/review'
};

export interface Link {
	readonly id: string;
	/** Path and fragment, to be put behind the origin; the only time the secret is seen. */
	readonly path: string;
}

export interface LinkOrder {
	readonly workshop?: string;
	readonly participant?: string;
	readonly label: string;
	readonly days: number;
	readonly singleUse: boolean;
}

export async function newLink(
	{ tokens, clock }: { readonly tokens: TokenStore; readonly clock: Clock },
	purpose: TokenPurpose,
	to: LinkOrder
): Promise<Link> {
	const secret = newSecret();
	const id = newId();
	const now = clock.now();
	await tokens.add({
		hash: hashSecret(secret),
		id,
		purpose,
		label: to.label,
		workshop: to.workshop ?? null,
		account: null,
		participant: to.participant ?? null,
		singleUse: to.singleUse,
		createdAt: now,
		expiresAt: now + to.days * day
	});
	return { id, path: `${pages[purpose]}#${secret}` };
}
