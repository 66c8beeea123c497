"""Between rows and values: a dataclass's fields are its table's columns."""

from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.domain.project import Purpose

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def as_row(value: "DataclassInstance", **more: object) -> dict[str, Any]:
    """Return a value's fields as columns: enums by name, tuples as JSON lists."""
    row = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: _stored(item) for name, item in (row | more).items()}


def _stored(field: object) -> object:
    if isinstance(field, StrEnum | Purpose):
        return str(field)
    if isinstance(field, tuple):
        return [_stored(item) for item in field]
    return field


def purposes(stored: list[str]) -> tuple[Purpose, ...]:
    """Read a stored list of purposes back."""
    return tuple(Purpose.parse(text) for text in stored)
