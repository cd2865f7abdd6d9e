"""日历: the agenda as iCalendar (RFC 5545), all-day events with reminders at nine on working days."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.views.agenda import Appointment, agenda

# 09:00 in Beijing, which has no summer time.
_NINE = time(1, tzinfo=UTC)


def render_calendar(request: ReportRequest) -> bytes:
    """The calendar; its stamp is the as-of day, so that the same request gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//jianguan//duban//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "督查督办时限")
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    stamp = datetime.combine(request.as_of, time(tzinfo=UTC))
    for appointment in agenda(request):
        calendar.add_component(_event(appointment, stamp))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, stamp: datetime) -> Event:
    event = Event()
    # A hash: ids never reach a reader, and keys are Chinese.
    event.add("uid", f"{sha256(appointment.key.encode()).hexdigest()[:32]}@jianguan")
    event.add("dtstamp", stamp)
    event.add("dtstart", appointment.day)
    event.add("dtend", appointment.day + timedelta(days=1))
    event.add("summary", appointment.summary)
    event.add("description", appointment.text)
    event.add("categories", [appointment.category])
    event.add("transp", "TRANSPARENT")
    for day in appointment.reminders:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", appointment.summary)
        alarm.add("trigger", datetime.combine(day, _NINE))
        event.add_component(alarm)
    return event
