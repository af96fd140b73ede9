import { Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createRoot } from 'react-dom/client';
import { cell, colors, extent, fitZoom, plan } from './shared.js';

const board = await plan();
const box = extent(board, cell);
const fontSize = 9;

const base = (id, item) => ({
	id,
	x: item.x,
	y: item.y,
	width: item.w,
	height: item.h,
	angle: 0,
	strokeColor: '#1e1e1e',
	backgroundColor: 'transparent',
	fillStyle: 'solid',
	strokeWidth: 1,
	strokeStyle: 'solid',
	roughness: 0,
	opacity: 100,
	groupIds: [],
	frameId: null,
	roundness: null,
	seed: 1,
	version: 1,
	versionNonce: 1,
	isDeleted: false,
	boundElements: null,
	updated: 1,
	link: null,
	locked: false
});

const text = (id, item, size, containerId) => {
	const room = Math.floor((item.w - 10) / (size * 0.52));
	const lines = [''];
	for (const word of item.text.split(' ')) {
		const line = lines[lines.length - 1];
		if (line !== '' && line.length + 1 + word.length > room) lines.push(word);
		else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
	}
	const height = lines.length * size * 1.25;
	return {
		...base(id, item),
		type: 'text',
		x: item.x + (containerId ? 5 : 0),
		y: item.y + (containerId ? (item.h - height) / 2 : 0),
		width: item.w - (containerId ? 10 : 0),
		height,
		text: lines.join('\n'),
		originalText: item.text,
		fontSize: size,
		fontFamily: 6,
		textAlign: containerId ? 'center' : 'left',
		verticalAlign: containerId ? 'middle' : 'top',
		containerId,
		autoResize: false,
		lineHeight: 1.25
	};
};

const elements = board.items.flatMap((item, index) => {
	const id = `item-${index}`;
	if (item.kind === 'text') return [text(id, item, 16, null)];
	if (item.kind === 'ink') {
		const points = [];
		for (let at = 0; at < item.points.length; at += 2) points.push([item.points[at], item.points[at + 1]]);
		return [
			{
				...base(id, item),
				type: 'freedraw',
				points,
				pressures: [],
				simulatePressure: true,
				lastCommittedPoint: null
			}
		];
	}
	const rectangle = { ...base(id, item), type: 'rectangle', backgroundColor: colors[item.color] };
	if (item.kind === 'rectangle') return [rectangle];
	return [
		{ ...rectangle, boundElements: [{ type: 'text', id: `${id}-text` }] },
		text(`${id}-text`, item, fontSize, id)
	];
});

const camera = (zoom) => ({
	zoom: { value: zoom },
	scrollX: -(box.w / 2 - innerWidth / 2 / zoom),
	scrollY: -(box.h / 2 - innerHeight / 2 / zoom)
});

let api;
let mounted = false;
globalThis.bench = {
	/** Its picture is painted within the frame that follows the commit of React. */
	get painted() {
		return (
			mounted &&
			api !== undefined &&
			api.getSceneElements().length === elements.length &&
			!api.getAppState().isLoading
		);
	},
	look: (name) => api.updateScene({ appState: camera(name === 'fit' ? fitZoom(box) : 1) }),
	select: (indices) =>
		api.updateScene({
			appState: { selectedElementIds: Object.fromEntries(indices.map((index) => [`item-${index}`, true])) }
		}),
	placeOf(index) {
		const { zoom, scrollX, scrollY, offsetLeft, offsetTop } = api.getAppState();
		const { x, y, w, h } = board.items[index];
		return {
			x: (x + w / 2 + scrollX) * zoom.value + offsetLeft,
			y: (y + h / 2 + scrollY) * zoom.value + offsetTop
		};
	}
};

function App() {
	return (
		<div style={{ position: 'fixed', inset: 0 }}>
			<Excalidraw
				excalidrawAPI={(given) => (api = given)}
				initialData={{ elements, appState: camera(fitZoom(box)), scrollToContent: false }}
				onChange={() => (mounted = true)}
			/>
		</div>
	);
}
createRoot(document.getElementById('root')).render(<App />);
