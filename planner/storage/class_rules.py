"""The classes' own rules: single reads and writes."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from planner.domain.class_rules import ClassRules
from planner.storage import tables
from planner.storage.engine import Session
from planner.storage.rows import as_row, columns

_COLUMNS = columns(tables.class_rules, ClassRules)
_OF_CLASSES = select(*_COLUMNS).where(
    tables.class_rules.c.class_id.in_(bindparam("classes", expanding=True)),
    tables.class_rules.c.school_id == bindparam("school"),
)


def rules_of_classes(session: Session, school_id: str, class_ids: Iterable[str]) -> dict[str, ClassRules]:
    """Return the rules of those of some classes of a school that have any, by the class's id."""
    found = session.execute(_OF_CLASSES, {"school": school_id, "classes": list(class_ids)})
    return {row.class_id: _rules(row) for row in found}


def save(session: Session, value: ClassRules) -> None:
    """Write a class's rules, new or changed."""
    same = tables.class_rules.c.class_id == value.class_id
    changed = session.execute(update(tables.class_rules).where(same).values(as_row(value)))
    if not changed.rowcount:
        session.execute(insert(tables.class_rules).values(as_row(value)))


def _rules(values: Sequence[Any]) -> ClassRules:
    class_id, school_id, rules, *rest = values
    return ClassRules(class_id, school_id, tuple(rules), *rest)
