/** Opens a file as Excalidraw does when it is dropped on it, for the tests of what we write. */
import { exportToCanvas, loadFromBlob } from '@excalidraw/excalidraw';

globalThis.excalidraw = {
	async open(text) {
		const file = new Blob([text], { type: 'application/json' });
		const { elements, files, appState } = await loadFromBlob(file, null, null);
		const { width, height } = await exportToCanvas({ elements, files, appState });
		return { elements, width, height };
	}
};
