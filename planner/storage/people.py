"""Schools, staff and classes: single reads and writes."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, delete, func, insert, or_, select, update

from planner.domain.permission import Role
from planner.domain.school import (
    ConsentRules,
    Contact,
    GuardianRule,
    School,
    SchoolClass,
    Staff,
)
from planner.storage import tables
from planner.storage.engine import Session, forget
from planner.storage.rows import as_row, columns

# Queries are built once and filled in at each run: building one takes longer than asking it.
_SCHOOLS = select(tables.school).order_by(tables.school.c.name)
_SCHOOL = select(tables.school).where(tables.school.c.id == bindparam("school"))
_STAFF = select(*columns(tables.staff, Staff)).where(tables.staff.c.school_id == bindparam("school"))
_STAFF_MEMBER = select(*columns(tables.staff, Staff)).where(tables.staff.c.id == bindparam("staff"))
_AT_WORK = (
    select(*columns(tables.staff, Staff))
    .join(tables.school)
    .where(tables.staff.c.active)
    .order_by(tables.school.c.name, tables.school.c.id)
)
_CLASSES = select(tables.school_class).where(tables.school_class.c.school_id == bindparam("school"))
_CLASSES_OF_YEAR = _CLASSES.where(tables.school_class.c.school_year == bindparam("year"))
_CLASS = select(tables.school_class).where(tables.school_class.c.id == bindparam("class"))
_SOME: BindParameter[list[str]] = bindparam("classes", expanding=True)
_CLASSES_BY_ID = select(tables.school_class).where(tables.school_class.c.id.in_(_SOME))
_ANY_CLASS = _CLASSES_OF_YEAR.with_only_columns(tables.school_class.c.id).limit(1)
_ANY_CLASS_OF_TEACHER = _ANY_CLASS.join(tables.class_teacher).where(
    tables.class_teacher.c.staff_id == bindparam("staff")
)
_TEACHERS = select(tables.class_teacher.c.staff_id).where(tables.class_teacher.c.class_id == bindparam("class"))
_TEACHERS_BY_CLASS = select(tables.class_teacher).where(tables.class_teacher.c.class_id.in_(_SOME))
_CLASSES_OF_TEACHER = select(tables.class_teacher.c.class_id).where(
    tables.class_teacher.c.staff_id == bindparam("staff")
)
_SIZES = (
    select(tables.membership.c.class_id, func.count().label("size"))
    .where(tables.membership.c.class_id.in_(_SOME), tables.membership.c.left_on.is_(None))
    .group_by(tables.membership.c.class_id)
)


def schools(session: Session) -> tuple[School, ...]:
    """Return all schools of the database, by name."""
    return tuple(_school(row) for row in session.execute(_SCHOOLS))


def school(session: Session, school_id: str) -> School:
    """Return one school; its id always comes from a stored record, so it is there."""
    return _school(session.execute(_SCHOOL, {"school": school_id}).one())


def save_school(session: Session, value: School) -> None:
    """Write a school, new or changed."""
    row = as_row(value)
    for name in ("officer", "consent"):
        row.pop(name)
    row |= {
        "officer_name": value.officer.name,
        "officer_email": value.officer.email,
        "officer_phone": value.officer.phone,
        "guardians": str(value.consent.guardians),
        "guardian_below": value.consent.guardian_below,
        "pupil_alone_from": value.consent.pupil_alone_from,
        "valid_months": value.consent.valid_months,
    }
    changed = session.execute(update(tables.school).where(tables.school.c.id == value.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.school).values(row))


def delete_school(session: Session, school_id: str) -> None:
    """Delete a school and all that belongs to it, also what its municipality's staff did for all schools."""
    forget(session)
    theirs = select(tables.staff.c.id).where(tables.staff.c.school_id == school_id)
    session.execute(delete(tables.guideline_version).where(tables.guideline_version.c.issued_by.in_(theirs)))
    notice = tables.crisis_notice.c
    session.execute(delete(tables.crisis_notice).where(or_(notice.raised_by.in_(theirs), notice.lifted_by.in_(theirs))))
    for table in reversed(tables.metadata.sorted_tables):
        if "school_id" in table.c:
            session.execute(delete(table).where(table.c.school_id == school_id))
    session.execute(delete(tables.school).where(tables.school.c.id == school_id))


def staff(session: Session, school_id: str) -> tuple[Staff, ...]:
    """Return a school's staff, by name."""
    return _by_name(session.execute(_STAFF, {"school": school_id}))


def at_work(session: Session) -> tuple[Staff, ...]:
    """Return who works at any school of the database now, by school and name."""
    by_school = groupby(session.execute(_AT_WORK), key=lambda row: row.school_id)
    return tuple(person for _school_id, rows in by_school for person in _by_name(rows))


def staff_member(session: Session, staff_id: str) -> Staff | None:
    """Return one member of staff."""
    row = session.execute(_STAFF_MEMBER, {"staff": staff_id}).one_or_none()
    return _staff(row) if row else None


def staff_by_email(session: Session, email: str) -> Staff | None:
    """Return the member of staff with this address, whatever its case."""
    same = func.lower(tables.staff.c.email) == email.lower()
    row = session.execute(select(*columns(tables.staff, Staff)).where(same, tables.staff.c.active)).first()
    return _staff(row) if row else None


def save_staff(session: Session, person: Staff) -> None:
    """Write a member of staff, new or changed."""
    row = as_row(person)
    changed = session.execute(update(tables.staff).where(tables.staff.c.id == person.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.staff).values(row))


def classes(session: Session, school_id: str, school_year: int | None = None) -> tuple[SchoolClass, ...]:
    """Return a school's classes, lowest grade first."""
    query = _CLASSES if school_year is None else _CLASSES_OF_YEAR
    found = (_class(row) for row in session.execute(query, {"school": school_id, "year": school_year}))
    return tuple(sorted(found, key=lambda one: (one.school_year, one.grades, one.label)))


def class_of(session: Session, class_id: str) -> SchoolClass | None:
    """Return one class."""
    row = session.execute(_CLASS, {"class": class_id}).one_or_none()
    return _class(row) if row else None


def classes_by_id(session: Session, class_ids: Iterable[str]) -> dict[str, SchoolClass]:
    """Return some classes by their ids."""
    found = session.execute(_CLASSES_BY_ID, {"classes": list(set(class_ids))})
    return {row.id: _class(row) for row in found}


def has_class(session: Session, school_id: str, school_year: int, teacher_id: str | None = None) -> bool:
    """Return whether a school has a class in a school year, or a teacher one of their own."""
    query = _ANY_CLASS if teacher_id is None else _ANY_CLASS_OF_TEACHER
    wanted = {"school": school_id, "year": school_year, "staff": teacher_id}
    return session.scalar(query, wanted) is not None


def save_class(session: Session, value: SchoolClass) -> None:
    """Add a class."""
    session.execute(insert(tables.school_class).values(as_row(value)))


def teachers_of(session: Session, class_id: str) -> tuple[str, ...]:
    """Return the staff ids of a class's teachers."""
    return tuple(session.scalars(_TEACHERS, {"class": class_id}))


def teachers_by_class(session: Session, class_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the staff ids of the teachers of those of some classes that have any."""
    found: dict[str, tuple[str, ...]] = {}
    for row in session.execute(_TEACHERS_BY_CLASS, {"classes": class_ids}):
        found[row.class_id] = (*found.get(row.class_id, ()), row.staff_id)
    return found


def classes_of_teacher(session: Session, staff_id: str) -> frozenset[str]:
    """Return the ids of a teacher's own classes."""
    return frozenset(session.scalars(_CLASSES_OF_TEACHER, {"staff": staff_id}))


def set_teachers(session: Session, class_id: str, staff_ids: Iterable[str]) -> None:
    """Make these the teachers of a class, and no others."""
    session.execute(delete(tables.class_teacher).where(tables.class_teacher.c.class_id == class_id))
    rows = [{"class_id": class_id, "staff_id": staff_id} for staff_id in dict.fromkeys(staff_ids)]
    if rows:
        session.execute(insert(tables.class_teacher), rows)


def class_sizes(session: Session, class_ids: Sequence[str]) -> dict[str, int]:
    """Return how many pupils are now in those of some classes that have any."""
    return {row.class_id: row.size for row in session.execute(_SIZES, {"classes": class_ids})}


def _school(row: Row[tuple[object, ...]]) -> School:
    return School(
        id=row.id,
        name=row.name,
        municipality=row.municipality,
        organisation_number=row.organisation_number,
        address=row.address,
        email=row.email,
        phone=row.phone,
        principal=row.principal,
        language=row.language,
        letter_languages=tuple(row.letter_languages),
        reply_url=row.reply_url,
        officer=Contact(row.officer_name, row.officer_email, row.officer_phone),
        consent=ConsentRules(GuardianRule(row.guardians), row.guardian_below, row.pupil_alone_from, row.valid_months),
        sample=row.sample,
    )


def _by_name(rows: Iterable[Row[Any]]) -> tuple[Staff, ...]:
    return tuple(sorted(map(_staff, rows), key=attrgetter("name")))


def _staff(values: Sequence[Any]) -> Staff:
    id_, school_id, name, role, *rest = values
    return Staff(id_, school_id, name, Role(role), *rest)


def _class(row: Row[tuple[object, ...]]) -> SchoolClass:
    return SchoolClass(row.id, row.school_id, row.school_year, row.label, tuple(row.grades))
