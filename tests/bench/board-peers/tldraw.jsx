import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { createRoot } from 'react-dom/client';
import { b64Vecs, createTLStore, getIndices, Tldraw, toRichText } from 'tldraw';
import 'tldraw/tldraw.css';
import { cell, extent, fitZoom, plan } from './shared.js';

const board = await plan();
const box = extent(board, cell);
const colors = ['yellow', 'orange', 'light-red', 'light-violet', 'light-blue', 'light-green'];
const indices = getIndices(board.items.length);
const noteSide = 200;

const records = board.items.map((item, at) => {
	const common = {
		id: `shape:item-${at}`,
		typeName: 'shape',
		parentId: 'page:page',
		index: indices[at],
		x: item.x,
		y: item.y,
		rotation: 0,
		isLocked: false,
		opacity: 1,
		meta: {}
	};
	const color = colors[item.color];
	if (item.kind === 'text') {
		const props = {
			color: 'black',
			size: 's',
			font: 'sans',
			textAlign: 'start',
			w: item.w,
			scale: 0.8,
			autoSize: false
		};
		return { ...common, type: 'text', props: { ...props, richText: toRichText(item.text) } };
	}
	if (item.kind === 'ink') {
		const points = [];
		for (let i = 0; i < item.points.length; i += 2)
			points.push({ x: item.points[i], y: item.points[i + 1], z: 0.5 });
		const segments = [{ type: 'free', path: b64Vecs.encodePoints(points) }];
		const look = { color: 'black', fill: 'none', dash: 'draw', size: 's', scale: 1, scaleX: 1, scaleY: 1 };
		return {
			...common,
			type: 'draw',
			props: { ...look, segments, isComplete: true, isClosed: false, isPen: false }
		};
	}
	if (item.kind === 'rectangle') {
		const look = {
			color,
			labelColor: 'black',
			fill: 'solid',
			dash: 'solid',
			size: 's',
			font: 'sans',
			scale: 1
		};
		const place = { geo: 'rectangle', w: item.w, h: item.h, growY: 0, flipX: false, flipY: false };
		const rest = { url: '', align: 'middle', verticalAlign: 'middle', richText: toRichText('') };
		return { ...common, type: 'geo', props: { ...place, ...look, ...rest } };
	}
	const look = {
		color,
		labelColor: 'black',
		size: 's',
		font: 'sans',
		align: 'middle',
		verticalAlign: 'middle'
	};
	const fit = { fontSizeAdjustment: 1, growY: 0, scale: item.h / noteSide, url: '' };
	return {
		...common,
		type: 'note',
		props: { ...look, ...fit, richText: toRichText(item.text), textLastEditedBy: null }
	};
});

const store = createTLStore();
let editor;
const look = (zoom) =>
	editor.setCamera(
		{ x: -(box.w / 2 - innerWidth / 2 / zoom), y: -(box.h / 2 - innerHeight / 2 / zoom), z: zoom },
		{ immediate: true }
	);
globalThis.bench = {
	/** Everything it would show is in the document. */
	get painted() {
		return (
			editor !== undefined &&
			document.querySelectorAll('.tl-shape').length >= editor.getRenderingShapes().length
		);
	},
	look: (name) => look(name === 'fit' ? fitZoom(box) : 1),
	select: (chosen) => editor.setSelectedShapes(chosen.map((index) => `shape:item-${index}`)),
	placeOf(index) {
		const { x, y, w, h } = board.items[index];
		const half = board.items[index].kind === 'note' ? h / 2 : w / 2;
		return editor.pageToViewport({ x: x + half, y: y + h / 2 });
	}
};

function App() {
	return (
		<div style={{ position: 'fixed', inset: 0 }}>
			<Tldraw
				store={store}
				assetUrls={getAssetUrls({ baseUrl: '/assets' })}
				options={{ maxShapesPerPage: 100_000 }}
				cameraOptions={{ zoomSteps: [0.02, 0.1, 0.25, 0.5, 1, 2, 4, 8] }}
				onMount={(mounted) => {
					mounted.store.put(records.map((record) => ({ ...record, parentId: mounted.getCurrentPageId() })));
					editor = mounted;
					look(fitZoom(box));
				}}
			/>
		</div>
	);
}
createRoot(document.getElementById('root')).render(<App />);
