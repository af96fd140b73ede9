/** Titles and instructions of preset steps, in every language of the program. */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';

interface PresetText {
	readonly title: LocalizedText;
	readonly instruction: LocalizedText;
	/** Of the method as a whole, where it is called otherwise than its first step. */
	readonly name: LocalizedText;
}

const text = (title: [string, string], instruction: [string, string], name = title): PresetText => ({
	title: { en: title[0], pl: title[1] },
	instruction: instruction[0] ? { en: instruction[0], pl: instruction[1] } : {},
	name: { en: name[0], pl: name[1] }
});

export const presetTexts = {
	'gallery-walk': text(
		['Poster gallery', 'Galeria plakatów'],
		[
			'Walk from poster to poster. Read first, then write a question or a remark for its authors.',
			'Przejdź od plakatu do plakatu. Najpierw przeczytaj, potem napisz pytanie lub uwagę do autorów.'
		],
		['Gallery walk', 'Spacer po galerii']
	),
	brainstorm: text(
		['Everybody writes alone', 'Każdy pisze osobno'],
		[
			'One thought per note, in silence. We read and sort them afterwards.',
			'Jedna myśl na jednej karteczce, w ciszy. Potem wspólnie czytamy i porządkujemy.'
		],
		['Silent brainstorm', 'Cicha burza mózgów']
	),
	cluster: text(
		['Sort together', 'Porządkujemy razem'],
		[
			'Put notes that say the same next to each other and give each group a name.',
			'Ułóżcie obok siebie karteczki, które mówią to samo, i nazwijcie każdą grupę.'
		]
	),
	alone: text(
		['Alone', 'Samodzielnie'],
		['Write down what you think. One minute, in silence.', 'Zapisz, co myślisz. Jedna minuta, w ciszy.'],
		['1-2-4-All', '1-2-4-Wszyscy']
	),
	pairs: text(
		['In pairs', 'W parach'],
		[
			'Show each other your notes and build on what you have in common.',
			'Pokażcie sobie karteczki i rozwińcie to, co macie wspólnego.'
		]
	),
	fours: text(
		['In fours', 'W czwórkach'],
		[
			'Two pairs meet. What is the same, what differs? Agree on one idea that stands out.',
			'Spotykają się dwie pary. Co jest wspólne, co różne? Wybierzcie jeden wyróżniający się pomysł.'
		]
	),
	'all-together': text(
		['All together', 'Wszyscy razem'],
		[
			'Each group of four says one thing that stood out.',
			'Każda czwórka mówi o jednej rzeczy, która się wyróżniła.'
		]
	),
	'cafe-round': text(
		['First table', 'Pierwszy stolik'],
		[
			'Talk about the question of your table. One person stays as its host and keeps the notes.',
			'Rozmawiajcie o pytaniu swojego stolika. Jedna osoba zostaje gospodarzem i prowadzi notatki.'
		],
		['World Café', 'World Café']
	),
	'cafe-move': text(
		['Next table', 'Kolejny stolik'],
		[
			'Everybody but the host moves on. The host tells what was said, then you go on from there.',
			'Wszyscy oprócz gospodarza przechodzą dalej. Gospodarz streszcza rozmowę, a Wy ją kontynuujecie.'
		]
	),
	harvest: text(
		['Harvest', 'Zbieramy plony'],
		[
			'The hosts tell what came up again and again, and what surprised them.',
			'Gospodarze mówią, co powracało i co ich zaskoczyło.'
		]
	),
	'silent-list': text(
		['Silent list', 'Lista w ciszy'],
		[
			'Write down every idea you have, one per note, without talking.',
			'Zapisz wszystkie swoje pomysły, każdy na osobnej karteczce, bez rozmowy.'
		],
		['Nominal Group Technique', 'Technika grupy nominalnej']
	),
	clarify: text(
		['Make it clear', 'Wyjaśniamy'],
		[
			'Go through the ideas one by one. Ask what is meant; do not judge yet. Put the same ones together.',
			'Przejdźcie przez pomysły po kolei. Pytajcie, co autor miał na myśli; jeszcze nie oceniajcie. Połączcie takie same.'
		]
	),
	'first-vote': text(
		['First vote', 'Pierwsze głosowanie'],
		['Vote for yourself, without talking.', 'Głosuj samodzielnie, bez rozmowy.']
	),
	patterns: text(
		['Look at the result', 'Oglądamy wynik'],
		[
			'Where do we differ most? Those who see it differently say why.',
			'Gdzie różnimy się najbardziej? Osoby o odmiennym zdaniu mówią dlaczego.'
		]
	),
	'final-vote': text(
		['Final vote', 'Głosowanie końcowe'],
		[
			'Vote once more. You may change your mind or keep it.',
			'Zagłosuj jeszcze raz. Możesz zmienić zdanie albo przy nim zostać.'
		]
	),
	'delphi-rate': text(
		['First rating', 'Pierwsza ocena'],
		['Rate on your own and say why where you can.', 'Oceń samodzielnie i, gdzie to możliwe, podaj powód.'],
		['Delphi', 'Metoda delficka']
	),
	'delphi-look': text(
		['What everybody said', 'Co powiedzieli wszyscy'],
		[
			'Read how the answers are spread and which reasons were given.',
			'Przeczytaj, jak rozkładają się odpowiedzi i jakie podano powody.'
		]
	),
	'delphi-again': text(
		['Second rating', 'Druga ocena'],
		['Rate again, now that you know what the others think.', 'Oceń ponownie, znając już zdanie pozostałych.']
	),
	'dot-voting': text(
		['Vote', 'Głosowanie'],
		['Give your votes to what matters most to you.', 'Oddaj głosy na to, co dla Ciebie najważniejsze.'],
		['Dot voting', 'Głosowanie kropkami']
	),
	swot: text(
		['Four lists', 'Cztery listy'],
		[
			'Strengths and weaknesses lie inside, opportunities and threats outside. Write to all four.',
			'Mocne i słabe strony są wewnątrz, szanse i zagrożenia na zewnątrz. Dopisuj do wszystkich czterech list.'
		],
		['SWOT → TOWS', 'SWOT → TOWS']
	),
	tows: text(
		['From lists to actions', 'Od list do działań'],
		[
			'Pair them up: which strength helps to use which opportunity, which weakness meets which threat? Write an action for each pair.',
			'Łączcie w pary: która mocna strona pomaga wykorzystać którą szansę, która słabość spotyka które zagrożenie? Do każdej pary dopiszcie działanie.'
		]
	),
	'peer-present': text(
		['The case', 'Przypadek'],
		[
			'A region presents its practice. Listen and write down what you would ask.',
			'Region przedstawia swoją praktykę. Posłuchaj i zanotuj swoje pytania.'
		],
		['Peer review', 'Wzajemna ocena']
	),
	'peer-questions': text(
		['Questions', 'Pytania'],
		['Ask to understand, not to judge.', 'Pytajcie, żeby zrozumieć, nie żeby oceniać.']
	),
	'peer-advice': text(
		['Recommendations', 'Rekomendacje'],
		[
			'What would you keep, and what would you do otherwise? One note each.',
			'Co warto zachować, a co zrobić inaczej? Każda myśl na osobnej karteczce.'
		]
	),
	'peer-answer': text(
		['The answer', 'Odpowiedź'],
		[
			'The region says what it takes with it and what it will do first.',
			'Region mówi, co bierze ze sobą i co zrobi najpierw.'
		]
	),
	criteria: text(
		['Evaluation criteria', 'Kryteria oceny'],
		[
			'By which criteria should clusters be judged? For each one say how it could be measured.',
			'Według jakich kryteriów oceniać klastry? Przy każdym napiszcie, jak je zmierzyć.'
		]
	),
	plan: text(
		['Regional Action Plan', 'Regionalny Plan Działania'],
		[
			'What will your region do? Name the action, who carries it out, by when, and what it builds on.',
			'Co zrobi Wasz region? Nazwijcie działanie, wykonawcę, termin i to, na czym się opiera.'
		]
	),
	talk: text(
		['Talk', 'Wystąpienie'],
		['Listen. Questions come afterwards.', 'Posłuchaj. Pytania będą po wystąpieniu.']
	),
	plenary: text(
		['Plenary', 'Dyskusja plenarna'],
		['We talk together. One speaks, the others listen.', 'Rozmawiamy razem. Jedna osoba mówi, reszta słucha.']
	),
	break: text(['Break', 'Przerwa'], ['See you in a moment.', 'Do zobaczenia za chwilę.']),
	'wrap-up': text(
		['What we take home', 'Co zabieramy do domu'],
		[
			'Say in one sentence what you will do differently on Monday.',
			'Powiedz jednym zdaniem, co od poniedziałku zrobisz inaczej.'
		],
		['Wrap-up', 'Podsumowanie']
	),
	free: text(['Free step', 'Krok dowolny'], ['', ''])
} as const satisfies Readonly<Record<string, PresetText>>;
