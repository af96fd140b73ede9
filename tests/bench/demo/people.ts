/** The forty simulated people of the demo: invented names, a region, a language. */

export interface SimulatedPerson {
	readonly name: string;
	readonly region: string;
	readonly language: 'en' | 'pl';
}

/** By region of the Lublin meeting. The host's region is the largest group, the islands' the smallest. */
const names: Readonly<Record<string, string>> = {
	lubelskie: 'Agata, Bartosz, Celina, Dariusz, Ewa, Filip, Grażyna, Hubert',
	'basque-country': 'Ainhoa, Beñat, Itziar, Jokin, Leire, Mikel',
	piedmont: 'Alessio, Bianca, Chiara, Davide, Elena, Fabio',
	latvia: 'Aivars, Baiba, Dace, Edgars, Ilze, Jānis',
	'hajdu-bihar': 'Anikó, Balázs, Csilla, Dénes, Eszter',
	'highlands-islands': 'Aileen, Callum, Eilidh, Hamish, Isla',
	'northern-ireland': 'Aoife, Conor, Deirdre, Eamon'
};

export const people: readonly SimulatedPerson[] = Object.entries(names).flatMap(([region, list]) =>
	list.split(', ').map((name) => ({
		name: `${name} (sample)`,
		region,
		language: region === 'lubelskie' ? ('pl' as const) : ('en' as const)
	}))
);

/** What people write on the board, by region; `sample` is said on each note. */
export const thoughts: Readonly<Record<string, readonly string[]>> = {
	lubelskie: ['Kto to poprowadzi po zakończeniu projektu?', 'Najpierw wspólny rynek, potem wspólna marka'],
	'basque-country': ['Who pays for the cluster office in year four?', 'Start with one shared service'],
	piedmont: ['Could our laboratories open their doors to visitors?', 'Ask the firms first'],
	latvia: ['We would need a simpler form for small clusters', 'Two ministries have to agree'],
	'hajdu-bihar': ['One leader for two towns could work', 'Our growers face the same embargo'],
	'highlands-islands': ['Meetings by video or nobody comes', 'Distances make everything slower here'],
	'northern-ireland': [
		'Cross-border work needs a second legal form',
		'We can share our facilitators’ handbook'
	]
};
