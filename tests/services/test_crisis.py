"""A crisis: raised, shown to everybody, holding letters and openings back, and lifted."""

import pytest

from planner.domain.crisis import CrisisNotice
from planner.domain.school import Staff
from planner.errors import NotAllowed, NotFound, NotReady
from planner.services.approvals import approve
from planner.services.crisis import lift_crisis, notices, raise_crisis
from planner.storage import Session, audit
from tests.cast import ASTRID, KARI, NILS, OLA, SCHOOL, actor
from tests.projects import a_decided_blog
from tests.services.made import make


def raised(session: Session, who: Staff) -> CrisisNotice:
    return raise_crisis(session, actor(who), speaker="Nils Haugen", phone="35 05 00 10", message="")


def test_while_there_is_a_crisis_nobody_makes_letters_or_opens_a_site(session: Session) -> None:
    project = a_decided_blog(session)
    notice = raised(session, ASTRID)
    with pytest.raises(NotReady, match="Nils Haugen"):
        make(session, project)
    with pytest.raises(NotReady, match="Nils Haugen"):
        approve(session, actor(ASTRID), project.id)
    lift_crisis(session, actor(ASTRID), notice.id)
    assert approve(session, actor(ASTRID), project.id).approval
    assert make(session, project).letters


def test_the_municipalitys_notice_stands_first_and_only_the_municipality_lifts_it(session: Session) -> None:
    schools, municipalitys = raised(session, ASTRID), raised(session, NILS)
    assert [one.id for one in notices(session, SCHOOL.id)] == [municipalitys.id, schools.id]
    assert [one.id for one in notices(session, "another")] == [municipalitys.id]
    with pytest.raises(NotAllowed):
        lift_crisis(session, actor(ASTRID), municipalitys.id)
    with pytest.raises(NotAllowed):
        lift_crisis(session, actor(NILS), schools.id)
    lift_crisis(session, actor(NILS), municipalitys.id)
    assert notices(session, SCHOOL.id) == (schools,)


def test_a_notice_is_raised_once_and_lifted_once(session: Session) -> None:
    notice = raised(session, ASTRID)
    with pytest.raises(NotReady, match="alt meldt"):
        raised(session, ASTRID)
    lift_crisis(session, actor(ASTRID), notice.id)
    with pytest.raises(NotFound):
        lift_crisis(session, actor(ASTRID), notice.id)


@pytest.mark.parametrize("person", [KARI, OLA])
def test_teachers_and_librarians_raise_nothing(session: Session, person: Staff) -> None:
    with pytest.raises(NotAllowed):
        raised(session, person)


def test_the_audit_tells_who_raised_and_lifted_and_not_what_was_said(session: Session) -> None:
    notice = raised(session, ASTRID)
    lift_crisis(session, actor(ASTRID), notice.id)
    told = [("raise_crisis", notice.id), ("lift_crisis", notice.id)]
    assert audit.actions_of(session, SCHOOL.id) == [(ASTRID.id, *line) for line in told]
    assert set(audit.details_of(session, SCHOOL.id, ["raise_crisis", "lift_crisis"])) == {""}
