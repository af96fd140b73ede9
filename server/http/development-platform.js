/**
 * Development only: carries the node request to pages as `platform.req`, as adapter-node does in
 * production. Plain JavaScript, because svelte.config.js loads it before anything strips types.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** @type {AsyncLocalStorage<import('node:http').IncomingMessage>} */
export const developmentRequest = new AsyncLocalStorage();

export const developmentPlatform = () => ({ req: developmentRequest.getStore() });
