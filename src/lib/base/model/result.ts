/**
 * The outcome of something that may be refused. A refusal is an expected "no" with a reason from a
 * closed list, which the UI translates (`error_<reason>`). Bugs throw; they are never a refusal.
 */
export type Result<Value, Reason extends string = string> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
	ok: true,
	value
});

export const refuse = <Reason extends string>(
	reason: Reason
): { readonly ok: false; readonly reason: Reason } => ({ ok: false, reason });

/** For the end of an exhaustive switch: a new case that nobody handles does not compile. */
export function unreachable(value: never): never {
	throw new Error(`unreachable: ${String(value)}`);
}
