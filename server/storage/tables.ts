/**
 * The columns of every table. JSON columns hold text that the store that owns the table parses with a
 * schema; times are milliseconds since 1970; booleans are 0 and 1. Both engines know these types.
 */
import type { Generated } from 'kysely';

export interface Tables {
	settings: { key: string; value: string };
	accounts: { id: string; email: string; name: string; password_hash: string | null; created_at: number };
	/** A browser. The cookie's token is stored as a SHA-256 hash only. */
	sessions: {
		hash: string;
		account: string | null;
		created_at: number;
		seen_at: number;
		expires_at: number;
	};
	/** As whom a browser takes part in which workshop. */
	session_members: { session: string; workshop: string; participant: string };
	/** Links with a secret: one-time facilitator links, invitations, personal links, review links. */
	tokens: {
		hash: string;
		id: string;
		purpose: string;
		label: string;
		workshop: string | null;
		account: string | null;
		participant: string | null;
		single_use: number;
		used: number;
		created_at: number;
		expires_at: number | null;
		revoked_at: number | null;
	};
	/** What a review link lets people do. */
	review_links: {
		/** The id of its token. */
		token: string;
		/** The only board it opens; null for the whole workshop. */
		board: string | null;
		comments: number;
		/** Ids of polls that may be answered through it, as JSON. */
		polls: string;
		/** When commenting and answering end; null if only the link does. */
		until: number | null;
		/** argon2id; null without a password. */
		password_hash: string | null;
	};
	/** Through which link a reviewer came; `token` is its id. */
	review_members: { participant: string; token: string };
	workshops: {
		id: string;
		code: string;
		status: string;
		title: string;
		details: string;
		created_at: number;
	};
	regions: {
		workshop: string;
		id: string;
		name: string;
		country: string;
		nuts: string;
		color: number;
		position: number;
	};
	partners: { workshop: string; id: string; region: string; name: string; position: number };
	facilitators: { workshop: string; account: string; participant: string };
	participants: {
		id: string;
		workshop: string;
		role: string;
		name: string;
		region: string | null;
		organisation: string | null;
		language: string | null;
		created_at: number;
		removed_at: number | null;
		/** JSON of why (session/model/removal.ts); null without a reason. */
		removal: string | null;
	};
	boards: { id: string; workshop: string; title: string; position: number };
	/** Action plans; the text of each is the document `plan.<id>`. */
	plans: {
		id: string;
		workshop: string;
		title: string;
		instrument: string;
		/** Ids of the regions that write it, as JSON. */
		regions: string;
		/** draft or final */
		status: string;
		/** Name of its template with the version. */
		template: string;
		language: string;
		position: number;
		created_at: number;
		/** When it was taken out of the workshop; its row stays, so that it can come back. */
		removed_at: number | null;
	};
	/** A Yjs document; `id` is its name, e.g. `board.k3…`. `seq` is the number of its newest log row. */
	documents: {
		id: string;
		workshop: string;
		kind: string;
		seq: number;
		epoch: number;
	};
	/** A document's state after row `seq`; apart from `documents`, whose row every append writes anew. */
	snapshots: { document: string; seq: number; state: Uint8Array };
	/** The append-only log, without holes in `seq`; the truth about a document. */
	updates: {
		document: string;
		seq: number;
		at: number;
		participant: string | null;
		bytes: Uint8Array;
		crc: number;
	};
	/** Which participant owns which Yjs client id in which document (reliability.md P1, P2). */
	client_ids: { document: string; client_id: number; participant: string };
	polls: {
		id: string;
		workshop: string;
		kind: string;
		title: string;
		config: string;
		subjects: string;
		/** What was promised before anybody voted. */
		rules: string;
		round: number;
		position: number;
		created_at: number;
	};
	poll_rounds: {
		poll: string;
		round: number;
		/** draft, open, closed or revealed */
		state: string;
		/** The key of HMAC(poll key, participant); destroyed at close. */
		voter_secret: Uint8Array | null;
		turnout: string;
		tally: string | null;
		/** When it closes by itself, in milliseconds since 1970 by the server's clock. */
		closes_at: number | null;
		/** How much of the tally is shown once it is revealed: distribution or all */
		stage: string;
	};
	/** Without times: `voter` is the HMAC; rows are keyed by it, so their order says nothing. */
	ballots: {
		poll: string;
		round: number;
		voter: string;
		subject: string;
		region: string;
		ballot: string;
		receipt: string;
		idempotency: string;
		/** The participant, where people were told before that answers carry names; else null. */
		person: string | null;
	};
	/** By the text itself, so that it says nothing about who wrote it. */
	poll_rulings: {
		poll: string;
		round: number;
		text: string;
		/** shown, hidden or answered */
		ruling: string;
	};
	assets: {
		id: string;
		workshop: string;
		participant: string | null;
		mime: string;
		width: number;
		height: number;
		bytes: Uint8Array;
		created_at: number;
	};
	/** What goes on in the room: raised hands and the like, as the feature that owns `name` parses it. */
	room_states: { workshop: string; name: string; state: string };
	/** The agenda of a workshop and how it runs, as one object; `rev` is the object's own. */
	agendas: { workshop: string; rev: number; state: string };
	/** Who is in which group, as one object; `rev` is the object's own. */
	breakouts: { workshop: string; rev: number; state: string };
	/** A document as it was at a moment worth a name; `state` is an update that makes it from nothing. */
	versions: {
		id: string;
		workshop: string;
		document: string;
		/** Text per language. */
		name: string;
		step: string | null;
		run: number | null;
		at: number;
		state: Uint8Array;
		crc: number;
	};
	/** People who asked to be erased; done once nothing of theirs is left. */
	erasures: { participant: string; workshop: string; asked_at: number; done_at: number | null };
	/** Days as `2017-03-07`; empty for none. */
	retention: {
		workshop: string;
		/** The last day on which people of this workshop are named. */
		names_until: string;
		/** The last day on which the list of who attended is kept. */
		attendance_until: string;
	};
	/** Who attended, apart from everything else: no id leads from here to what somebody did. */
	attendance: {
		id: string;
		workshop: string;
		name: string;
		region: string;
		organisation: string;
		role: string;
		/** When they joined, to the day. */
		at: number;
	};
	migrations: { position: Generated<number>; name: string };
}
