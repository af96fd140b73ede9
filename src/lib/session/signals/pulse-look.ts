/** What the three answers of the pulse are called and look like. */
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import Gauge from '@lucide/svelte/icons/gauge';
import type { Component } from 'svelte';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Pulse } from './model/messages.ts';

export const pulseLooks: Readonly<Record<Pulse, { readonly name: () => string; readonly icon: Component }>> =
	{
		clear: { name: m.signals_pulse_clear, icon: CircleCheck },
		slower: { name: m.signals_pulse_slower, icon: Gauge },
		question: { name: m.signals_pulse_question, icon: CircleHelp }
	};
