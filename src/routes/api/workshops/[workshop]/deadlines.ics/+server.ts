/** When the actions of all plans begin and end, as a calendar file with reminders. */
import { error } from '@sveltejs/kit';
import { localized } from '#lib/base/model/localized-text.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { getLocale } from '#lib/i18n/paraglide/runtime.js';
import { calendarOf, type CalendarDay } from '#lib/plan/model/calendar.ts';
import { lastDayOf } from '#lib/plan/model/follow-up.ts';
import { askedLocale } from '#lib/report/resolved.ts';
import { actionsIn } from '#lib/trace/model/reading.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const locale = askedLocale(url.searchParams.get('language')) ?? getLocale();
	const found = await locals.app.trace(request.headers.get('cookie'), params.workshop);
	if (!found) error(404, 'not found');
	const origin = locals.app.origin(request.headers.get('host'));
	const days = actionsIn(found.trace).flatMap(({ plan, action, number }): CalendarDay[] => {
		const name = action.name || m.report_trace_unnamed({ number }, { locale });
		const about = {
			text: m.plan_calendar_text({ plan: plan.title }, { locale }),
			link: `${origin}/w/${params.workshop}/plans/${plan.id}?section=${action.id}`
		};
		const id = `${plan.id}-${action.id}`;
		const end = lastDayOf(action.ends);
		return [
			...(action.begins === ''
				? []
				: [
						{
							...about,
							id: `${id}-begin`,
							day: `${action.begins}-01`,
							title: m.plan_calendar_begin({ name }, { locale })
						}
					]),
			...(end === undefined
				? []
				: [{ ...about, id: `${id}-end`, day: end, title: m.plan_calendar_end({ name }, { locale }) }])
		];
	});
	const title = m.plan_calendar_name({ title: localized(found.title, locale) }, { locale });
	return new Response(calendarOf(title, days, found.at), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="deadlines.ics"',
			'cache-control': 'no-store'
		}
	});
};
