"""What OneRoster and Microsoft SDS have in common: people, classes and enrolments that point at one another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.roster import Roster, RosterGuardian, RosterPupil, RosterSource, RosterTeacher
from planner.errors import N_
from planner.readers.class_titles import class_titles
from planner.readers.row import LONGEST_NAME, LONGEST_PHONE, Row

STUDENT, TEACHER = "student", "teacher"
GUARDIAN_ROLES = frozenset({"parent", "guardian"})
_ALL_PLACES = 99
_LONG_LIST = 100_000
_HEADINGS = {"elev_id": "sourcedId", "klasse": "sourcedId", "fodselsdato": "sourcedId"}


@dataclass(frozen=True)
class Enrolment:
    """One person's place in one class, and the row that says so."""

    class_id: str
    person_id: str
    role: str
    row: Row

    @classmethod
    def of(cls, row: Row) -> "Enrolment":
        """Read a row of enrollments.csv."""
        return cls(row.text("classSourcedId"), row.text("userSourcedId"), row.text("role").lower(), row)


@dataclass(frozen=True)
class Register:
    """What such a set of files says, by the ids they use.

    Attributes:
        people, classes, births: the rows that count, by id (of births: the person's).
        roles: what each person is.
        guardians: the ids of each pupil's guardians, in their order.
        known_ids: all ids of people and classes in the files, also of those that don't count.
        all_placed: whether every pupil of the files should be in a class that counts.
        rows: every row read, for its errors.
    """

    source: RosterSource
    people: Mapping[str, Row]
    classes: Mapping[str, Row]
    births: Mapping[str, Row]
    roles: Mapping[str, Collection[str]]
    enrolments: Sequence[Enrolment]
    guardians: Mapping[str, Sequence[str]]
    known_ids: frozenset[str]
    all_placed: bool
    rows: Sequence[Row]


def id_list(row: Row, column: str) -> list[str]:
    """Return the ids of a cell that holds several, with commas between them."""
    return [one.strip() for one in row.text(column, _LONG_LIST).split(",") if one.strip()]


def by_id(rows: Iterable[Row], column: str = "sourcedId") -> dict[str, Row]:
    """Return rows by their id; one that has none, or another's, gets an error."""
    found: dict[str, Row] = {}
    for row in rows:
        key = row.external_id(column)
        if key in found:
            row.fault(column, N_("«{id}» står i fleire rader. Kvar rad må ha sin eigen id."), id=key)
        elif key:
            found[key] = row
        elif not row.errors:
            row.fault(column, N_("Cella er tom. Fyll ho ut."))
    return found


def roster_of(register: Register, today: date) -> Roster:
    """Return the roster that the files make up.

    Only classes with pupils in them count. A pupil is rejected for an error in any row about them or their guardians.
    """
    return _Builder(register, today).roster()


class _Builder:
    """Follows the ids from enrolments to people, and from pupils to guardians."""

    def __init__(self, register: Register, today: date) -> None:
        self.register = register
        self.today = today
        self.classes = class_titles(register.classes, {one.class_id for one in register.enrolments})
        self.places: dict[str, dict[str, list[str]]] = {STUDENT: defaultdict(list), TEACHER: defaultdict(list)}
        self.faulty: set[str] = set()
        self.lost: list[RosterPupil] = []
        self.known_guardians: dict[str, RosterGuardian] = {}

    def roster(self) -> Roster:
        for enrolment in self.register.enrolments:
            if enrolment.role in self.places:
                self._enrol(enrolment)
        read = {key: self._pupil(key) for key in self._pupil_ids()}
        good = tuple(pupil for key, pupil in read.items() if key not in self.faulty)
        named = {label for pupil in good for label in pupil.classes}
        return Roster(
            self.register.source,
            pupils=good,
            classes=tuple(one for one in self.classes.values() if one.label in named),
            teachers=tuple(self._teachers()),
            errors=tuple(error for row in self.register.rows for error in row.errors),
            rejected=(*(pupil for key, pupil in read.items() if key in self.faulty), *self.lost),
            headings=_HEADINGS,
        )

    def _enrol(self, enrolment: Enrolment) -> None:
        known, row = self.register.known_ids, enrolment.row
        named = self.classes.get(enrolment.class_id)
        if enrolment.class_id not in known:
            message = N_("Klassen «{id}» finst ikkje i classes.csv. Ta han med der, eller ta bort rada.")
            row.fault("classSourcedId", message, id=enrolment.class_id)
        if not enrolment.person_id or enrolment.person_id not in known:
            if enrolment.person_id or not row.errors:
                message = N_("Personen «{id}» finst ikkje i users.csv. Ta personen med der, eller ta bort rada.")
                row.fault("userSourcedId", message, id=enrolment.person_id)
            self.lost.append(RosterPupil(row.file, row.number, "", "", (named.label,) if named else ()))
        elif enrolment.person_id in self.register.people:
            if named:
                self.places[enrolment.role][enrolment.person_id].append(named.label)
            elif row.errors or enrolment.class_id in self.register.classes:
                self.faulty.add(enrolment.person_id)

    def _pupil_ids(self) -> Iterator[str]:
        """Give those in a class, and those who should be."""
        placed = self.places[STUDENT]
        for key in self.register.people:
            is_student = STUDENT in self.register.roles.get(key, ())
            if key in placed or (is_student and (self.register.all_placed or key in self.faulty)):
                yield key

    def _pupil(self, key: str) -> RosterPupil:
        row, born = self.register.people[key], self.register.births.get(key)
        given, family = _names(row)
        labels = tuple(dict.fromkeys(self.places[STUDENT].get(key, ())))
        if not labels and key not in self.faulty:
            row.fault("sourcedId", N_("Eleven er ikkje i nokon klasse. Legg eleven inn i enrollments.csv."))
        birth_date = born.birth_date("birthDate", self.today) if born else None
        guardians = list(dict.fromkeys(self.register.guardians.get(key, ())))
        named = tuple(self._guardian(one, place) for place, one in enumerate(guardians, 1))
        about = [row, *([born] if born else []), *(self.register.people[one] for one in guardians)]
        if any(one.errors for one in about):
            self.faulty.add(key)
        return RosterPupil(
            row.file, row.number, given, family, labels, key, birth_date, guardians=named, guardian_places=_ALL_PLACES
        )

    def _guardian(self, key: str, place: int) -> RosterGuardian:
        if key not in self.known_guardians:
            row = self.register.people[key]
            phone = row.text("sms", LONGEST_PHONE) or row.text("phone", LONGEST_PHONE)
            name = " ".join(_names(row))
            row.fits("familyName", name, LONGEST_NAME)
            self.known_guardians[key] = RosterGuardian(name, place, key, row.email("email"), phone)
        return replace(self.known_guardians[key], position=place)

    def _teachers(self) -> Iterator[RosterTeacher]:
        for key, labels in self.places[TEACHER].items():
            row = self.register.people[key]
            name = f"{row.text('givenName')} {row.text('familyName')}".strip()
            yield RosterTeacher(name, row.text("email"), tuple(dict.fromkeys(labels)))


def _names(row: Row) -> tuple[str, str]:
    """Return given names (with the middle name) and family name; a preferred name goes before the official one."""
    given = row.text("preferredGivenName") or row.name("givenName")
    middle = row.text("preferredMiddleName") or row.text("middleName")
    family = row.text("preferredFamilyName") or row.name("familyName")
    given = f"{given} {middle}".strip()
    row.fits("middleName", given, LONGEST_NAME)
    return given, family
