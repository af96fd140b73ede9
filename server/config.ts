/**
 * Settings from the environment, parsed once. Everything else in server/ receives a `Config`;
 * no other file reads `process.env`.
 */
import * as v from 'valibot';
import { ok, refuse, type Result } from '#lib/base/model/result.ts';

export interface Config {
	/** TCP port to listen on; 0 lets the system choose. */
	readonly port: number;
	readonly host: string;
	/** Public origin, e.g. `https://board.example.eu`. Absent: the origin is `http://` and the Host header. */
	readonly origin: string | undefined;
	/** Folder of the SQLite file. */
	readonly dataDir: string;
	readonly databaseUrl: string | undefined;
	/** Whether a new data folder opens with the Lublin workshop. */
	readonly demo: boolean;
	readonly logLevel: LogLevel;
	/** Bearer token for `/metrics` from other machines; absent: loopback only. */
	readonly metricsToken: string | undefined;
	/** How many reverse proxies stand in front; their `X-Forwarded-For` entries are trusted. */
	readonly trustedProxies: number;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const wholeNumber = (name: string, low: number, high: number) =>
	v.pipe(
		v.string(),
		v.regex(/^\d{1,9}$/, `${name} must be a whole number`),
		v.transform(Number),
		v.minValue(low, `${name} must be at least ${low}`),
		v.maxValue(high, `${name} must be at most ${high}`)
	);

const Environment = v.object({
	PORT: v.optional(wholeNumber('PORT', 0, 65_535), '3000'),
	HOST: v.optional(v.pipe(v.string(), v.nonEmpty('HOST must not be empty')), '0.0.0.0'),
	ORIGIN: v.optional(
		v.pipe(
			v.string(),
			v.check(isOrigin, 'ORIGIN must be a bare origin such as https://board.example.eu, without a path')
		)
	),
	DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('DATA_DIR must not be empty')), './data'),
	DATABASE_URL: v.optional(
		v.pipe(v.string(), v.regex(/^$/, 'DATABASE_URL is set, but PostgreSQL is not supported yet; unset it'))
	),
	DEMO: v.optional(v.picklist(['on', 'off'], 'DEMO must be on or off'), 'on'),
	LOG_LEVEL: v.optional(v.picklist(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}`), 'info'),
	METRICS_TOKEN: v.optional(
		v.pipe(v.string(), v.minLength(16, 'METRICS_TOKEN must have 16 characters or more'))
	),
	TRUSTED_PROXIES: v.optional(wholeNumber('TRUSTED_PROXIES', 0, 10), '0')
});

/** The names of all settings, for the documentation test. */
export const settingNames = Object.keys(Environment.entries);

/** Refuses with one line per bad setting, all at once. */
export function parseConfig(
	environment: Readonly<Record<string, string | undefined>>
): Result<Config, string> {
	const parsed = v.safeParse(Environment, environment);
	if (!parsed.success) {
		return refuse(parsed.issues.map((issue) => `- ${issue.message}`).join('\n'));
	}
	const e = parsed.output;
	return ok({
		port: e.PORT,
		host: e.HOST,
		origin: e.ORIGIN,
		dataDir: e.DATA_DIR,
		databaseUrl: e.DATABASE_URL || undefined,
		demo: e.DEMO === 'on',
		logLevel: e.LOG_LEVEL,
		metricsToken: e.METRICS_TOKEN,
		trustedProxies: e.TRUSTED_PROXIES
	});
}

function isOrigin(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
