/** The long texts of an action plan as people read them. */
import type { Locator } from 'playwright/test';

/** The paragraphs of a long text; the carets of others stand between the words and are none of them. */
export async function paragraphsOf(text: Locator): Promise<string[]> {
	return text.evaluate((element) =>
		[...element.querySelectorAll('p')].map((paragraph) => {
			const words = document.createElement('div');
			words.append(paragraph.cloneNode(true));
			for (const caret of words.querySelectorAll('.others-caret')) caret.remove();
			return words.textContent;
		})
	);
}
