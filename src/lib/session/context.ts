/** The session of the workshop that a page shows, for the components below it. */
import { createContext } from 'svelte';
import type { SessionClient } from '#lib/realtime/session-client.svelte.ts';
import { People } from './people.svelte.ts';

const [getSessionContext, setSessionContext] = createContext<SessionClient>();
const [getPeopleContext, setPeopleContext] = createContext<People>();

export const getSession = getSessionContext;

/** Also sets `getPeople`. */
export function setSession(session: SessionClient): SessionClient {
	setPeopleContext(new People(session));
	return setSessionContext(session);
}

/** Names and regions by participant id. */
export const getPeople = getPeopleContext;
