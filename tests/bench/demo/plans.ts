/** Two invented plans of the demo: what two regions make of the day, each in its own language, with three actions. */
import type { Reference } from '#lib/plan/model/evidence.ts';

export interface SampleAction {
	readonly name: string;
	/** One paragraph a line; a text by the field of the template that it is for. */
	readonly texts: Readonly<
		Record<'background' | 'nature' | 'stakeholders' | 'timeframe' | 'costs' | 'funding', string>
	>;
	readonly lines: Readonly<Record<'indicator' | 'unit' | 'baseline' | 'target' | 'source', string>>;
	/** A summary in English beside another language. */
	readonly english?: string;
	readonly start: string;
	readonly end: string;
	readonly change: 'projects' | 'governance' | 'strategic';
	/** What it was learned from, and why that matters; `poll` stands for the vote on posters. */
	readonly evidence: readonly { readonly of: Reference; readonly why: string }[];
}

export interface SamplePlan {
	readonly region: string;
	readonly language: string;
	readonly title: string;
	readonly instrument: string;
	readonly lines: Readonly<Record<string, string>>;
	/** Why the instrument is to change. */
	readonly details: string;
	readonly summary?: string;
	readonly actions: readonly SampleAction[];
}

const poster = (id: string): Reference => ({ kind: 'poster', id });
const challenge = (id: string): Reference => ({ kind: 'challenge', id });

/** @param vote id of the poll about the posters, whose results are evidence too */
export const samplePlans = (vote: string): readonly SamplePlan[] => [
	{
		region: 'latvia',
		language: 'en',
		title: 'Sample: Action Plan of Latvia',
		instrument: 'Cluster programme of the Operational Programme Growth and Employment',
		lines: {
			'general.project': 'CLUSTERS3',
			'general.partner': 'Ministry of Economics of the Republic of Latvia',
			'general.country': 'Latvia',
			'general.nuts2': 'LV00',
			'general.contact': 'Sample contact',
			'general.email': 'plan@region.example'
		},
		details:
			'The programme pays for what clusters do and hardly asks what came of it.\nAfter Lublin three things are to change: fairs are visited together, reports become short, and a cluster is judged by joint projects.',
		actions: [
			{
				name: 'Sample: One stand for all small exporters',
				texts: {
					background:
						'In Lublin apple growers showed how a lost market became a common brand.\nSmall food firms of Latvia lost a market at the same time and looked for another one alone.',
					nature:
						'The call for clusters gets a line for common export: one stand, one buyer list, one catalogue.\nOnly groups of at least eight firms may apply.',
					stakeholders:
						'The ministry changes the call. The food cluster runs the stand. Growers of Lubelskie advise.',
					timeframe: 'Call in spring, first fair in autumn.',
					costs: '120,000 euro over two years.',
					funding: 'Operational programme, 85 per cent; members of the cluster, 15 per cent.'
				},
				lines: {
					indicator: 'Firms that export through the common stand',
					unit: 'firms',
					baseline: '0',
					target: '25',
					source: 'Reports of the cluster'
				},
				start: '2017-09',
				end: '2019-06',
				change: 'projects',
				evidence: [
					{ of: poster('lubapple'), why: 'It shows that firms which compete at home sell as one abroad.' },
					{ of: challenge('lost-market'), why: 'We have the same one.' },
					{
						of: { kind: 'poll', id: vote, part: 'lubapple' },
						why: 'The room sees it move to us with few changes.'
					}
				]
			},
			{
				name: 'Sample: A report of one page',
				texts: {
					background: 'Firms spend more days on reports than on the project that they report.',
					nature: 'Reports of small projects become one page with five figures, checked by samples.',
					stakeholders: 'The agency that pays, three clusters that try it first.',
					timeframe: 'Half a year of trying, then for all.',
					costs: 'None beside working time.',
					funding: 'Own budget of the agency.'
				},
				lines: {
					indicator: 'Days from the end of a project to its last payment',
					unit: 'days',
					baseline: '140',
					target: '45',
					source: 'Register of payments'
				},
				start: '2018-01',
				end: '2018-12',
				change: 'governance',
				evidence: [
					{ of: challenge('bureaucracy'), why: 'The heaviest one in our own vote.' },
					{ of: poster('sample-one-page-report'), why: 'We tried it in one town.' }
				]
			},
			{
				name: 'Sample: Clusters are judged by what they do together',
				texts: {
					background: 'The number of members says little of what a cluster is good for.',
					nature: 'The call scores joint projects and partners abroad above size.',
					stakeholders: 'The ministry, the evaluators, all clusters in a public hearing.',
					timeframe: 'With the next call.',
					costs: '15,000 euro for the evaluation.',
					funding: 'Technical assistance.'
				},
				lines: {
					indicator: 'Joint projects of a cluster in a year',
					unit: 'projects',
					baseline: '1',
					target: '3',
					source: 'Monitoring of clusters'
				},
				start: '2018-03',
				end: '2019-12',
				change: 'strategic',
				evidence: [
					{ of: { kind: 'criterion', id: 'cooperation' }, why: 'The seven regions want to judge by it.' },
					{ of: poster('eastern-ict'), why: 'Its projects began across a border.' }
				]
			}
		]
	},
	{
		region: 'lubelskie',
		language: 'pl',
		title: 'Przykład: Plan Działania województwa lubelskiego',
		instrument: 'Regionalny Program Operacyjny Województwa Lubelskiego 2014–2020',
		lines: {
			'general.project': 'CLUSTERS3',
			'general.partner': 'Województwo Lubelskie',
			'general.country': 'Polska',
			'general.nuts2': 'PL81',
			'general.contact': 'Osoba przykładowa',
			'general.email': 'plan@wojewodztwo.example'
		},
		details:
			'Program wspiera pojedyncze firmy, a klastry tylko pośrednio.\nPo spotkaniu w Lublinie zmienią się trzy rzeczy: usługi klastra będą rozliczane z wyniku, koordynatorzy dostaną stałe wsparcie, a odpady staną się surowcem wspólnych projektów.',
		summary:
			'Three changes follow from the meeting in Lublin: services of clusters are paid by result, their coordinators are supported for longer, and waste becomes the raw material of joint projects.',
		actions: [
			{
				name: 'Przykład: Usługi klastra opłacane za wynik',
				texts: {
					background:
						'W Kraju Basków budżet strategii wypłaca się dopiero wtedy, gdy członkowie korzystają z usług.',
					nature:
						'W konkursie dla klastrów 30 procent dotacji zależy od liczby firm, które skorzystały z usługi.',
					stakeholders: 'Urząd marszałkowski zmienia regulamin, klastry zgłaszają usługi, SPRI doradza.',
					timeframe: 'Konkurs jesienią, rozliczenie po roku.',
					costs: '2 mln zł.',
					funding: 'RPO, działanie 3.7.'
				},
				lines: {
					indicator: 'Firmy, które skorzystały z usług klastra',
					unit: 'firmy',
					baseline: '40',
					target: '120',
					source: 'Sprawozdania klastrów'
				},
				english: 'Thirty per cent of a grant depend on how many firms used the service of the cluster.',
				start: '2017-10',
				end: '2019-03',
				change: 'projects',
				evidence: [
					{ of: poster('sample-results-contract'), why: 'Strategia nie zostaje na papierze.' },
					{ of: challenge('tools'), why: 'U nas brakuje właśnie narzędzi.' },
					{
						of: { kind: 'poll', id: vote, part: 'sample-results-contract' },
						why: 'Uczestnicy widzą w nas region, do którego da się ją przenieść.'
					}
				]
			},
			{
				name: 'Przykład: Koordynator na pięć lat',
				texts: {
					background: 'Gdy kończy się projekt, odchodzi osoba, która łączyła firmy.',
					nature: 'Program dopłaca do etatu koordynatora przez pięć lat, co roku mniej.',
					stakeholders: 'Urząd, klastry, miasta, w których działają.',
					timeframe: 'Od 2018 roku.',
					costs: '1,2 mln zł.',
					funding: 'Budżet województwa i składki członków.'
				},
				lines: {
					indicator: 'Klastry z koordynatorem po trzech latach',
					unit: 'klastry',
					baseline: '2',
					target: '8',
					source: 'Monitoring klastrów'
				},
				english: 'The coordinator of a cluster is co-funded for five years, each year a little less.',
				start: '2018-01',
				end: '2022-12',
				change: 'governance',
				evidence: [
					{ of: challenge('leader'), why: 'Wskazało ją najwięcej osób z naszego regionu.' },
					{ of: poster('sample-leader-for-two-towns'), why: 'Jedna osoba może służyć dwóm miastom.' }
				]
			},
			{
				name: 'Przykład: Odpady jako surowiec wspólnych projektów',
				texts: {
					background: 'Klaster recyklingu szuka pomysłów poza własnymi firmami.',
					nature: 'Konkurs łączy firmy, które mają odpady, z uczelniami, które wiedzą, co z nich zrobić.',
					stakeholders: 'Klaster gospodarki odpadami, politechnika, urząd.',
					timeframe: 'Dwa nabory w roku.',
					costs: '3 mln zł.',
					funding: 'RPO, działanie 1.2.'
				},
				lines: {
					indicator: 'Wspólne projekty B+R',
					unit: 'projekty',
					baseline: '3',
					target: '10',
					source: 'Umowy o dofinansowanie'
				},
				english:
					'A call brings firms that have waste together with universities that know what to make of it.',
				start: '2018-02',
				end: '2020-12',
				change: 'strategic',
				evidence: [
					{ of: poster('recycling'), why: 'Praktyka stąd, którą rozszerzamy.' },
					{ of: { kind: 'criterion', id: 'innovation' }, why: 'Po tym chcemy oceniać klastry.' }
				]
			}
		]
	}
];
