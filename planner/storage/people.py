"""Schools, staff and classes: single reads and writes."""

from collections.abc import Iterable

from sqlalchemy import Row, delete, func, insert, select, update

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
from planner.storage.engine import Session
from planner.storage.rows import as_row


def schools(session: Session) -> tuple[School, ...]:
    """Return all schools of the database, by name."""
    return tuple(_school(row) for row in session.execute(select(tables.school).order_by(tables.school.c.name)))


def school(session: Session, school_id: str) -> School:
    """Return one school; its id always comes from a stored record, so it is there."""
    return _school(session.execute(select(tables.school).where(tables.school.c.id == school_id)).one())


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
    """Delete a school and all that belongs to it."""
    for table in reversed(tables.metadata.sorted_tables):
        if "school_id" in table.c:
            session.execute(delete(table).where(table.c.school_id == school_id))
    session.execute(delete(tables.school).where(tables.school.c.id == school_id))


def staff(session: Session, school_id: str) -> tuple[Staff, ...]:
    """Return a school's staff, by name."""
    found = session.execute(select(tables.staff).where(tables.staff.c.school_id == school_id))
    return tuple(sorted((_staff(row) for row in found), key=lambda person: person.name))


def staff_member(session: Session, staff_id: str) -> Staff | None:
    """Return one member of staff."""
    row = session.execute(select(tables.staff).where(tables.staff.c.id == staff_id)).one_or_none()
    return _staff(row) if row else None


def staff_by_email(session: Session, email: str) -> Staff | None:
    """Return the member of staff with this address, whatever its case."""
    same = func.lower(tables.staff.c.email) == email.lower()
    row = session.execute(select(tables.staff).where(same, tables.staff.c.active)).first()
    return _staff(row) if row else None


def save_staff(session: Session, person: Staff) -> None:
    """Write a member of staff, new or changed."""
    row = as_row(person)
    changed = session.execute(update(tables.staff).where(tables.staff.c.id == person.id).values(row))
    if not changed.rowcount:
        session.execute(insert(tables.staff).values(row))


def classes(session: Session, school_id: str, school_year: int | None = None) -> tuple[SchoolClass, ...]:
    """Return a school's classes, lowest grade first."""
    query = select(tables.school_class).where(tables.school_class.c.school_id == school_id)
    if school_year is not None:
        query = query.where(tables.school_class.c.school_year == school_year)
    found = (_class(row) for row in session.execute(query))
    return tuple(sorted(found, key=lambda one: (one.school_year, one.grades, one.label)))


def class_of(session: Session, class_id: str) -> SchoolClass | None:
    """Return one class."""
    row = session.execute(select(tables.school_class).where(tables.school_class.c.id == class_id)).one_or_none()
    return _class(row) if row else None


def save_class(session: Session, value: SchoolClass) -> None:
    """Add a class."""
    session.execute(insert(tables.school_class).values(as_row(value)))


def teachers_of(session: Session, class_id: str) -> tuple[str, ...]:
    """Return the staff ids of a class's teachers."""
    query = select(tables.class_teacher.c.staff_id).where(tables.class_teacher.c.class_id == class_id)
    return tuple(session.scalars(query))


def teachers_by_class(session: Session, school_id: str) -> dict[str, tuple[str, ...]]:
    """Return the staff ids of the teachers of each class of a school that has any."""
    query = select(tables.class_teacher).join(tables.school_class).where(tables.school_class.c.school_id == school_id)
    found: dict[str, tuple[str, ...]] = {}
    for row in session.execute(query):
        found[row.class_id] = (*found.get(row.class_id, ()), row.staff_id)
    return found


def classes_of_teacher(session: Session, staff_id: str) -> frozenset[str]:
    """Return the ids of a teacher's own classes."""
    query = select(tables.class_teacher.c.class_id).where(tables.class_teacher.c.staff_id == staff_id)
    return frozenset(session.scalars(query))


def set_teachers(session: Session, class_id: str, staff_ids: Iterable[str]) -> None:
    """Make these the teachers of a class, and no others."""
    session.execute(delete(tables.class_teacher).where(tables.class_teacher.c.class_id == class_id))
    rows = [{"class_id": class_id, "staff_id": staff_id} for staff_id in dict.fromkeys(staff_ids)]
    if rows:
        session.execute(insert(tables.class_teacher), rows)


def class_sizes(session: Session, school_id: str) -> dict[str, int]:
    """Return how many pupils each class has now."""
    joined = tables.membership.join(tables.school_class)
    query = (
        select(tables.membership.c.class_id, func.count().label("size"))
        .select_from(joined)
        .where(tables.school_class.c.school_id == school_id, tables.membership.c.left_on.is_(None))
        .group_by(tables.membership.c.class_id)
    )
    return {row.class_id: row.size for row in session.execute(query)}


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


def _staff(row: Row[tuple[object, ...]]) -> Staff:
    return Staff(row.id, row.school_id, row.name, Role(row.role), row.email, row.language, row.active)


def _class(row: Row[tuple[object, ...]]) -> SchoolClass:
    return SchoolClass(row.id, row.school_id, row.school_year, row.label, tuple(row.grades))
