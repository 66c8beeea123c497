"""Between rows and values: a dataclass's fields are its table's columns."""

from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table

from planner.domain.project import Purpose

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


purpose = cache(Purpose.parse)


def columns(table: Table, kind: "type[DataclassInstance]") -> list[Column[Any]]:
    """Return the columns of a dataclass's fields in the fields' order, so that a row of them can be unpacked."""
    return [table.c[field.name] for field in fields(kind)]


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
    return tuple(purpose(text) for text in stored)
