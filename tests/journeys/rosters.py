"""A believable class with names from many languages, as a OneRoster zip and as a workbook."""

import csv
from dataclasses import dataclass
from io import BytesIO, StringIO
from zipfile import ZipFile

from openpyxl import Workbook


@dataclass(frozen=True)
class Listed:
    """A pupil of the list; guardians with their languages."""

    given: str
    family: str
    born: str
    guardians: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.given} {self.family}"


CLASS_7B = (
    Listed("Ada", "Berg", "2014-03-09", (("Liv Berg", "nn"), ("Tor Berg", "nb"))),
    Listed("Aputsiaq", "Kleist", "2014-06-21", (("Najannguaq Kleist", "en"),)),
    Listed("Bartłomiej", "Żółkiewski", "2014-08-02", (("Anna Żółkiewska", "pl"),)),
    Listed("Đỗ Thị", "Hạnh", "2014-11-30", (("Đỗ Văn Minh", "nb"),)),
    Listed("Eirik", "Ødegård", "2014-01-05"),
    Listed("Gözde", "Yıldırım", "2014-04-17", (("Şükrü Yıldırım", "nn"),)),
    Listed("Ieva", "Šimkūnaitė", "2014-09-12", (("Žydrė Šimkūnienė", "lt"),)),
    Listed("Máret-Áile", "Sárá", "2014-02-28", (("Ánte Sárá", "se"), ("Inger Sárá", "nn"))),
    Listed("Seán", "O'Brien", "2014-07-07", (("Siobhán O'Brien", "en"),)),
    Listed("Оксана", "Коваленко", "2014-05-01", (("Ірина Коваленко", "uk"),)),
)


def oneroster_zip() -> bytes:
    """Return the class as a OneRoster 1.1 export."""
    users: list[dict[str, str]] = []
    for number, pupil in enumerate(CLASS_7B):
        agents = [f"g-{number}-{place}" for place in range(len(pupil.guardians))]
        names = {"givenName": pupil.given, "familyName": pupil.family}
        users.append({"sourcedId": f"u-{number}", "role": "student", **names, "agentSourcedIds": ",".join(agents)})
        for agent, (name, _language) in zip(agents, pupil.guardians, strict=True):
            given, family = name.rsplit(" ", 1)
            users.append({"sourcedId": agent, "role": "guardian", "givenName": given, "familyName": family})
    places = [
        {"sourcedId": f"e-{number}", "classSourcedId": "c-7b", "userSourcedId": f"u-{number}", "role": "student"}
        for number in range(len(CLASS_7B))
    ]
    files = {
        "users.csv": users,
        "classes.csv": [{"sourcedId": "c-7b", "title": "7B", "grades": "07", "schoolSourcedId": "org-1"}],
        "enrollments.csv": places,
        "demographics.csv": [{"sourcedId": f"u-{n}", "birthDate": pupil.born} for n, pupil in enumerate(CLASS_7B)],
        "orgs.csv": [{"sourcedId": "org-1", "name": "Bø skule", "type": "school"}],
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, rows in files.items():
            archive.writestr(name, _csv(rows))
    return packed.getvalue()


def workbook() -> bytes:
    """Return the class as our own workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    headings = "fornamn etternamn klasse fodselsdato foresatt1_namn foresatt1_sprak foresatt2_namn foresatt2_sprak"
    sheet.append(headings.split())
    for pupil in CLASS_7B:
        people = [cell for guardian in pupil.guardians for cell in guardian]
        sheet.append([pupil.given, pupil.family, "7B", pupil.born, *people, *[""] * (4 - len(people))])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _csv(rows: list[dict[str, str]]) -> str:
    kept = StringIO()
    writer = csv.DictWriter(kept, list(dict.fromkeys(key for row in rows for key in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return kept.getvalue()
