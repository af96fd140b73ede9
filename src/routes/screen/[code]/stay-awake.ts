/** Keeps the display on while the page is seen, where the browser can. @returns what lets it sleep again */
export function stayAwake(): () => void {
	let lock: WakeLockSentinel | undefined;
	let over = false;
	const ask = async (): Promise<void> => {
		if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		try {
			lock = await navigator.wakeLock.request('screen');
			if (over) void lock.release();
		} catch {
			// A low battery or the operator's policy: the display sleeps as it always did.
		}
	};
	const again = (): void => void ask();
	document.addEventListener('visibilitychange', again);
	again();
	return () => {
		over = true;
		document.removeEventListener('visibilitychange', again);
		void lock?.release();
	};
}
