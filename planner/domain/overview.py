"""The guideline row by row: how much of a school's own work is in order, late, or against it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.domain.overview_marks import (
    ClassFacts,
    EnquiryFacts,
    Mark,
    ProjectFacts,
    RowId,
    SiteFacts,
    class_marks,
    enquiry_mark,
    project_mark,
    site_marks,
)


@dataclass(frozen=True)
class Row:
    """One row: so many of so many are in order, so many late, so many failed; what is left has time."""

    id: RowId
    figure: int
    of: int
    late: int
    failed: int


@dataclass(frozen=True)
class SchoolFacts:
    """All that a school's rows are counted from; equal facts stand once, with how many there are.

    Attributes:
        practices: for each discussion card whether its practice is to be looked at again; None where none is agreed.
        staff, readers: of those who are to read the guideline, and who have read the version in force.
        reading_is_due: whether they have had time to.
        examples: the id of one of those that have equal facts.
    """

    sites: Mapping[SiteFacts, int]
    projects: Mapping[ProjectFacts, int]
    classes: Mapping[ClassFacts, int]
    enquiries: Mapping[EnquiryFacts, int]
    practices: tuple[bool | None, ...] = ()
    staff: int = 0
    readers: int = 0
    reading_is_due: bool = False
    crisis: bool = False
    examples: Mapping[SiteFacts | ProjectFacts, str] = field(default_factory=dict)


_PRACTICE = {None: Mark.WAITING, False: Mark.GOOD, True: Mark.LATE}


def guideline_rows(facts: SchoolFacts, today: date) -> tuple[Row, ...]:
    """Return every row, in order; those without anything to count are there with 0 of 0."""
    tally: dict[RowId, dict[Mark, int]] = {id_: dict.fromkeys(Mark, 0) for id_ in RowId}
    for id_, mark, count in _counted(facts, today):
        tally[id_][mark] += count
    return tuple(
        Row(id_, marks[Mark.GOOD], sum(marks.values()), marks[Mark.LATE], marks[Mark.FAILED])
        for id_, marks in tally.items()
    )


def summed(schools: Iterable[tuple[Row, ...]]) -> tuple[Row, ...]:
    """Return the rows of many schools as one."""
    total = {id_: Row(id_, 0, 0, 0, 0) for id_ in RowId}
    for rows in schools:
        for one in rows:
            so_far = total[one.id]
            total[one.id] = Row(
                one.id,
                so_far.figure + one.figure,
                so_far.of + one.of,
                so_far.late + one.late,
                so_far.failed + one.failed,
            )
    return tuple(total.values())


def _counted(facts: SchoolFacts, today: date) -> Iterator[tuple[RowId, Mark, int]]:
    for site, count in facts.sites.items():
        yield from ((id_, mark, count) for id_, mark in site_marks(site, today).items())
    for project, count in facts.projects.items():
        if mark := project_mark(project, today):
            yield RowId.PICTURE_CONSENT, mark, count
    for room, count in facts.classes.items():
        yield from ((id_, mark, count) for id_, mark in class_marks(room).items())
    yield from ((RowId.ARCHIVE, enquiry_mark(one), count) for one, count in facts.enquiries.items())
    yield from ((RowId.ROLES, _PRACTICE[is_due], 1) for is_due in facts.practices)
    yield RowId.DOCUMENT, Mark.GOOD, facts.readers
    yield RowId.DOCUMENT, Mark.LATE if facts.reading_is_due else Mark.WAITING, facts.staff - facts.readers
    yield RowId.CRISIS, Mark.WAITING if facts.crisis else Mark.GOOD, 1
