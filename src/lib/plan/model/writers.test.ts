import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { startPlan, textOf } from './document.ts';
import { readSection } from './plan.ts';
import { noteAnchor } from './rich-text.ts';
import { planTemplates } from './template.ts';
import { lettersBy, writtenIn } from './writers.ts';
import { paragraphs, writeRich } from './write-rich.ts';

it('tells by region who wrote which words of a text, whoever wrote around them', () => {
	const [ana, ben] = [new Y.Doc(), new Y.Doc()];
	const send = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
	startPlan(ana, planTemplates[0], 'en');
	const details = textOf(ana).get('context.details');
	if (!(details instanceof Y.XmlFragment)) throw new Error('no text');
	ana.transact(() => writeRich(details, paragraphs('Growers sell.\nPrices rose.')));
	send(ana, ben);
	const theirs = textOf(ben).get('context.details');
	const first = theirs instanceof Y.XmlFragment ? theirs.get(0) : undefined;
	const letters = first instanceof Y.XmlElement ? first.get(0) : undefined;
	if (!(letters instanceof Y.XmlText)) throw new Error('no letters');
	letters.insert('Growers'.length, ' of apples');
	letters.delete(0, 1);
	send(ben, ana);
	const section = readSection(ana, 'context');
	if (!section) throw new Error('no section');
	const texts = writtenIn(ana, section, (client) => (client === ben.clientID ? 'latvia' : 'lubelskie'));
	expect(texts.get('details')).toEqual([
		{ region: 'lubelskie', text: 'rowers' },
		{ region: 'latvia', text: ' of apples' },
		{ region: 'lubelskie', text: ' sell.\nPrices rose.' }
	]);
	expect([...texts.keys()]).toEqual(['details']);
	expect([...lettersBy(texts.values())]).toEqual([
		['lubelskie', 22],
		['latvia', 8]
	]);
});

it('a footnote is whose words it has, and the letters around it stay whose they were', () => {
	const [ana, ben] = [new Y.Doc(), new Y.Doc()];
	const send = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
	const lettersIn = (doc: Y.Doc): Y.XmlText => {
		const details = textOf(doc).get('context.details');
		const first = details instanceof Y.XmlFragment ? details.get(0) : undefined;
		const letters = first instanceof Y.XmlElement ? first.get(0) : undefined;
		if (!(letters instanceof Y.XmlText)) throw new Error('no letters');
		return letters;
	};
	startPlan(ana, planTemplates[0], 'en');
	const details = textOf(ana).get('context.details');
	if (details instanceof Y.XmlFragment)
		ana.transact(() => writeRich(details, paragraphs('Prices rose fast.')));
	send(ana, ben);
	lettersIn(ben).insert('Prices rose'.length, noteAnchor, { footnote: { note: 'Survey.' } });
	send(ben, ana);
	const written = (doc: Y.Doc) => {
		const section = readSection(doc, 'context');
		if (!section) throw new Error('no section');
		return writtenIn(doc, section, (client) => (client === ben.clientID ? 'latvia' : 'lubelskie')).get(
			'details'
		);
	};
	const around = (region: string, note: string) => [
		{ region: 'lubelskie', text: 'Prices rose' },
		{ region, text: ` [${note}]` },
		{ region: 'lubelskie', text: ' fast.' }
	];
	expect(written(ana)).toEqual(around('latvia', 'Survey.'));
	lettersIn(ana).format('Prices rose'.length, 1, { footnote: { note: 'Survey of 2016.' } });
	send(ana, ben);
	for (const doc of [ana, ben])
		expect(written(doc)).toEqual([{ region: 'lubelskie', text: 'Prices rose [Survey of 2016.] fast.' }]);
});
