/** The limit: a bare canvas that fills a rectangle for each item, every time, and does nothing else. */
import { cell, colors, extent, fitZoom, plan } from './shared.js';

const board = await plan();
const canvas = document.createElement('canvas');
document.body.append(canvas);
canvas.width = innerWidth;
canvas.height = innerHeight;
const context = canvas.getContext('2d', { alpha: false });
const box = extent(board, cell);
let camera = { x: 0, y: 0, zoom: 1 };
let asked = false;

function paint() {
	asked = false;
	context.setTransform(1, 0, 0, 1, 0, 0);
	context.fillStyle = '#fff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.setTransform(camera.zoom, 0, 0, camera.zoom, -camera.x * camera.zoom, -camera.y * camera.zoom);
	const right = camera.x + canvas.width / camera.zoom;
	const bottom = camera.y + canvas.height / camera.zoom;
	for (const { x, y, w, h, color } of board.items) {
		if (x + w < camera.x || y + h < camera.y || x > right || y > bottom) continue;
		context.fillStyle = colors[color];
		context.fillRect(x, y, w, h);
	}
	globalThis.bench.painted = true;
}
function ask() {
	if (!asked) requestAnimationFrame(paint);
	asked = true;
}
function look(zoom) {
	camera = { x: box.w / 2 - innerWidth / 2 / zoom, y: box.h / 2 - innerHeight / 2 / zoom, zoom };
	ask();
}
globalThis.bench = {
	painted: false,
	look: (name) => look(name === 'fit' ? fitZoom(box) : 1),
	select() {},
	placeOf: () => ({ x: 0, y: 0 })
};
addEventListener(
	'wheel',
	(event) => {
		event.preventDefault();
		if (event.ctrlKey) {
			const zoom = camera.zoom * Math.exp(-event.deltaY * 0.01);
			camera = {
				x: camera.x + event.clientX / camera.zoom - event.clientX / zoom,
				y: camera.y + event.clientY / camera.zoom - event.clientY / zoom,
				zoom
			};
		} else
			camera = {
				...camera,
				x: camera.x + event.deltaX / camera.zoom,
				y: camera.y + event.deltaY / camera.zoom
			};
		ask();
	},
	{ passive: false }
);
look(fitZoom(box));
