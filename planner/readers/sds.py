"""Microsoft School Data Sync 2.1: the csv files that schools send to Microsoft 365."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from planner.domain.roster import Roster, RosterSource
from planner.errors import N_
from planner.readers.one_school import of_one_school
from planner.readers.records import USERS, Records
from planner.readers.register import GUARDIAN_ROLES, Enrolment, Register, by_id, roster_of
from planner.readers.row import Row


def read_sds(records: Records, today: date, school: Collection[str] = ()) -> Roster:
    """Read the files; of demographics the birth date alone, and never a password.

    Args:
        records: the folder or zip.
        today: no birth date lies after it.
        school: names and numbers of the school to choose when the files hold several.

    Raises:
        InvalidInput: a file or column is missing, or the files hold several schools.
    """
    users = records.rows(USERS, "sourcedId givenName familyName", "email phone sms")
    classes = records.rows("classes.csv", "sourcedId orgSourcedId title")
    enrolments = records.rows("enrollments.csv", "classSourcedId userSourcedId role")
    roles = records.rows("roles.csv", "userSourcedId role")
    births = records.rows_if_there("demographics.csv", "userSourcedId birthDate")
    relationships = records.rows_if_there(
        "relationships.csv", "userSourcedId relationshipUserSourcedId relationshipRole"
    )
    people = by_id(users)
    here = of_one_school(records, classes, "orgSourcedId", school)
    register = Register(
        RosterSource.SDS,
        people,
        by_id(here.classes),
        by_id(births, "userSourcedId"),
        _roles(roles),
        [Enrolment.of(row) for row in enrolments],
        _guardians(relationships, people),
        known_ids=frozenset(row.text("sourcedId") for row in (*users, *classes)),
        all_placed=here.is_only_one,
        rows=[*users, *classes, *enrolments, *births, *relationships],
    )
    return roster_of(register, today)


def _roles(rows: list[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row.text("userSourcedId")].add(row.text("role").lower())
    return found


def _guardians(relationships: list[Row], people: Mapping[str, Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in relationships:
        guardian = row.text("relationshipUserSourcedId")
        if row.text("relationshipRole").lower() in GUARDIAN_ROLES:
            if guardian in people:
                found[row.text("userSourcedId")].append(guardian)
            else:
                message = N_("Personen «{id}» finst ikkje i users.csv. Ta personen med der, eller ta bort rada.")
                row.fault("relationshipUserSourcedId", message, id=guardian)
    return found
