"""The classes of OneRoster and Microsoft SDS as people call them, each with a label of its own."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from planner.domain.roster import RosterClass, class_key, grades_of
from planner.errors import N_
from planner.readers.row import LONGEST_CLASS, Row

_LONG_TITLE = 1_000
_GRADE = re.compile(r"(vg *)?0?(\d{1,2})\D*$", re.IGNORECASE)
_BEFORE_VG1 = 10
_LAST_GRADE = 13


def class_titles(classes: Mapping[str, Row], used: Collection[str]) -> dict[str, RosterClass]:
    """Return the classes somebody is in, by id; where titles are alike, the class code tells them apart.

    A class without a title, or with another's, gets an error and is left out.
    """
    titles = {key: row.name("title", _LONG_TITLE) for key, row in classes.items() if key in used}
    times = Counter(map(class_key, titles.values()))
    labels = {key: _label(title, classes[key], times[class_key(title)] > 1) for key, title in titles.items()}
    alike = Counter(map(class_key, labels.values()))
    for key, label in labels.items():
        if label and alike[class_key(label)] > 1:
            classes[key].fault("title", N_("Fleire klassar heiter «{title}». Gi dei kvart sitt namn."), title=label)
    return {key: _class(key, label, classes[key]) for key, label in labels.items() if not classes[key].errors}


def _label(title: str, row: Row, is_alike: bool) -> str:
    code = row.text("classCode") if is_alike else ""
    label = f"{title} {code}".strip() if code != title else title
    return label if len(label) <= LONGEST_CLASS else f"{label[: LONGEST_CLASS - 1]}…"


def _class(key: str, label: str, row: Row) -> RosterClass:
    told = {grade for one in row.text("grades").split(",") if (grade := _grade(one))}
    return RosterClass(label, tuple(sorted(told)) or grades_of(label), key)


def _grade(code: str) -> int | None:
    """Read 7, 07, aarstrinn7 or vg1."""
    found = _GRADE.search(code)
    grade = int(found[2]) + (_BEFORE_VG1 if found[1] else 0) if found else 0
    return grade if 1 <= grade <= _LAST_GRADE else None
