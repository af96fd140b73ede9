/** Where something of a saved workshop is read. What its address is, the pages know. */
export type Place =
	| { readonly of: 'entry'; readonly register: string; readonly id: string }
	| { readonly of: 'board'; readonly id: string }
	| { readonly of: 'poll'; readonly id: string }
	/** @param section id of a part or an action; null for the plan as a whole */
	| { readonly of: 'plan'; readonly id: string; readonly section: string | null }
	| { readonly of: 'slides'; readonly id: string };
