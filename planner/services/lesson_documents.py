"""The lesson plan with its pupil sheet, as a file."""

import re
from datetime import date

from forms.layout import Sender
from forms.lesson_plan import Headings, LessonPlan, PupilSheetPage, lesson_plan_pdf
from forms.story import WritingLines
from planner.content.lessons import aim_text, grades_name, lesson_words, topics
from planner.content.texts import Texts
from planner.domain.lesson import Lesson, PupilSheet
from planner.domain.permission import Actor
from planner.services.adapted_lessons import lesson
from planner.services.letterheads import letterhead_of
from planner.storage import Session

_LINES = re.compile(r"\s*\{lines:(\d+)\}$")
_TIED = re.compile(r"(?<=§) (?=\d)|(?<=\b116) (?=111\b)")  # no line ends in a paragraph's or a telephone's number


def lesson_plan(session: Session, actor: Actor, lesson_id: str, today: date, language: str) -> bytes:
    """Return a lesson as a file, with the school's letterhead when the actor has a school.

    A school's copy is printed in the language it is written in.

    Raises:
        NotFound: neither the library nor the school has such a lesson.
    """
    found = lesson(session, actor, lesson_id, language)
    said = lesson_words(found.language)
    head = letterhead_of(session, actor, found.language)
    sender = Sender(head, said("lesson.title", title=found.title), found.language, today)
    return lesson_plan_pdf(plan_of(found, said, sender))


def file_name(lesson_id: str) -> str:
    """Return the name of a lesson plan's file."""
    return f"opplegg-{lesson_id}.pdf"


def plan_of(found: Lesson, said: Texts, sender: Sender) -> LessonPlan:
    """Return a lesson as its document says it."""
    sheet = found.sheet
    return LessonPlan(
        sender=sender,
        title=found.title,
        summary=found.summary,
        facts=(
            (said("lesson.grades"), grades_name(found.grades, said.language)),
            (said("lesson.time"), said("lesson.minutes", minutes=found.minutes)),
            (said("lesson.topic"), topics(said.language)[found.topic]),
        ),
        headings=Headings(**said.group("lesson.headings")),
        goal=found.goal,
        aims=tuple(aim_text(one, said.language) for one in found.aims),
        aims_remark=said("lesson.aims_remark"),
        know=_tied(found.know),
        materials=found.materials,
        phases=tuple(
            (said("lesson.phase", number=number, title=one.title, minutes=one.minutes), tuple(map(_tied, one.steps)))
            for number, one in enumerate(found.phases, 1)
        ),
        adapt=((said("lesson.easier"), " ".join(found.easier)), (said("lesson.harder"), " ".join(found.harder))),
        reflection=found.reflection,
        home=_tied(found.home),
        surfaces=_tied(found.surfaces),
        resources=tuple(
            said("lesson.resource", name=one.name, purpose=one.purpose, address=one.address) for one in found.resources
        ),
        page_of=said("page.page_of", page="{page}", pages="{pages}"),
        footer=said("lesson.footer", title=found.title),
        sheet=_sheet(sheet, found.title, said) if sheet else None,
    )


def _sheet(sheet: PupilSheet, lesson_title: str, said: Texts) -> PupilSheetPage:
    footer = said("lesson.sheet_footer", title=lesson_title)
    items = tuple(_item(one) for one in sheet.items)
    return PupilSheetPage(sheet.title, said("lesson.name"), sheet.intro, items, footer)


def _item(text: str) -> WritingLines:
    lines = _LINES.search(text)
    return WritingLines(text[: lines.start()], int(lines[1])) if lines else WritingLines(text)


def _tied(text: str) -> str:
    return _TIED.sub("\u00a0", text)
