/** One invented poster of each region that brought none to Lublin's page, so that practices come from everywhere. */
import type { LocalizedText } from '#lib/base/model/localized-text.ts';

export interface SamplePractice {
	readonly id: string;
	readonly region: string;
	readonly direction: 'cooperation' | 'innovation' | 'cross-sector';
	readonly title: LocalizedText;
	readonly problem: LocalizedText;
	readonly practice: LocalizedText;
	/** Ids of the challenges that it meets. */
	readonly meets: readonly string[];
}

/** Every text that is invented says so. */
const sample = (en: string, pl: string): LocalizedText => ({ en: `Sample: ${en}`, pl: `Przykład: ${pl}` });

export const practices: readonly SamplePractice[] = [
	{
		id: 'sample-results-contract',
		region: 'basque-country',
		direction: 'innovation',
		meets: ['tools'],
		title: sample('Cluster services paid by result', 'Usługi klastra opłacane za wynik'),
		problem: { en: 'Strategies stayed on paper.', pl: 'Strategie zostawały na papierze.' },
		practice: {
			en: 'Each aim of the strategy has a small budget that is paid out when members use the service.',
			pl: 'Każdy cel strategii ma mały budżet, wypłacany, gdy członkowie korzystają z usługi.'
		}
	},
	{
		id: 'sample-shared-laboratories',
		region: 'piedmont',
		direction: 'innovation',
		meets: ['sme-size'],
		title: sample('Shared laboratories of the poles', 'Wspólne laboratoria biegunów innowacji'),
		problem: {
			en: 'Single firms could not afford tests.',
			pl: 'Pojedynczych firm nie było stać na badania.'
		},
		practice: {
			en: 'Firms book hours in the laboratories of larger members at a published price.',
			pl: 'Firmy rezerwują godziny w laboratoriach większych członków po jawnej cenie.'
		}
	},
	{
		id: 'sample-one-page-report',
		region: 'latvia',
		direction: 'cross-sector',
		meets: ['bureaucracy'],
		title: sample('A report on one page', 'Sprawozdanie na jednej stronie'),
		problem: { en: 'Reports took more time than the work.', pl: 'Sprawozdania trwały dłużej niż praca.' },
		practice: {
			en: 'Small grants are accounted for on one page; one project in ten is checked in full.',
			pl: 'Małe granty rozlicza się na jednej stronie; co dziesiąty projekt sprawdza się w całości.'
		}
	},
	{
		id: 'sample-leader-for-two-towns',
		region: 'hajdu-bihar',
		direction: 'cooperation',
		meets: ['leader'],
		title: sample('One leader for two towns', 'Jeden lider dla dwóch miast'),
		problem: {
			en: 'No town could pay a cluster manager alone.',
			pl: 'Żadnego miasta nie było stać na menedżera.'
		},
		practice: {
			en: 'Two county towns share a manager whom the member firms elect every second year.',
			pl: 'Dwa miasta dzielą menedżera, którego firmy członkowskie wybierają co dwa lata.'
		}
	},
	{
		id: 'sample-remote-first',
		region: 'highlands-islands',
		direction: 'innovation',
		meets: ['rural'],
		title: sample('Remote members first', 'Najpierw ci najdalej'),
		problem: {
			en: 'Firms far away never came to meetings.',
			pl: 'Odległe firmy nie przyjeżdżały na spotkania.'
		},
		practice: {
			en: 'Meetings are held by video; twice a year the office travels to the members.',
			pl: 'Spotkania odbywają się zdalnie; dwa razy w roku biuro jedzie do członków.'
		}
	},
	{
		id: 'sample-paid-facilitators',
		region: 'northern-ireland',
		direction: 'cross-sector',
		meets: ['leader', 'tools'],
		title: sample('Paid facilitators for young networks', 'Opłacani animatorzy młodych sieci'),
		problem: { en: 'Networks died with their first grant.', pl: 'Sieci kończyły się z pierwszym grantem.' },
		practice: {
			en: 'A facilitator is paid for a year on the condition that members take over half the cost after it.',
			pl: 'Animator jest opłacany przez rok pod warunkiem, że potem członkowie przejmą połowę kosztu.'
		}
	}
];
