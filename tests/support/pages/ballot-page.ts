/** A transferability ballot as a person fills it in. */
import { expect, type Page } from 'playwright/test';

/** Answers every question of every practice with one grade and hands each practice in. */
export async function judgeEverything(page: Page, grade = 'works as is'): Promise<void> {
	const handIn = page.getByRole('button', { name: /^Hand in/ });
	const done = page.getByText('All practices answered');
	for (;;) {
		await expect(handIn.or(done).first()).toBeVisible();
		if (await done.isVisible()) return;
		const heading = await page.getByRole('heading', { level: 2 }).first().textContent();
		for (const question of await page.getByRole('article').getByRole('group').all()) {
			const answer = question.getByRole('radio', { name: new RegExp(grade) });
			if ((await answer.count()) > 0) await answer.check({ force: true });
		}
		await handIn.click();
		await expect
			.poll(
				async () =>
					(await done.isVisible()) ||
					(await page.getByRole('heading', { level: 2 }).first().textContent()) !== heading
			)
			.toBe(true);
	}
}

/** What a person with a keyboard meets at the focus, as far as a ballot asks for it. */
type Met = 'choice' | 'amount' | 'text' | 'place' | 'hand-in' | 'nothing';

const metAtFocus = (page: Page): Promise<Met> =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!(element instanceof HTMLElement) || !element.closest('main')) return 'nothing';
		if (element instanceof HTMLTextAreaElement) return element.value === '' ? 'text' : 'nothing';
		if (element instanceof HTMLInputElement) {
			if (element.type !== 'radio' && element.type !== 'checkbox') {
				return Number(element.value) === 0 ? 'amount' : 'nothing';
			}
			const same = document.getElementsByName(element.name);
			const answered = [...same].some((each) => each instanceof HTMLInputElement && each.checked);
			return answered ? 'nothing' : 'choice';
		}
		const name = element.getAttribute('aria-label') ?? element.textContent.trim();
		if (/^(Rank|Miejsce) \d/.test(name)) return 'place';
		return /^(Hand in|Ask|Oddaj|Zapytaj)/.test(name) ? 'hand-in' : 'nothing';
	});

const keys: Readonly<Record<Met, (page: Page, turn: number) => Promise<void>>> = {
	choice: (page) => page.keyboard.press('Space'),
	amount: (page) => page.keyboard.type('100'),
	text: (page, turn) => page.keyboard.type(`Olives, ${turn}`),
	place: (page) => page.keyboard.press('Enter'),
	'hand-in': (page) => page.keyboard.press('Enter'),
	nothing: () => Promise.resolve()
};

/** More presses than this to the end of a ballot would be one nobody gets through. */
const mostPresses = 400;

/**
 * Answers a ballot of any kind with the keyboard alone, as somebody does who has never seen it: whatever is met with the
 * Tab key is answered, in English or Polish. @throws if it cannot be handed in so
 */
export async function answerWithKeys(page: Page): Promise<void> {
	await expect(page.getByRole('button', { name: /^(Hand in|Ask|Oddaj|Zapytaj)/ }).first()).toBeVisible();
	const oneByOne = await page.getByRole('navigation', { name: /^(Practices|Praktyki)$/ }).isVisible();
	const counted = page
		.getByText(/^(Counted|Policzone)/)
		.or(page.getByRole('button', { name: /^(Withdraw|Wycofaj)/ }));
	const done = oneByOne ? page.getByText(/^(All practices answered|Wszystkie praktyki ocenione)/) : counted;
	for (let presses = 0; presses < mostPresses; presses += 1) {
		const met = await metAtFocus(page);
		await keys[met](page, presses);
		if (met === 'hand-in') await expect(counted.or(done).first()).toBeAttached();
		if (await done.first().isVisible()) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('the ballot is not handed in with the keys alone');
}
