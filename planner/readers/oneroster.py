"""OneRoster 1.1 and 1.2: the csv files that most systems for schools can export."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from planner.domain.roster import Roster, RosterSource
from planner.errors import N_
from planner.readers.one_school import of_one_school
from planner.readers.records import USERS, Records, is_gone
from planner.readers.register import GUARDIAN_ROLES, STUDENT, Enrolment, Register, by_id, id_list, roster_of
from planner.readers.row import Row

_USER = (
    "status orgSourcedIds role middleName email sms phone agentSourcedIds "
    "preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId"
)


def read_oneroster(records: Records, today: date, school: Collection[str] = ()) -> Roster:
    """Read the files; of demographics the birth date alone, and never a password or an identifier.

    Args:
        records: the folder or zip.
        today: enrolments that ended before this day don't count.
        school: names and numbers of the school to choose when the files hold several.

    Raises:
        InvalidInput: a file or column is missing, or the files hold several schools.
    """
    users = records.rows(USERS, "sourcedId givenName familyName", _USER)
    classes = records.rows("classes.csv", "sourcedId title", "status classCode grades schoolSourcedId")
    enrolments = records.rows("enrollments.csv", "classSourcedId userSourcedId role", "status endDate")
    births = records.rows_if_there("demographics.csv", "sourcedId birthDate", "status")
    roles = records.rows_if_there("roles.csv", "userSourcedId role", "status endDate")
    people = by_id(row for row in users if not is_gone(row))
    here = of_one_school(records, [row for row in classes if not is_gone(row)], "schoolSourcedId", school)
    counting = [row for row in enrolments if _counts(row, today)]
    roles_of = _roles(people, (row for row in roles if _counts(row, today)))
    register = Register(
        RosterSource.ONEROSTER_12 if "roles.csv" in records else RosterSource.ONEROSTER_11,
        people,
        by_id(here.classes),
        by_id(row for row in births if not is_gone(row)),
        roles_of,
        [Enrolment.of(row) for row in counting],
        _guardians(people, roles_of, {row.text("sourcedId") for row in users}),
        known_ids=frozenset(row.text("sourcedId") for row in (*users, *classes)),
        all_placed=here.is_only_one,
        rows=[*users, *classes, *enrolments, *births],
    )
    return roster_of(register, today)


def _counts(row: Row, today: date) -> bool:
    end = row.day("endDate")
    return not is_gone(row) and (end is None or end >= today)


def _roles(people: Mapping[str, Row], roles: Iterable[Row]) -> dict[str, set[str]]:
    found = {key: {row.text("role").lower()} for key, row in people.items()}
    for row in roles:
        found.setdefault(row.text("userSourcedId"), set()).add(row.text("role").lower())
    return found


def _guardians(
    people: Mapping[str, Row], roles: Mapping[str, Collection[str]], known: Collection[str]
) -> dict[str, list[str]]:
    """Follow agents both ways: some systems name the guardian at the pupil, others the pupil at the guardian."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, row in people.items():
        for agent in id_list(row, "agentSourcedIds"):
            if agent in people and GUARDIAN_ROLES & set(roles[agent]):
                found[key].append(agent)
            elif agent in people and GUARDIAN_ROLES & set(roles[key]):
                found[agent].append(key)
            elif agent not in known and STUDENT in roles[key]:
                row.fault(
                    "agentSourcedIds",
                    N_("Personen «{id}» finst ikkje i users.csv. Ta personen med der, eller ta bort id-en her."),
                    id=agent,
                )
    return found
