/** What this browser remembers about steps: whether to be taken along, and whether to hear the end. */
import * as v from 'valibot';
import { storedValue } from '#lib/base/stored-value.ts';

const followStored = storedValue('steps-follow', v.boolean(), true);
const soundStored = storedValue('steps-sound', v.boolean(), false);

export class StepPreferences {
	#follow = $state(followStored.get());
	#sound = $state(soundStored.get());

	get follow(): boolean {
		return this.#follow;
	}
	set follow(follow: boolean) {
		this.#follow = follow;
		followStored.set(follow);
	}

	get sound(): boolean {
		return this.#sound;
	}
	set sound(sound: boolean) {
		this.#sound = sound;
		soundStored.set(sound);
	}
}

/** Two soft tones of half a second; silent where the browser does not allow sound. */
export function chime(): void {
	const context = new AudioContext();
	const volume = context.createGain();
	volume.gain.value = 0.06;
	volume.connect(context.destination);
	for (const [index, frequency] of [660, 880].entries()) {
		const tone = context.createOscillator();
		tone.frequency.value = frequency;
		tone.connect(volume);
		tone.start(context.currentTime + index * 0.25);
		tone.stop(context.currentTime + index * 0.25 + 0.22);
		if (index === 1) tone.onended = () => void context.close();
	}
}
