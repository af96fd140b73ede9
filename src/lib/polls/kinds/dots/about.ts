import { m } from '#lib/i18n/paraglide/messages.js';
import type { PollKindAbout } from '../../poll-views.ts';

export const about: PollKindAbout = { id: 'dots', name: m.dots_name };
