"""A class's lessons as a calendar file (RFC 5545): one lesson, or the class's whole school year."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter

from icalendar import Calendar, Event

from planner.domain.lesson import ClassLesson, Lesson
from planner.domain.permission import Action, Actor
from planner.domain.school import SchoolClass
from planner.errors import N_, NotFound
from planner.i18n import Words
from planner.services.access import require_class
from planner.services.adapted_lessons import plans
from planner.storage import Session, lessons, people

MEDIA_TYPE = "text/calendar"
_MAKER = "-//Nettplan//Timar//NN"


def lesson_calendar(session: Session, actor: Actor, id_: str) -> bytes:
    """Return one planned or held lesson of a class as a calendar file, in the school's language.

    Raises:
        NotFound: there is no such lesson in the actor's classes.
    """
    found = lessons.lesson(session, id_)
    if found is None or found.school_id != actor.school_id:
        raise NotFound(N_("Timen finst ikkje lenger."))
    return _calendar(session, actor, require_class(session, actor, found.class_id, Action.SEE_LESSONS), [found])


def year_calendar(session: Session, actor: Actor, class_id: str) -> bytes:
    """Return all lessons of a class's school year, planned and held, as one calendar file in the school's language."""
    school_class = require_class(session, actor, class_id, Action.SEE_LESSONS)
    return _calendar(session, actor, school_class, lessons.lessons_of(session, [class_id]))


def calendar_name(class_label: str) -> str:
    """Return the name of a class's calendar file: timeplan-7B.ics."""
    plain = unicodedata.normalize("NFC", class_label)
    return f"timeplan-{re.sub(r'[^0-9A-Za-zÆØÅæøå]+', '-', plain).strip('-')[:40] or 'klasse'}.ics"


def _calendar(session: Session, actor: Actor, school_class: SchoolClass, shown: Iterable[ClassLesson]) -> bytes:
    language = people.school(session, school_class.school_id).language
    library = plans(session, actor, language)
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    dated = ((one.day, one.id, library[one.lesson_id]) for one in shown if one.day and one.lesson_id in library)
    for day, id_, plan in sorted(dated, key=itemgetter(0, 1)):
        calendar.add_component(_event(id_, day, plan, school_class.label, Words(language)))
    return bytes(calendar.to_ical())


def _event(id_: str, day: date, plan: Lesson, class_label: str, words: Words) -> Event:
    event = Event()
    event.add("uid", f"{id_}@nettplan")
    # The moment is the day's own, so that the same plan always makes the same file.
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{plan.title}, {class_label}")
    event.add("description", words(N_("{minutes} minutt. {goal}"), minutes=plan.minutes, goal=plan.goal))
    return event
