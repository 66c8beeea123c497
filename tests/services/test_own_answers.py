"""A pupil's own no: at any age, without a letter, and taken back again."""

from datetime import date, timedelta

import pytest

from planner.domain.consent import Answer, ConsentRequest, Letter, Route, SignerKind, Status
from planner.domain.project import Project
from planner.errors import InvalidInput, NotAllowed, NotFound, NotReady
from planner.services import replies
from planner.services.own_answers import pupil_says_no, pupil_takes_no_back
from planner.storage import Session, letters
from planner.storage import replies as stored
from tests.cast import ADA, ANNA, CLASS_9A, JAKUB, MEHRET, PER, SCHOOL, SELAM, TODAY, actor
from tests.services.test_replies import (
    PICTURE,
    TEACHER,
    VIDEO,
    a_project,
    a_request,
    letter_id,
    matrix_of,
    of,
    project,
    request_7b,
    said,
    send,
    status_of,
    take,
    take_down_tasks,
)

__all__ = ["project", "request_7b"]
IN_PERSON = Route.IN_PERSON


def test_a_pupil_says_no_in_one_step_though_nobody_has_said_yes(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    receipt = pupil_says_no(session, TEACHER, project.id, JAKUB.id, None, IN_PERSON, TODAY, TODAY)
    assert (receipt.signer, receipt.purposes, receipt.remove_by) == (of(JAKUB), project.purposes, None)
    assert {status_of(session, project, JAKUB, each) for each in project.purposes} == {Status.REFUSED}
    facts = stored.facts_of_request(session, request_7b.id)
    assert {(fact.letter_id, fact.answer, fact.route) for fact in facts} == {(None, Answer.REFUSED, IN_PERSON)}
    assert JAKUB.id not in {row.pupil.id for row in matrix_of(session, project).missing}
    assert replies.verify_chain(session, SCHOOL.id) is None


def test_a_no_stands_though_the_guardian_says_yes_until_it_is_taken_back(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    receipt = pupil_says_no(session, TEACHER, project.id, JAKUB.id, [PICTURE], IN_PERSON, TODAY, TODAY)
    assert receipt.remove_by == TODAY + timedelta(days=7)
    assert take_down_tasks(session, project)[0][:2] == (JAKUB.id, "group_picture")
    assert status_of(session, project, JAKUB) is Status.DISAGREE
    with pytest.raises(InvalidInput, match="frå før"):
        pupil_says_no(session, TEACHER, project.id, JAKUB.id, [PICTURE], IN_PERSON, TODAY, TODAY)
    assert pupil_takes_no_back(session, TEACHER, project.id, JAKUB.id, IN_PERSON, TODAY, TODAY) == (PICTURE,)
    assert status_of(session, project, JAKUB) is Status.GIVEN
    with pytest.raises(InvalidInput, match="ikkje sagt nei"):
        pupil_takes_no_back(session, TEACHER, project.id, JAKUB.id, IN_PERSON, TODAY, TODAY)


def test_the_class_sees_whose_own_no_it_is(session: Session, project: Project, request_7b: ConsentRequest) -> None:
    pupil_says_no(session, TEACHER, project.id, JAKUB.id, [VIDEO], IN_PERSON, TODAY, TODAY)
    row = next(row for row in matrix_of(session, project).rows if row.pupil == JAKUB)
    assert {one.signer.kind: dict(one.answers) for one in row.asked} == {
        SignerKind.GUARDIAN: {},
        SignerKind.PUPIL: {VIDEO: Answer.REFUSED},
    }


def test_a_pupil_with_a_letter_says_no_on_it(session: Session) -> None:
    project = a_project(session, CLASS_9A, PER)
    made = a_request(session, project, made_on=date(2027, 1, 20))
    send(session, made, (SELAM,))
    own = Letter(letter_id(made, SELAM, of(SELAM)), SCHOOL.id, made.id, SELAM.id, of(SELAM), "nn", made.made_on)
    letters.add_letters(session, [own])
    day = date(2027, 1, 21)
    pupil_says_no(session, actor(PER), project.id, SELAM.id, None, Route.PAPER, day, day)
    assert {fact.letter_id for fact in stored.facts_of_request(session, made.id)} == {own.id}
    take(session, made, said(made, SELAM, MEHRET, Answer.GIVEN, answered_on=day), today=day, by=actor(PER))
    assert status_of(session, project, SELAM, today=day) is Status.DISAGREE


def test_the_no_of_somebody_else_or_of_a_day_to_come_is_not_taken(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    with pytest.raises(InvalidInput):
        pupil_says_no(session, TEACHER, project.id, ADA.id, None, IN_PERSON, TODAY + timedelta(days=1), TODAY)
    with pytest.raises(NotFound):
        pupil_says_no(session, TEACHER, project.id, SELAM.id, None, IN_PERSON, TODAY, TODAY)
    with pytest.raises(NotAllowed):
        pupil_says_no(session, actor(PER), project.id, ADA.id, None, IN_PERSON, TODAY, TODAY)
    assert stored.facts_of_project(session, project.id) == ()


def test_before_letters_are_made_there_is_nothing_to_say_no_to(session: Session, project: Project) -> None:
    with pytest.raises(NotReady):
        pupil_says_no(session, TEACHER, project.id, ADA.id, None, IN_PERSON, TODAY, TODAY)
