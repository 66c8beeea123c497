"""What an import changes, told to the one who imports: numbers, classes and the pupils it changes."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.roster import Roster, RosterSource, RosterTeacher, RowError, class_key
from planner.domain.roster_match import CurrentRoster
from planner.domain.roster_plan import Changed, PupilChange, RosterPlan
from planner.domain.school import name_order

_FIRST_ROWS = 5


@dataclass(frozen=True)
class PupilLine:
    """One pupil as the import leaves them, and which fields it changes. Of `never_show` it says nothing.

    Attributes:
        languages: of the guardians, one for each; empty for the school's.
    """

    name: str
    classes: tuple[str, ...]
    birth_date: date | None
    guardians: tuple[str, ...]
    fields: tuple[Changed, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClassLine:
    """One class of the file: how many pupils it names, how many join and leave it, and the first on its list."""

    label: str
    grades: tuple[int, ...]
    is_new: bool
    pupils: int
    joining: int
    leaving: int
    first: tuple[PupilLine, ...]


@dataclass(frozen=True)
class RosterReport:
    """What an import would change, or changed, in numbers of pupils.

    Attributes:
        updated: with the `moved` among them.
        errors: one for each cell that is wrong; those rows are left out.
        warnings: what isn't kept of rows that are imported.
        teachers: as the file names them; an import makes no staff.
        changes: the pupils that are updated. leavers: those who left.
        is_worth_importing: whether there is anything to write; a filled `skjul` column counts, whatever it says.
        guardians: how many the file names. languages: theirs with how many, most first; "" where the file says none.
    """

    source: RosterSource
    added: int
    updated: int
    moved: int
    unchanged: int
    left: int
    errors: tuple[RowError, ...]
    teachers: tuple[RosterTeacher, ...]
    classes: tuple[ClassLine, ...]
    changes: tuple[PupilLine, ...]
    leavers: tuple[PupilLine, ...]
    warnings: tuple[RowError, ...] = ()
    is_worth_importing: bool = True
    guardians: int = 0
    languages: tuple[tuple[str, int], ...] = ()


def roster_report(roster: Roster, planned: RosterPlan, current: CurrentRoster) -> RosterReport:
    """Return the report of a plan."""
    labels = {class_key(one.label): one.label for one in roster.classes}
    labels |= {key: one.label for key, one in current.classes.items()}
    languages = Counter(one.language or "" for pupil in roster.pupils for one in pupil.guardians)
    return RosterReport(
        roster.source,
        len(planned.added),
        len(planned.updated),
        len(planned.moved),
        len(planned.unchanged),
        len(planned.left),
        planned.errors,
        roster.teachers,
        tuple(_classes(roster, planned, current, labels)),
        tuple(_line(one, labels) for one in planned.updated),
        tuple(_line(one, labels) for one in planned.left),
        roster.warnings,
        is_worth_importing=bool(planned.added or planned.updated or planned.left or planned.filled)
        or any(one.never_show is not None for one in planned.unchanged),
        guardians=languages.total(),
        languages=tuple(languages.most_common()),
    )


def _classes(
    roster: Roster, planned: RosterPlan, current: CurrentRoster, labels: Mapping[str, str]
) -> Iterator[ClassLine]:
    members: dict[str, list[PupilChange]] = defaultdict(list)
    for change in (*planned.added, *planned.updated, *planned.unchanged):
        for key in change.classes:
            members[key].append(change)
    joining = Counter(key for one in (*planned.added, *planned.updated) for key in one.joins)
    leaving = Counter(key for one in (*planned.updated, *planned.left) for key in one.leaves)
    for one in sorted(roster.classes, key=lambda one: (one.grades, name_order(one.label))):
        key = class_key(one.label)
        known = current.classes.get(key)
        grades = (known.grades if known else ()) or one.grades
        first = sorted(members[key], key=lambda change: change.pupil.list_order)[:_FIRST_ROWS]
        lines = tuple(_line(change, labels) for change in first)
        yield ClassLine(labels[key], grades, known is None, len(members[key]), joining[key], leaving[key], lines)


def _line(change: PupilChange, labels: Mapping[str, str]) -> PupilLine:
    classes = tuple(sorted(labels[key] for key in change.classes))
    languages = tuple(one.language for one in change.guardians_after)
    pupil = change.pupil
    return PupilLine(pupil.name, classes, pupil.birth_date, change.guardian_names, change.fields, languages)
