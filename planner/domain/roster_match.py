"""Whose row is it: finds the pupil that each row of a roster is about, or says why that can't be told."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.domain.roster import Roster, RosterPupil, RosterSource, RowError, class_key, name_key
from planner.domain.roster_guardians import KnownGuardian
from planner.domain.school import Pupil, SchoolClass
from planner.errors import N_

_TWICE_ID = N_("elev_id «{id}» står i fleire rader. Gi kvar elev sin eigen elev_id, og skriv alle klassane i éi rad.")
_TWICE_NAME = N_("Ein elev med same namn står i ei anna rad. Skriv elev_id eller fødselsdato i begge radene.")
_OTHERS_ID = N_(
    "elev_id «{id}» høyrer til ein annan elev på skulen. La cella stå tom, eller gi eleven ein annan elev_id."
)
_TWO_KNOWN = N_("Skulen har fleire elevar med dette namnet. Skriv elev_id eller fødselsdato, så vi veit kven det er.")
_ELSEWHERE = N_(
    "Ein elev med dette namnet går i {label}. Skriv elev_id eller fødselsdato, så vi veit om det er same elev."
)
_SAME_AS = N_("Rad {other} gjeld same elev. Skriv elev_id i begge radene, eller ta bort den eine.")

_SURE_WORDS = 2


@dataclass(frozen=True)
class KnownPupil:
    """A pupil the school has, or had; `never_show` is not read.

    Attributes:
        classes: the keys of the classes of this school year the pupil is in now.
        past: the keys of those the pupil has left.
    """

    pupil: Pupil
    classes: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    guardians: tuple[KnownGuardian, ...] = ()


@dataclass(frozen=True)
class CurrentRoster:
    """What the school has before the import: its pupils, and this school year's classes by key."""

    pupils: tuple[KnownPupil, ...] = ()
    classes: Mapping[str, SchoolClass] = field(default_factory=dict)

    def labels(self, keys: Iterable[str]) -> str:
        """Return classes as people write them."""
        return ", ".join(sorted(self.classes[key].label for key in keys))


@dataclass
class Matches:
    """The rows that can be placed, each with the pupil it is about (None: a new one), and those that can't."""

    placed: list[tuple[RosterPupil, KnownPupil | None]] = field(default_factory=list)
    refused: list[tuple[RosterPupil, RowError]] = field(default_factory=list)


def match(roster: Roster, current: CurrentRoster) -> Matches:
    """Find the pupil each row is about: by the other system's id, otherwise by name and birth date.

    A name alone is enough when only one pupil has it, unless that pupil is in a class the file doesn't name: then it
    may be somebody else. Two names with different birth dates are never the same pupil.
    """
    finder, matches = _Finder(roster, current), Matches()
    repeated = _repeated(roster)
    taken: dict[str, int] = {}
    for row in sorted(roster.pupils, key=lambda row: row.external_id not in finder.by_id):
        found = repeated.get((row.file, row.row)) or finder.find(row)
        if isinstance(found, KnownPupil) and found.pupil.id in taken:
            found = _error(roster, row, "elev_id", _SAME_AS, other=taken[found.pupil.id])
        if isinstance(found, RowError):
            matches.refused.append((row, found))
            continue
        if found:
            taken[found.pupil.id] = row.row
        matches.placed.append((row, found))
    return matches


class _Finder:
    """The school's pupils by id and by name."""

    def __init__(self, roster: Roster, current: CurrentRoster) -> None:
        self.roster, self.current = roster, current
        self.ids_in_file = {row.external_id for row in (*roster.pupils, *roster.rejected)} - {""}
        self.keys_in_file = {class_key(one.label) for one in roster.classes}
        self.by_id = {one.pupil.external_id: one for one in current.pupils if one.pupil.external_id}
        self.by_name: dict[str, list[KnownPupil]] = defaultdict(list)
        for one in current.pupils:
            self.by_name[name_key(one.pupil.name)].append(one)

    def find(self, row: RosterPupil) -> KnownPupil | RowError | None:
        known = self.by_id.get(row.external_id)
        if known and self.roster.source is RosterSource.TABLE and not _may_be_same(row, known.pupil):
            return _error(self.roster, row, "elev_id", _OTHERS_ID, id=row.external_id)
        if known:
            return known
        namesakes = [one for one in self.by_name.get(row.name_key, ()) if self._may_be(row, one)]
        sure = [one for one in namesakes if row.birth_date and row.birth_date == one.pupil.birth_date]
        likely = sure or [one for one in namesakes if not (row.birth_date and one.pupil.birth_date)]
        if len(likely) > 1:
            return _error(self.roster, row, "elev_id", _TWO_KNOWN)
        if likely and not sure and self._is_elsewhere(row, likely[0]):
            label = self.current.labels(likely[0].classes)
            return _error(self.roster, row, "fodselsdato", _ELSEWHERE, label=label)
        return likely[0] if likely else None

    def _may_be(self, row: RosterPupil, one: KnownPupil) -> bool:
        """Say whether a namesake without the row's id may be the pupil.

        A pupil with an id of another row, or another id, is somebody else, unless the birth dates agree: then the row
        is a double, or the other system has given new ids.
        """
        known_id = one.pupil.external_id
        agrees = row.birth_date is not None and row.birth_date == one.pupil.birth_date
        if known_id in self.ids_in_file:
            return agrees and not row.external_id
        return agrees or not (row.external_id and known_id)

    def _is_elsewhere(self, row: RosterPupil, one: KnownPupil) -> bool:
        here = {class_key(label) for label in row.classes}
        return bool(one.classes) and not one.classes & here and not one.classes <= self.keys_in_file


def _may_be_same(row: RosterPupil, pupil: Pupil) -> bool:
    """Ids that people number themselves (1, 2, 3) come back in another class's sheet for somebody else."""
    shared = set(row.name_key.split()) & set(name_key(pupil.name).split())
    if row.birth_date and pupil.birth_date:
        return row.birth_date == pupil.birth_date or len(shared) >= _SURE_WORDS
    return bool(shared)


def _repeated(roster: Roster) -> dict[tuple[str, int], RowError]:
    """Return the rows that can't be told from another row of the file."""
    ids = Counter(row.external_id for row in roster.pupils if row.external_id)
    births: dict[str, Counter[date | None]] = defaultdict(Counter)
    for row in roster.pupils:
        births[row.name_key][row.birth_date] += 1
    errors = {}
    for row in roster.pupils:
        if ids[row.external_id] > 1:
            errors[row.file, row.row] = _error(roster, row, "elev_id", _TWICE_ID, id=row.external_id)
        elif not row.external_id and _has_double(row.birth_date, births[row.name_key]):
            errors[row.file, row.row] = _error(roster, row, "elev_id", _TWICE_NAME)
    return errors


def _has_double(born: date | None, namesakes: Counter[date | None]) -> bool:
    alike = namesakes.total() if born is None else namesakes[born] + namesakes[None]
    return alike > 1


def _error(roster: Roster, row: RosterPupil, column: str, message: str, **values: object) -> RowError:
    return RowError(row.file, row.row, roster.headings.get(column, column), message, values)
