/**
 * Agreeing on a plan, section by section. A lock closes a section to everybody but facilitators; the region that
 * set it can open it again. A signature says that a region agrees to the section as it was: it holds what was signed,
 * so that a later change shows. The server stamps who did it and lets nobody sign for another region.
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import { contentOf } from './content.ts';
import { evidenceKey } from './evidence.ts';
import type { PlanSection } from './plan.ts';

export const locksOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('locks');
export const signaturesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('signatures');

const Id = v.pipe(v.string(), v.maxLength(64));
const Stamp = {
	/** Participant id, written by the server. */
	by: v.optional(Id, ''),
	/** Milliseconds since 1970. */
	at: v.pipe(v.number(), v.finite(), v.minValue(0))
};
const Lock = v.object({ ...Stamp, region: v.optional(v.nullable(Id), null) });
export type Lock = v.InferOutput<typeof Lock>;
const Signature = v.object({ ...Stamp, of: v.pipe(v.string(), v.maxLength(64)) });

export interface Signature extends v.InferOutput<typeof Signature> {
	readonly region: string;
	/** The section is as it was when it was signed. */
	readonly holds: boolean;
}

export const signatureKey = (section: string, region: string): string => `${section}:${region}`;

/** The section and region that a key of `signatures` is about. */
export function parseSignatureKey(
	key: string
): { readonly section: string; readonly region: string } | undefined {
	const [section, region, ...rest] = key.split(':');
	return section && region && rest.length === 0 ? { section, region } : undefined;
}

export function readLock(doc: Y.Doc, section: string): Lock | undefined {
	const parsed = v.safeParse(Lock, locksOf(doc).get(section));
	return parsed.success ? parsed.output : undefined;
}

/** Who signed a section, in the order of signing. */
export function readSignatures(doc: Y.Doc, section: PlanSection): Signature[] {
	const now = digestOf(section);
	const signatures = signaturesOf(doc);
	return [...signatures.keys()]
		.flatMap((key): Signature[] => {
			const about = parseSignatureKey(key);
			if (about?.section !== section.id) return [];
			const parsed = v.safeParse(Signature, signatures.get(key));
			if (!parsed.success) return [];
			return [{ ...parsed.output, region: about.region, holds: parsed.output.of === now }];
		})
		.sort((a, b) => a.at - b.at || (a.region < b.region ? -1 : 1));
}

/** Of which sections which regions have signed what stands there now. */
export const holdingSignatures = (
	doc: Y.Doc,
	sections: readonly PlanSection[]
): { readonly section: string; readonly region: string }[] =>
	sections.flatMap((section) =>
		readSignatures(doc, section)
			.filter(({ holds }) => holds)
			.map(({ region }) => ({ section: section.id, region }))
	);

export interface Signer {
	readonly participant: string;
	readonly region: string | null;
}

/** @param now milliseconds since 1970 */
export function lockSection(
	doc: Y.Doc,
	section: string,
	signer: Signer,
	now: number,
	origin?: unknown
): void {
	const lock = { by: signer.participant, region: signer.region, at: now };
	doc.transact(() => locksOf(doc).set(section, lock), origin);
}

export function unlockSection(doc: Y.Doc, section: string, origin?: unknown): void {
	doc.transact(() => locksOf(doc).delete(section), origin);
}

/** Signs a section for the signer's region as it is now; without a region nothing happens. */
export function sign(doc: Y.Doc, section: PlanSection, signer: Signer, now: number, origin?: unknown): void {
	const { participant, region } = signer;
	if (region === null) return;
	const signature = { by: participant, at: now, of: digestOf(section) };
	doc.transact(() => signaturesOf(doc).set(signatureKey(section.id, region), signature), origin);
}

export function withdraw(doc: Y.Doc, section: string, region: string, origin?: unknown): void {
	doc.transact(() => signaturesOf(doc).delete(signatureKey(section, region)), origin);
}

/** Short for what a section says: equal for equal contents, and as good as never for different ones. */
export function digestOf({ part, fields, action }: PlanSection): string {
	const contents = part.fields.map(({ id }) => [id, contentOf(fields[id])]);
	const evidence = (action?.evidence ?? []).map((each) => [evidenceKey(each), each.why]).sort();
	return hash(JSON.stringify([contents, evidence]));
}

/** 64 bits out of two multiplicative hashes; it tells texts apart and guards nothing. */
function hash(text: string): string {
	let a = 0x811c9dc5;
	let b = 0x1b873593;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		a = Math.imul(a ^ code, 0x01000193);
		b = Math.imul((b ^ code) + at, 0x85ebca6b);
		b ^= b >>> 13;
	}
	return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
