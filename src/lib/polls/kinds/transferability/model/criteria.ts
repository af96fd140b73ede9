/**
 * The criteria from which a transferability poll starts: content in the workshop's languages, copied into
 * the poll's config and editable there. Each is worded so that +2 speaks for the transfer. Chosen from
 * what OECD, TIDE and PIET-T ask before a practice moves to another place.
 */
import * as v from 'valibot';
import { LocalizedText } from '#lib/base/model/localized-text.ts';

export const Criterion = v.object({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
	/** Two or three words: a column head. */
	name: LocalizedText,
	/** The question as people read it on the ballot. */
	question: LocalizedText
});
export type Criterion = v.InferOutput<typeof Criterion>;

const criterion = (id: string, en: readonly [string, string], pl: readonly [string, string]): Criterion => ({
	id,
	name: { en: en[0], pl: pl[0] },
	question: { en: en[1], pl: pl[1] }
});

export const knownCriteria: readonly Criterion[] = [
	criterion(
		'need',
		[
			'Need and RIS3 fit',
			'Does it answer a need of our region and fit our smart specialisation strategy (RIS3)?'
		],
		[
			'Potrzeba i RIS3',
			'Czy odpowiada na potrzebę naszego regionu i pasuje do naszej strategii inteligentnych specjalizacji (RIS3)?'
		]
	),
	criterion(
		'legal',
		['Law and administration', 'Do our laws and administrative rules allow it?'],
		['Prawo i administracja', 'Czy pozwalają na to nasze prawo i zasady administracyjne?']
	),
	criterion(
		'capacity',
		['Capacity and leader', 'Do we have an institution and a leader able to run it?'],
		['Zdolność i lider', 'Czy mamy instytucję i lidera, którzy to poprowadzą?']
	),
	criterion(
		'resources',
		['Money and people', 'Can we find the money and the people for it?'],
		['Pieniądze i ludzie', 'Czy znajdziemy na to pieniądze i ludzi?']
	),
	criterion(
		'political-will',
		['Political will', 'Would those who decide in our region support it?'],
		['Wola polityczna', 'Czy decydenci w naszym regionie to poprą?']
	),
	criterion(
		'demand',
		['Demand of firms', 'Do our SMEs and other stakeholders want it?'],
		['Zainteresowanie firm', 'Czy chcą tego nasze MŚP i inni interesariusze?']
	),
	criterion(
		'critical-mass',
		['Critical mass', 'Do we have enough firms and partners for it to work?'],
		['Masa krytyczna', 'Czy mamy dość firm i partnerów, żeby to zadziałało?']
	),
	criterion(
		'evidence',
		['Evidence', 'Is the evidence that it works strong enough for us?'],
		['Dowody', 'Czy dowody na skuteczność są dla nas wystarczająco mocne?']
	),
	criterion(
		'time',
		['Time to result', 'Would results come soon enough for us?'],
		['Czas do efektu', 'Czy efekty przyszłyby u nas dostatecznie szybko?']
	),
	criterion(
		'culture',
		['Cultural fit', 'Would it work here even without the culture and habits of the place it comes from?'],
		['Dopasowanie kulturowe', 'Czy zadziała u nas mimo innej kultury i zwyczajów niż tam, skąd pochodzi?']
	)
];

/** The four contextual factors of the OECD's transferability framework: target against owner setting. */
const contextCriteria: readonly Criterion[] = [
	criterion(
		'population',
		['Population', 'Are the people and firms it is for much like those where it comes from?'],
		['Ludność i firmy', 'Czy ludzie i firmy, dla których to jest, są podobni jak tam, skąd to pochodzi?']
	),
	criterion(
		'sector',
		['Sector', 'Are rules, financing, workforce and capacity of the sector much like there?'],
		['Sektor', 'Czy zasady, finansowanie, kadry i możliwości sektora są podobne jak tam?']
	),
	criterion(
		'political-context',
		['Political context', 'Is the political support much like there?'],
		['Kontekst polityczny', 'Czy poparcie polityczne jest podobne jak tam?']
	),
	criterion(
		'economic-context',
		['Economic context', 'Can our region afford it as theirs could?'],
		['Kontekst gospodarczy', 'Czy nasz region stać na to tak jak tamten?']
	)
];

/** Characters of what somebody adds. */
export const criterionLimits = { name: 60, question: 200 } as const;

/** Everything that is offered by name. */
export const offeredCriteria: readonly Criterion[] = [...knownCriteria, ...contextCriteria];

/** Enough to see why, few enough for a phone and five posters in fifteen minutes. */
const startingSet: readonly string[] = ['need', 'legal', 'capacity', 'resources', 'political-will'];

export const defaultCriteria: readonly Criterion[] = knownCriteria.filter((known) =>
	startingSet.includes(known.id)
);

/** Sets to start from, by name; the words are messages. */
export const criteriaSets: readonly {
	readonly id: 'quick' | 'full' | 'context';
	readonly criteria: readonly Criterion[];
}[] = [
	{ id: 'quick', criteria: defaultCriteria },
	{ id: 'full', criteria: knownCriteria },
	{ id: 'context', criteria: contextCriteria }
];
