/** What all HTTP routes share: who asks, refusals in one shape, bodies parsed before anything else. */
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { idPattern } from '#lib/base/model/ids.ts';
import type { Result } from '#lib/base/model/result.ts';
import { seesOneBoard } from '#lib/session/model/review-grant.ts';
import { can, type Verb } from '#lib/session/model/roles.ts';
import type { Auth, Member, Visitor } from '../auth/auth.ts';
import { errorBody, errorCodes, type ErrorCode } from '../support/errors.ts';

export interface ApiEnv {
	Bindings: HttpBindings;
}
export type ApiContext = Context<ApiEnv>;
export type Routes = (app: Hono<ApiEnv>) => void;

/** Thrown to leave a route early; the app turns it into the refusal's answer. */
export class Refusal extends Error {
	readonly code: ErrorCode;
	readonly retryAfter: number | undefined;

	/** @param retryAfter in seconds */
	constructor(code: ErrorCode, retryAfter?: number) {
		super(code);
		this.code = code;
		this.retryAfter = retryAfter;
	}
}

/** The value of a result. @throws Refusal with its reason when there is none */
export function valueOf<Value>(result: Result<Value, ErrorCode>): Value {
	if (!result.ok) throw new Refusal(result.reason);
	return result.value;
}

export function refusalResponse(code: ErrorCode, retryAfter?: number): Response {
	const headers: Record<string, string> = { 'cache-control': 'no-store' };
	if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
	return Response.json(errorBody(code), { status: errorCodes[code].status, headers });
}

/** Bodies of the JSON interface; pictures have a limit of their own. */
export const bodyBytes = 64 * 1024;

/** The JSON body, parsed. @throws Refusal */
export async function bodyOf<Output>(
	c: ApiContext,
	schema: v.GenericSchema<unknown, Output>
): Promise<Output> {
	const type = c.req.header('content-type') ?? '';
	if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal('invalid');
	const json = parseJson(await textOf(c));
	const parsed = v.safeParse(schema, json);
	if (!parsed.success) throw new Refusal('invalid');
	return parsed.output;
}

/** Reads at most `bodyBytes`, so that a lying Content-Length costs no memory. @throws Refusal */
async function textOf(c: ApiContext): Promise<string> {
	if (Number(c.req.header('content-length') ?? 0) > bodyBytes) throw new Refusal('too-large');
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of c.req.raw.body ?? []) {
		size += chunk.length;
		if (size > bodyBytes) throw new Refusal('too-large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal('invalid');
	}
}

/** The network address a request comes from, behind as many proxies as the operator vouches for. */
export function addressOfRequest(request: IncomingMessage, trustedProxies: number): string {
	const direct = request.socket.remoteAddress ?? 'unknown';
	if (trustedProxies === 0) return direct;
	const header = request.headers['x-forwarded-for'];
	const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? ''))
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	return forwarded.at(-trustedProxies) ?? direct;
}

export const addressOf = (c: ApiContext, trustedProxies: number): string =>
	addressOfRequest(c.env.incoming, trustedProxies);

/** Answers who asks and what they may. */
export class Gatekeeper {
	readonly #auth: Auth;

	constructor(auth: Auth) {
		this.#auth = auth;
	}

	visitor(c: ApiContext): Promise<Visitor | null> {
		return this.#auth.visitor(c.req.header('cookie'));
	}

	/** @throws Refusal `no-session` */
	async someone(c: ApiContext): Promise<Visitor> {
		const visitor = await this.visitor(c);
		if (!visitor) throw new Refusal('no-session');
		return visitor;
	}

	/** A visitor with a complete account. @throws Refusal */
	async account(c: ApiContext): Promise<Visitor & { account: NonNullable<Visitor['account']> }> {
		const visitor = await this.someone(c);
		if (!visitor.account) throw new Refusal('not-allowed');
		if (!visitor.account.complete) throw new Refusal('account-incomplete');
		return { ...visitor, account: visitor.account };
	}

	/**
	 * The asking member of the workshop in the path. A workshop of others is as good as none.
	 * @throws Refusal `no-session`, `not-found` or `not-allowed`
	 */
	async member(c: ApiContext, verb: Verb): Promise<Member> {
		const visitor = await this.someone(c);
		const workshop = c.req.param('workshop') ?? '';
		const member = idPattern.test(workshop) ? await this.#auth.memberOf(visitor, workshop) : null;
		if (!member) throw new Refusal('not-found');
		// Whoever may see one board gets it by the sockets, and nothing else.
		const allowed = can(member.role, verb, member.workshopOpen) && !seesOneBoard(member.review);
		if (!allowed) throw new Refusal('not-allowed');
		return member;
	}
}
