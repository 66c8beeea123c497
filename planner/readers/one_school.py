"""A file with several schools in it: takes the one that is ours, or asks for one at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from planner.domain.roster import name_key
from planner.errors import N_, InvalidInput
from planner.readers.records import Records
from planner.readers.row import Row


@dataclass(frozen=True)
class OneSchool:
    """The classes of one school, and whether the files hold no other."""

    classes: Sequence[Row]
    is_only_one: bool


def of_one_school(records: Records, classes: Sequence[Row], column: str, wanted: Collection[str]) -> OneSchool:
    """Return the classes of the school that goes by one of these names or numbers, if there are several schools.

    Args:
        records: the folder or zip, with the schools in orgs.csv.
        classes: all classes.
        column: where a class says which school it belongs to.
        wanted: names and numbers of the school.

    Raises:
        InvalidInput: there are several schools, and it can't be told which is meant.
    """
    ids = {row.text(column) for row in classes} - {""}
    if len(ids) <= 1:
        return OneSchool(classes, is_only_one=True)
    schools = {
        row.text("sourcedId"): row
        for row in records.rows_if_there("orgs.csv", "sourcedId name", "identifier")
        if row.text("sourcedId") in ids
    }
    ours = {name_key(name) for name in wanted}
    chosen = [
        key for key, row in schools.items() if ours & {name_key(row.text("name")), name_key(row.text("identifier"))}
    ]
    if len(chosen) != 1:
        raise InvalidInput(
            N_("Fila har elevar frå fleire skular ({schools}). Eksporter éin skule om gongen."),
            schools=", ".join(sorted(row.text("name") for row in schools.values())[:5]) or len(ids),
        )
    return OneSchool([row for row in classes if row.text(column) == chosen[0]], is_only_one=False)
