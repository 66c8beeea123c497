"""The coverage of a school year as a file, and what each class still lacks."""

from datetime import date

from forms.coverage import Coverage as CoveragePaper
from forms.coverage import CoverageTable, coverage_pdf
from forms.layout import Sender
from planner.content.lessons import grade_name, topics
from planner.content.texts import Texts, texts
from planner.domain.lesson import Topic
from planner.domain.permission import Action, Actor
from planner.domain.school import School, school_year_name
from planner.i18n import Words
from planner.services.access import require_school
from planner.services.lessons import ClassYear, Coverage, lesson_coverage
from planner.services.letterheads import letterhead
from planner.storage import Session, logos, people


def coverage_document(session: Session, actor: Actor, today: date, language: str) -> bytes:
    """Return how far the classes that the actor may see have come this school year, as a file."""
    school = people.school(session, require_school(actor, Action.SEE_LESSONS))
    found = lesson_coverage(session, actor, today, language)
    return coverage_pdf(coverage_of(found, school, logos.logo_of(session, school.id), today, language))


def file_name(school_year: int) -> str:
    """Return the name of the file of a school year."""
    return f"timar-{school_year}-{school_year + 1}.pdf"


def missing_topics(year: ClassYear, found: Coverage) -> tuple[Topic, ...]:
    """Return the topics that a class could have had a lesson on and hasn't; only lessons held count.

    A topic counts when a plan of it is for one of the class's grades; for a class without grades each one does.
    """
    grades, plans = set(year.school_class.grades), found.plans.values()
    fit = {one.topic for one in plans if not grades or grades & set(one.grades)}
    held = {one.lesson_id for one in year.lessons if one.is_held}
    had = {one.topic for one in plans if one.id in held}
    return tuple(topic for topic in Topic if topic in fit - had)


def coverage_of(found: Coverage, school: School, logo: bytes | None, today: date, language: str) -> CoveragePaper:
    """Return the coverage of a school year as its document says it."""
    said, words = texts("documents", language), Words(language)
    year = school_year_name(found.school_year)
    title = said("coverage.title", year=year)
    return CoveragePaper(
        sender=Sender(letterhead(school, logo, language), title, language, today),
        title=title,
        intro=said("coverage.intro"),
        picture=_picture(found, said),
        classes=_classes(found, said),
        done=_done(found, said, words),
        none_held=said("coverage.none_held"),
        remark=said("coverage.remark"),
        page_of=said("page.page_of", page="{page}", pages="{pages}"),
        footer=said("coverage.footer", year=year, date=words.date(today)),
    )


def _picture(found: Coverage, said: Texts) -> CoverageTable:
    names = topics(said.language)
    head = (said("coverage.topic"), *(grade_name(grade, said.language) for grade in found.grades))
    rows = tuple((names[one], *(str(row[one]) for row in found.grades.values())) for one in Topic)
    return CoverageTable(said("coverage.picture"), head, rows if found.grades else ())


def _classes(found: Coverage, said: Texts) -> CoverageTable:
    head = tuple(said(f"coverage.{name}") for name in ("class_label", "held", "missing", "next"))
    return CoverageTable(said("coverage.classes"), head, tuple(_class(one, found, said) for one in found.classes))


def _class(year: ClassYear, found: Coverage, said: Texts) -> tuple[str, ...]:
    names = topics(said.language)
    missing = ", ".join(names[one] for one in missing_topics(year, found))
    none_fits = said("coverage.no_next" if year.school_class.grades else "coverage.no_grade")
    return (
        year.school_class.label,
        str(sum(one.is_held for one in year.lessons)),
        missing or said("coverage.nothing_missing"),
        year.next.title if year.next else none_fits,
    )


def _done(found: Coverage, said: Texts, words: Words) -> CoverageTable:
    plans = found.plans
    held = sorted(
        (one.held_on, year.school_class.label, one.lesson_id, one.minutes)
        for year in found.classes
        for one in year.lessons
        if one.held_on
    )
    rows = tuple(
        (words.short_date(day), label, plans[id_].title if id_ in plans else id_, str(minutes))
        for day, label, id_, minutes in held
    )
    head = tuple(said(f"coverage.{name}") for name in ("day", "class_label", "lesson", "minutes"))
    return CoverageTable(said("coverage.done"), head, rows)
