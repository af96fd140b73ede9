/** Structured logs on standard output. A line never holds a name, a text, a code, a token or a ballot. */
import { pino, type Logger } from 'pino';
import type { LogLevel } from '../config.ts';

export type { Logger };

export const createLogger = (level: LogLevel): Logger => pino({ level, base: null });
