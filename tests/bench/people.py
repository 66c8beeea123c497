"""Invented pupils and guardians by the thousand, the same every time, as the files that schools hand in."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_GIVEN = [
    "Ada",
    "Jakub",
    "Emil",
    "Selam",
    "Nora",
    "Åse",
    "Łukasz",
    "Ingrid",
    "Omar",
    "Sofie",
    "Minh",
    "Tuva",
    "Øyvind",
    "Zofia",
    "Isak",
    "Håkon",
    "Léa",
    "Noor",
    "Aksel",
    "Maja",
]
_FAMILY = [
    "Berg",
    "Dale",
    "Moen",
    "Vik",
    "Haugen",
    "Lie",
    "Bråten",
    "Nguyễn",
    "Żółkiewski",
    "Tesfay",
    "Abel",
    "Bakken",
    "Sørlie",
    "Ødegård",
    "Kowalski",
    "Hansen",
    "Eide",
    "Nordmann",
    "Strand",
    "Nilsen",
    "Lunde",
    "Fjeld",
    "Myhre",
]
_LANGUAGES = ["nn", "nb", "nn", "en", "nn", "pl"]
_GRADES = 10
_YEAR = 2026
_FIRST_CLASS = 30


@dataclass(frozen=True)
class Invented:
    """A pupil of a generated list; `guardians` are names."""

    key: str
    given: str
    family: str
    born: date
    label: str
    grade: int
    guardians: tuple[str, ...]
    language: str


def invented(pupils: int, classes: int, *, both: bool | None) -> list[Invented]:
    """Return pupils in classes; the first class has 30.

    Args:
        pupils: how many.
        classes: in how many classes.
        both: two guardians for all (True), one for all (False), or two for two of three (None).
    """
    first = min(_FIRST_CLASS, pupils)
    places = [0] * first + [1 + n % max(classes - 1, 1) for n in range(pupils - first)]
    return [_pupil(n, place, both) for n, place in enumerate(places)]


def label_of(place: int) -> str:
    """Return the label of the class with this number: 7A, 8A ... 7B ... and 7A2 when the letters are used up."""
    section = place // _GRADES
    return f"{_grade(place)}{'ABCDEFGHIJ'[section % 10]}{section // 10 + 1 if section >= 10 else ''}"


def as_table(people: Sequence[Invented]) -> str:
    """Return the pupils as the csv of the contract."""
    two = [f"foresatt{n}_{what}" for n in (1, 2) for what in ("namn", "epost", "telefon", "sprak", "foreldreansvar")]
    rows: list[list[str]] = [["elev_id", "fornamn", "etternamn", "fodselsdato", "klasse", *two]]
    for one in people:
        told = [cell for name in one.guardians for cell in (name, _email(name, one), "900 00 000", one.language, "ja")]
        rows.append([one.key, one.given, one.family, one.born.isoformat(), one.label, *told])
    return _csv(rows, ";")


def as_oneroster(people: Sequence[Invented]) -> bytes:
    """Return the pupils as a OneRoster 1.1 zip."""
    labels = {one.label: one.grade for one in people}
    files = {
        "manifest.csv": [["propertyName", "value"], ["manifest.version", "1.0"], ["oneroster.version", "1.1"]],
        "orgs.csv": [["sourcedId", "name", "type"], ["org-1", "Storskulen", "school"]],
        "classes.csv": [
            ["sourcedId", "title", "grades", "classCode", "schoolSourcedId"],
            *([f"c-{label}", label, str(grade), label, "org-1"] for label, grade in labels.items()),
        ],
        "users.csv": [
            ["sourcedId", "orgSourcedIds", "role", "givenName", "familyName", "email", "phone", "agentSourcedIds"],
            *_users(people),
        ],
        "enrollments.csv": [
            ["sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role"],
            *([f"e-{one.key}", f"c-{one.label}", "org-1", one.key, "student"] for one in people),
        ],
        "demographics.csv": [["sourcedId", "birthDate"], *([one.key, one.born.isoformat()] for one in people)],
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in files.items():
            archive.writestr(name, _csv(rows, ","))
    return file.getvalue()


def _users(people: Sequence[Invented]) -> Iterator[list[str]]:
    for one in people:
        keys = [f"g-{one.key}-{n}" for n in range(len(one.guardians))]
        yield [one.key, "org-1", "student", one.given, one.family, "", "", ",".join(keys)]
        for key, name in zip(keys, one.guardians, strict=True):
            given, family = name.split(" ", 1)
            yield [key, "org-1", "guardian", given, family, _email(name, one), "900 00 000", one.key]


def _pupil(number: int, place: int, both: bool | None) -> Invented:
    grade, family = _grade(place), _FAMILY[number // len(_GIVEN) % len(_FAMILY)]
    count = 2 if both or (both is None and number % 3) else 1
    born = date(_YEAR - 5 - grade, 1, 1) + timedelta(days=number * 7 % 365)
    given = f"{_GIVEN[number % len(_GIVEN)]}-{_GIVEN[number // 460 % len(_GIVEN)]}"
    guardians = tuple(f"{_GIVEN[(number * 3 + n * 7) % len(_GIVEN)]} {family}-{n + 1}" for n in range(count))
    return Invented(f"e{number}", given, family, born, label_of(place), grade, guardians, _LANGUAGES[number % 6])


def _grade(place: int) -> int:
    return (place + 6) % _GRADES + 1


def _email(name: str, pupil: Invented) -> str:
    return f"f{len(name)}.{pupil.key}.{name[-1]}@heime.example"


def _csv(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return file.getvalue()
