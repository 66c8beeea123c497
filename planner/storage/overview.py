"""What the guideline's rows are counted from: grouped in the database, so that a thousand sites are a few rows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, select

from planner.domain.overview import SchoolFacts
from planner.domain.overview_marks import ClassFacts, Decided, EnquiryFacts, ProjectFacts, SiteFacts
from planner.domain.site import InUse, SiteState, answer_by
from planner.storage import overview_queries as queries
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.site_list import days_of

_FORGOTTEN = timedelta(days=365)


@dataclass(frozen=True)
class Wanted:
    """What the counting needs to know of the program's content.

    Attributes:
        netiquette, bullying: the ids of the library's lessons on each.
        cards: the ids of the discussion cards.
        version: of the guideline in force; readers: the roles that are to read it; reading_is_due: have had time to.
        hand_over_before: enquiries received before this day should be with the archive.
    """

    today: date
    school_year: int
    netiquette: Sequence[str]
    bullying: Sequence[str]
    cards: Sequence[str]
    version: str
    readers: Sequence[str]
    reading_is_due: bool
    hand_over_before: date

    def values(self, school_id: str | None) -> dict[str, Any]:
        """Return the values of the queries' places."""
        return {
            **days_of(self.today),
            "school": school_id,
            "today": self.today,
            "forgotten": self.today - _FORGOTTEN,
            "year": self.school_year,
            "netiquette": list(self.netiquette),
            "bullying": list(self.bullying),
            "cards": list(self.cards),
            "version": self.version,
            "readers": list(self.readers),
            "before": self.hand_over_before,
        }


@dataclass(frozen=True)
class SiteLine:
    """A site in a list behind a figure."""

    id: str
    name: str
    editor: str
    project_id: str | None


@dataclass(frozen=True)
class ProjectLine:
    """A project in a list behind a figure."""

    id: str
    title: str
    class_id: str
    class_label: str


def school_facts(session: Session, wanted: Wanted, school_id: str | None = None) -> dict[str, SchoolFacts]:
    """Return what each school's rows are counted from, by school id; one school, or all that the database holds."""
    asked, examples = wanted.values(school_id), dict[str, dict[SiteFacts | ProjectFacts, str]]()

    def by_school(query: queries.Queries, made: Callable[[Row[Any]], tuple[Any, int, str]]) -> dict[str, Counter[Any]]:
        found: dict[str, Counter[Any]] = {}
        for row in session.execute(query.of(school_id), asked):
            value, count, example = made(row)
            found.setdefault(row.school_id, Counter())[value] += count
            if example:
                examples.setdefault(row.school_id, {})[value] = example
        return found

    sites, projects = by_school(queries.SITES, _sites_alike), by_school(queries.PROJECTS, _one_project)
    rooms, enquiries = by_school(queries.CLASSES, _one_class), by_school(queries.ENQUIRIES, _enquiries_alike)
    practices = by_school(queries.PRACTICES, lambda row: (row.review_on <= wanted.today, 1, ""))
    readers = {row.school_id: row for row in session.execute(queries.READERS.of(school_id), asked)}
    crisis = set(session.scalars(queries.CRISIS))
    return {
        id_: SchoolFacts(
            sites=sites.get(id_, {}),
            projects=projects.get(id_, {}),
            classes=rooms.get(id_, {}),
            enquiries=enquiries.get(id_, {}),
            practices=_of_cards(practices.get(id_, {}), len(wanted.cards)),
            staff=readers[id_].staff if id_ in readers else 0,
            readers=readers[id_].readers if id_ in readers else 0,
            reading_is_due=wanted.reading_is_due,
            crisis=bool(crisis & {None, id_}),
            examples=examples.get(id_, {}),
        )
        for id_ in ([school_id] if school_id else session.scalars(select(tables.school.c.id)))
    }


def sites_with_facts(session: Session, wanted: Wanted, school_id: str) -> Iterator[tuple[SiteLine, SiteFacts]]:
    """Yield each of a school's sites by name, as a list names it, with the facts its rows are counted from."""
    # Many sites stand alike, and reading a row takes longer than finding what was read.
    known: dict[tuple[Any, ...], SiteFacts] = {}
    for row in session.execute(queries.EACH_SITE, wanted.values(school_id)):
        id_, name, editor, project_id, *told = row
        alike = tuple(told)
        if alike not in known:
            known[alike] = _site_facts(row)
        yield SiteLine(id_, name, editor, project_id), known[alike]


def projects_with_facts(session: Session, wanted: Wanted, school_id: str) -> Iterator[tuple[ProjectLine, ProjectFacts]]:
    """Yield each of a school's projects that counts, with the facts its row is counted from."""
    for row in session.execute(queries.PROJECTS.of(school_id), wanted.values(school_id)):
        yield ProjectLine(row.id, row.title, row.class_id, row.label), _one_project(row)[0]


def _sites_alike(row: Row[Any]) -> tuple[SiteFacts, int, str]:
    return _site_facts(row), row.many, row.example


def _one_project(row: Row[Any]) -> tuple[ProjectFacts, int, str]:
    return ProjectFacts(row.letters, row.replied, row.reply_by, bool(row.used), row.late), 1, row.id


def _one_class(row: Row[Any]) -> tuple[ClassFacts, int, str]:
    return ClassFacts(bool(row.netiquette), bool(row.bullying), bool(row.sites)), 1, ""


def _enquiries_alike(row: Row[Any]) -> tuple[EnquiryFacts, int, str]:
    return EnquiryFacts(bool(row.handed_over), bool(row.is_due), bool(row.site_gone)), row.many, ""


def _site_facts(row: Row[Any]) -> SiteFacts:
    return SiteFacts(
        state=SiteState(row.state),
        in_use=InUse(row.in_use),
        editor_here=bool(row.editor_here),
        leader_informed=bool(row.informed),
        own_password=bool(row.password),
        standing_text=bool(row.no_cases),
        stands_behind=bool(row.stands_behind),
        decided=Decided(row.decided),
        started=bool(row.started),
        forgotten=bool(row.forgotten),
        is_open=bool(row.is_open),
        alarm=bool(row.alarm),
        answer_by=answer_by(row.unanswered_since, row.answer_days),
    )


def _of_cards(found: Mapping[bool, int], cards: int) -> tuple[bool | None, ...]:
    agreed = [is_due for is_due, count in found.items() for _ in range(count)]
    return (*agreed, *[None] * (cards - len(agreed)))
