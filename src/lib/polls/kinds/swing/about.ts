import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = { id: 'swing', name: m.swing_name };
