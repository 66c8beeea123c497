"""From the typed answer to the class matrix, on a database with the cast."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import literal_column, select, update

from planner.domain.consent import (
    Answer,
    ConsentRequest,
    Letter,
    NewReply,
    Receipt,
    Route,
    Signer,
    SignerKind,
    Status,
    signers_needed,
)
from planner.domain.matrix import Matrix, MayPublish, ReplyRow
from planner.domain.permission import Actor
from planner.domain.project import Audience, Project, Purpose, Site, TaskKind, What, Where
from planner.domain.school import Guardian, GuardianRule, Pupil, SchoolClass, Staff
from planner.errors import InvalidInput, NotAllowed, NotFound, NotReady
from planner.services import recording, replies
from planner.storage import Engine, Session, audit, class_lists, letters, people, projects, transaction
from planner.storage import replies as stored
from planner.storage.tables import audit as lines
from planner.storage.tables import reply
from tests.cast import (
    ADA,
    ANNA,
    ASTRID,
    CLASS_7B,
    CLASS_9A,
    EMIL,
    GUARDIANS,
    JAKUB,
    KARI,
    LIV,
    MEHRET,
    NILS,
    OLA,
    OPERATOR_OF_SCHOOL,
    PER,
    PUPILS_7B,
    SCHOOL,
    SELAM,
    TODAY,
    TOR,
    actor,
)

PICTURE, VIDEO, PRESS = Purpose(What.GROUP_PICTURE), Purpose(What.VIDEO), Purpose(What.GROUP_PICTURE, Where.PRESS)
MADE = TODAY - timedelta(days=7)
TEACHER, PRINCIPAL = actor(KARI), actor(ASTRID)


def of(person: Guardian | Pupil) -> Signer:
    return Signer(SignerKind.PUPIL if isinstance(person, Pupil) else SignerKind.GUARDIAN, person.id)


def a_project(session: Session, school_class: SchoolClass, owner: Staff) -> Project:
    number = school_class.id[-1]
    dates = (date(2026, 11, 1), date(2027, 6, 18), date(2026, 12, 11))
    purposes = (PICTURE, VIDEO, PRESS)
    project = Project(f"PRO000000{number}", SCHOOL.id, school_class.id, "Lokalhistorie", "", *dates, purposes, owner.id)
    projects.save_project(session, project)
    site = Site(
        f"SIT000000{number}", SCHOOL.id, project.id, "Blogg", "https://b.example", "wordpress", Audience.WORLD, owner.id
    )
    projects.save_site(session, site)
    return project


def a_request(session: Session, project: Project, version: int = 1, made_on: date = MADE) -> ConsentRequest:
    made = ConsentRequest(
        id=f"REQ{project.id[-1]}00000{version}",
        school_id=SCHOOL.id,
        project_id=project.id,
        version=version,
        made_on=made_on,
        site_name="Blogg",
        address="https://b.example",
        platform="wordpress",
        audience=Audience.WORLD,
        purpose="",
        purposes=project.purposes,
        until=project.ends,
        reply_by=project.reply_by,
        text_version="1",
    )
    letters.save_request(session, made)
    return made


def letter_id(request: ConsentRequest, pupil: Pupil, signer: Signer) -> str:
    return f"L{request.id[3]}{request.id[-1]}{pupil.id[-2:]}{signer.kind[0]}{(signer.person_id or '--')[-2:]}"


def send(session: Session, request: ConsentRequest, pupils: tuple[Pupil, ...] = PUPILS_7B) -> None:
    for pupil in pupils:
        known = [guardian for guardian in GUARDIANS if guardian.pupil_id == pupil.id]
        for signer in signers_needed(pupil, known, SCHOOL.consent, MADE):
            sent = Letter(
                letter_id(request, pupil, signer), SCHOOL.id, request.id, pupil.id, signer, "nn", request.made_on
            )
            letters.add_letters(session, [sent])


@pytest.fixture
def project(session: Session) -> Project:
    """7B's project of Kari, before any letter."""
    return a_project(session, CLASS_7B, KARI)


@pytest.fixture
def request_7b(session: Session, project: Project) -> ConsentRequest:
    """7B's letters, sent a week ago."""
    made = a_request(session, project)
    send(session, made)
    return made


def matrix_of(session: Session, project: Project, who: Actor = TEACHER, today: date = TODAY) -> Matrix:
    return replies.class_replies(session, who, project.id, today)[0]


def table_of(session: Session, project: Project, who: Actor = TEACHER) -> tuple[ReplyRow, ...]:
    return replies.class_replies(session, who, project.id, TODAY)[1]


def said(
    request: ConsentRequest,
    pupil: Pupil,
    who: Signer | Guardian,
    answer: Answer,
    purpose: Purpose = PICTURE,
    **more: object,
) -> NewReply:
    signer = of(who) if isinstance(who, Guardian) else who
    fields = {"route": Route.PAPER, "answered_on": TODAY} | more
    return NewReply(letter_id(request, pupil, signer), purpose, answer, **fields)  # type: ignore[arg-type]


def take(session: Session, request: ConsentRequest, *new: NewReply, today: date = TODAY, by: Actor = TEACHER) -> int:
    return len(replies.record_replies(session, by, request.project_id, new, today))


def status_of(
    session: Session, project: Project, pupil: Pupil, purpose: Purpose = PICTURE, today: date = TODAY
) -> Status:
    return replies.statuses_of_project(session, PRINCIPAL, project.id, today)[pupil.id][purpose]


def protect(session: Session, pupil: Pupil) -> None:
    class_lists.save_pupil(session, replace(pupil, never_show=True))


def take_down_tasks(session: Session, project: Project) -> list[tuple[str | None, str, date, str | None]]:
    tasks = (task for task in projects.tasks(session, project.id) if task.kind is TaskKind.TAKE_DOWN)
    return [(task.pupil_id, task.subject, task.due, task.owner_id) for task in tasks]


def test_a_whole_class_is_typed_in_one_go(session: Session, project: Project, request_7b: ConsentRequest) -> None:
    unknown = Signer(SignerKind.UNKNOWN_GUARDIAN)
    new = [
        said(request_7b, ADA, LIV, Answer.GIVEN),
        said(request_7b, ADA, TOR, Answer.GIVEN),
        said(request_7b, ADA, LIV, Answer.GIVEN, VIDEO),
        said(request_7b, JAKUB, ANNA, Answer.REFUSED),
        said(request_7b, EMIL, unknown, Answer.GIVEN),
    ]
    facts = replies.record_replies(session, TEACHER, project.id, new, TODAY)
    assert [fact.number for fact in facts] == [1, 2, 3, 4, 5]
    assert {fact.recorded_by for fact in facts} == {KARI.id}
    assert stored.facts_of_request(session, request_7b.id) == facts
    assert replies.statuses_of_project(session, TEACHER, project.id, TODAY) == {
        EMIL.id: {PICTURE: Status.GIVEN, VIDEO: Status.NOT_ANSWERED, PRESS: Status.NOT_ANSWERED},
        ADA.id: {PICTURE: Status.GIVEN, VIDEO: Status.NOT_ANSWERED, PRESS: Status.NOT_ANSWERED},
        JAKUB.id: {PICTURE: Status.REFUSED, VIDEO: Status.NOT_ANSWERED, PRESS: Status.NOT_ANSWERED},
    }


def test_two_guardians_disagree_and_it_counts_as_no(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.GIVEN), said(request_7b, ADA, TOR, Answer.REFUSED))
    assert status_of(session, project, ADA) is Status.DISAGREE
    assert replies.may_i_publish(session, TEACHER, project.id, [ADA.id], PICTURE, TODAY).verdict is MayPublish.NO


def test_the_school_may_let_one_guardian_suffice(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    people.save_school(session, replace(SCHOOL, consent=replace(SCHOOL.consent, guardians=GuardianRule.ONE)))
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.GIVEN))
    assert status_of(session, project, ADA) is Status.GIVEN


def test_the_same_table_saved_twice_adds_no_facts(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    new = [said(request_7b, ADA, LIV, Answer.GIVEN), said(request_7b, ADA, TOR, Answer.REFUSED)]
    assert take(session, request_7b, *new) == 2
    assert take(session, request_7b, *new) == 0
    assert take(session, request_7b, *new, said(request_7b, ADA, TOR, Answer.GIVEN)) == 1
    assert status_of(session, project, ADA) is Status.GIVEN


def test_the_same_answer_twice_in_one_table_is_one_fact(session: Session, request_7b: ConsentRequest) -> None:
    yes = said(request_7b, JAKUB, ANNA, Answer.GIVEN)
    assert take(session, request_7b, yes, yes) == 1


def test_an_old_no_said_again_is_no_news(session: Session, request_7b: ConsentRequest) -> None:
    people.save_school(session, replace(SCHOOL, consent=replace(SCHOOL.consent, valid_months=1)))
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.REFUSED))
    later = TODAY + timedelta(days=60)
    assert take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.REFUSED, answered_on=later), today=later) == 0


def test_the_last_of_two_answers_in_one_table_counts(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    yes, no = (said(request_7b, JAKUB, ANNA, each) for each in (Answer.GIVEN, Answer.REFUSED))
    assert take(session, request_7b, yes, no) == 2
    assert status_of(session, project, JAKUB) is Status.REFUSED


def test_a_yes_that_is_too_old_can_be_given_again(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    people.save_school(session, replace(SCHOOL, consent=replace(SCHOOL.consent, valid_months=1)))
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    later = TODAY + timedelta(days=60)
    assert status_of(session, project, JAKUB, today=later) is Status.EXPIRED
    assert take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN, answered_on=later), today=later) == 1
    assert status_of(session, project, JAKUB, today=later) is Status.GIVEN


WRONG = {
    "a letter that isn't this project's": {"letter_id": "NOBODYS"},
    "something the letter doesn't ask about": {"purpose": Purpose(What.VOICE)},
    "a withdrawal in the table for answers": {"answer": Answer.WITHDRAWN},
    "a day that hasn't come": {"answered_on": TODAY + timedelta(days=1)},
    "a day before the letter was made": {"answered_on": MADE - timedelta(days=1)},
}


@pytest.mark.parametrize("change", list(WRONG.values()), ids=list(WRONG))
def test_one_wrong_answer_stops_the_whole_table_and_nothing_is_recorded(
    session: Session, request_7b: ConsentRequest, change: dict[str, object]
) -> None:
    good = said(request_7b, ADA, LIV, Answer.GIVEN)
    wrong = replace(said(request_7b, ADA, TOR, Answer.GIVEN), **change)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput):
        take(session, request_7b, good, wrong)
    assert stored.facts_of_request(session, request_7b.id) == ()


def test_a_reply_on_the_day_of_the_letter_and_on_this_day_is_taken(
    session: Session, request_7b: ConsentRequest
) -> None:
    first = said(request_7b, ADA, LIV, Answer.GIVEN, answered_on=MADE)
    assert take(session, request_7b, first, said(request_7b, ADA, TOR, Answer.GIVEN, answered_on=TODAY)) == 2


def test_before_letters_nobody_has_answered_and_nothing_can_be_typed(session: Session, project: Project) -> None:
    assert replies.statuses_of_project(session, TEACHER, project.id, TODAY)[ADA.id] == dict.fromkeys(
        project.purposes, Status.NOT_ANSWERED
    )
    assert status_of(session, project, EMIL) is Status.NO_CONTACT
    with pytest.raises(NotReady):
        replies.class_replies(session, TEACHER, project.id, TODAY)
    with pytest.raises(NotReady):
        replies.record_replies(session, TEACHER, project.id, [], TODAY)


def test_a_new_version_starts_without_answers_and_old_letters_are_refused(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    newer = a_request(session, project, version=2, made_on=TODAY)
    send(session, newer)
    assert status_of(session, project, JAKUB) is Status.NOT_ANSWERED
    with pytest.raises(InvalidInput):
        take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.REFUSED))
    assert take(session, newer, said(newer, JAKUB, ANNA, Answer.GIVEN)) == 1


def test_selam_is_asked_herself_when_she_turns_fifteen_in_the_middle_of_the_year(session: Session) -> None:
    project = a_project(session, CLASS_9A, PER)
    made = a_request(session, project)
    send(session, made, (SELAM,))
    take(session, made, *(said(made, SELAM, MEHRET, Answer.GIVEN, each) for each in made.purposes), by=actor(PER))
    birthday = date(2027, 1, 15)
    assert status_of(session, project, SELAM, today=birthday - timedelta(days=1)) is Status.GIVEN
    assert status_of(session, project, SELAM, today=birthday) is Status.NOT_ANSWERED
    (row,) = matrix_of(session, project, actor(PER), birthday).rows
    assert [(one.signer, one.letter) for one in row.missing] == [(of(SELAM), None)]


def test_a_pupil_says_no_though_the_guardian_said_yes(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    replies.withdraw(session, TEACHER, project.id, JAKUB.id, of(JAKUB), [PICTURE], Route.IN_PERSON, TODAY, TODAY)
    assert status_of(session, project, JAKUB) is Status.WITHDRAWN
    assert take_down_tasks(session, project) == [(JAKUB.id, "group_picture", TODAY + timedelta(days=7), KARI.id)]


def withdrawn(session: Session, project: Project, *purposes: Purpose, on: date = TODAY) -> Receipt:
    chosen = purposes or None
    return replies.withdraw(session, TEACHER, project.id, JAKUB.id, of(ANNA), chosen, Route.PHONE, on, TODAY)


def test_withdrawing_takes_one_step_and_gives_a_receipt_and_a_task_for_what_was_permitted(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    yes, no = said(request_7b, JAKUB, ANNA, Answer.GIVEN), said(request_7b, JAKUB, ANNA, Answer.REFUSED, VIDEO)
    take(session, request_7b, yes, no)
    receipt = withdrawn(session, project, on=TODAY - timedelta(days=1))
    assert receipt == Receipt(
        number=4,
        project_id=project.id,
        pupil_id=JAKUB.id,
        signer=of(ANNA),
        purposes=(PICTURE, PRESS),
        withdrawn_on=TODAY - timedelta(days=1),
        remove_by=TODAY + timedelta(days=7),
    )
    assert take_down_tasks(session, project) == [(JAKUB.id, "group_picture", TODAY + timedelta(days=7), KARI.id)]
    assert [status_of(session, project, JAKUB, each) for each in project.purposes] == [
        Status.WITHDRAWN,
        Status.REFUSED,
        Status.WITHDRAWN,
    ]
    last = stored.facts_of_request(session, request_7b.id)[-1]
    assert (last.letter_id, last.route) == (letter_id(request_7b, JAKUB, of(ANNA)), Route.PHONE)


def test_withdrawing_the_same_picture_in_two_places_makes_a_task_for_each(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    for purpose in (PICTURE, PRESS):
        take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN, purpose))
    withdrawn(session, project)
    tasks = take_down_tasks(session, project)
    assert [purpose for _pupil, purpose, _due, _owner in tasks] == ["group_picture", "group_picture@press"]


def test_where_nothing_was_permitted_there_is_nothing_to_take_down(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.GIVEN))
    receipt = replies.withdraw(session, TEACHER, project.id, ADA.id, of(LIV), None, Route.PAPER, TODAY, TODAY)
    assert receipt.remove_by is None
    assert take_down_tasks(session, project) == []


def test_withdrawing_twice_says_that_it_is_a_no_already(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    withdrawn(session, project, PICTURE)
    with pytest.raises(InvalidInput):
        withdrawn(session, project, PICTURE)
    assert withdrawn(session, project).purposes == (VIDEO, PRESS)


def test_a_consent_withdrawn_can_be_given_again(session: Session, project: Project, request_7b: ConsentRequest) -> None:
    withdrawn(session, project)
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    assert status_of(session, project, JAKUB) is Status.GIVEN


def test_withdrawing_after_a_new_version_takes_down_what_the_old_one_permitted(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    a_request(session, project, version=2, made_on=TODAY)
    assert withdrawn(session, project).remove_by == TODAY + timedelta(days=7)
    assert [subject for _, subject, _, _ in take_down_tasks(session, project)] == ["group_picture"]


def test_a_protected_pupil_withdraws_like_all_others(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    protect(session, JAKUB)
    assert withdrawn(session, project).remove_by == TODAY + timedelta(days=7)


def test_a_pupil_who_has_left_can_still_withdraw(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    class_lists.leave_class(session, CLASS_7B.id, JAKUB.id, TODAY)
    assert withdrawn(session, project).remove_by
    assert JAKUB.id not in replies.statuses_of_project(session, TEACHER, project.id, TODAY)


def test_only_those_who_are_asked_withdraw_and_not_for_a_day_to_come(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    def withdraw(pupil: Pupil, who: Signer, on: date = TODAY, purpose: Purpose = PICTURE) -> Receipt:
        return replies.withdraw(session, TEACHER, project.id, pupil.id, who, [purpose], Route.PHONE, on, TODAY)

    with pytest.raises(InvalidInput):
        withdraw(ADA, of(ANNA))
    with pytest.raises(InvalidInput):
        withdraw(ADA, of(LIV), on=TODAY + timedelta(days=1))
    with pytest.raises(InvalidInput):
        withdraw(ADA, of(LIV), purpose=Purpose(What.VOICE))
    with pytest.raises(NotFound):
        withdraw(SELAM, of(MEHRET))
    assert stored.facts_of_project(session, project.id) == ()


def test_a_no_on_paper_after_a_yes_is_to_be_taken_down_too(
    session: Session, project: Project, request_7b: ConsentRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "SLIP", timedelta(0))
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.REFUSED))
    assert [subject for _, subject, _, _ in take_down_tasks(session, project)] == ["group_picture"]


def test_nothing_is_taken_down_while_the_consent_still_holds(
    session: Session, project: Project, request_7b: ConsentRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "SLIP", timedelta(0))
    people.save_school(session, replace(SCHOOL, consent=replace(SCHOOL.consent, guardians=GuardianRule.ONE)))
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.GIVEN), said(request_7b, ADA, TOR, Answer.GIVEN))
    take(session, request_7b, said(request_7b, ADA, TOR, Answer.NOT_PROVIDED))
    assert status_of(session, project, ADA) is Status.GIVEN
    assert take_down_tasks(session, project) == []


def test_a_slip_of_the_hand_put_right_at_once_makes_no_task(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.REFUSED))
    assert take_down_tasks(session, project) == []


def test_a_teacher_of_another_class_is_refused_everywhere(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    per = actor(PER)
    refused: list[Callable[[], object]] = [
        lambda: replies.record_replies(session, per, project.id, [], TODAY),
        lambda: replies.withdraw(session, per, project.id, ADA.id, of(LIV), None, Route.PAPER, TODAY, TODAY),
        lambda: replies.class_replies(session, per, project.id, TODAY),
        lambda: replies.statuses_of_project(session, per, project.id, TODAY),
        lambda: replies.may_i_publish(session, per, project.id, [ADA.id], PICTURE, TODAY),
        lambda: replies.erase_person(session, per, ADA.id, TODAY),
        lambda: replies.class_replies(session, actor(NILS), project.id, TODAY),
    ]
    for verb in refused:
        with pytest.raises(NotAllowed):
            verb()
    assert stored.facts_of_project(session, project.id) == ()


def see_lines(session: Session) -> list[tuple[str, str, str]]:
    return [line for line in audit.actions_of(session, SCHOOL.id) if line[1] == "see_never_show"]


def test_a_teacher_sees_a_plain_no_where_the_principal_sees_never_show_and_leaves_a_line(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    matrix_of(session, project, PRINCIPAL)
    protect(session, JAKUB)
    for person in (KARI, OLA):
        row = matrix_of(session, project, actor(person)).rows[2]
        assert row.statuses == {PICTURE: Status.REFUSED, VIDEO: Status.NOT_ANSWERED, PRESS: Status.NOT_ANSWERED}
        assert row.pupil == JAKUB
        assert [dict(one.answers) for one in row.asked] == [{PICTURE: Answer.REFUSED}]
    assert see_lines(session) == []
    row = matrix_of(session, project, PRINCIPAL).rows[2]
    assert set(row.statuses.values()) == {Status.NEVER_SHOW}
    assert [dict(one.answers) for one in row.asked] == [{PICTURE: Answer.GIVEN}]
    assert see_lines(session) == [(ASTRID.id, "see_never_show", project.id)]


def test_files_and_messages_never_say_never_show_even_to_the_principal(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    before = replies.statuses_of_project(session, TEACHER, project.id, TODAY)
    protect(session, JAKUB)
    assert replies.statuses_of_project(session, PRINCIPAL, project.id, TODAY) == before
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    for who in (TEACHER, PRINCIPAL, OPERATOR_OF_SCHOOL):
        found = replies.statuses_of_project(session, who, project.id, TODAY)
        assert found[JAKUB.id][PICTURE] is Status.REFUSED
    assert replies.may_i_publish(session, PRINCIPAL, project.id, [JAKUB.id], PICTURE, TODAY).no == (JAKUB.id,)
    assert see_lines(session) == []
    assert not any(row.pupil.never_show for row in table_of(session, project, PRINCIPAL))


def test_the_matrix_follows_the_class_list_and_names_who_is_missing(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(
        session,
        request_7b,
        *(said(request_7b, ADA, LIV, Answer.GIVEN, each) for each in project.purposes),
        *(said(request_7b, JAKUB, ANNA, Answer.REFUSED, each) for each in project.purposes),
    )
    matrix = matrix_of(session, project)
    assert matrix.request == request_7b
    assert [(row.number, row.pupil) for row in matrix.rows] == [(1, EMIL), (2, ADA), (3, JAKUB)]
    assert [[one.name for one in row.missing] for row in matrix.missing] == [[""], ["Tor Berg"]]
    liv = matrix.rows[1].asked[0]
    assert liv.letter
    assert (liv.signer, liv.letter.id, liv.answers[VIDEO]) == (
        of(LIV),
        letter_id(request_7b, ADA, of(LIV)),
        Answer.GIVEN,
    )


def test_where_one_guardian_has_said_no_nobody_waits_for_the_other(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, *(said(request_7b, ADA, LIV, Answer.REFUSED, each) for each in project.purposes))
    assert ADA not in [row.pupil for row in matrix_of(session, project).missing]


def test_where_one_guardian_suffices_nobody_waits_for_the_other_but_for_the_pupil(session: Session) -> None:
    people.save_school(session, replace(SCHOOL, consent=replace(SCHOOL.consent, guardians=GuardianRule.ONE)))
    class_lists.save_pupil(session, replace(ADA, birth_date=date(2011, 3, 9)))
    project = a_project(session, CLASS_7B, KARI)
    made = a_request(session, project)
    send(session, made)

    def missing() -> list[str]:
        matrix = matrix_of(session, project)
        return [one.name for row in matrix.missing if row.pupil.id == ADA.id for one in row.missing]

    assert missing() == ["Liv Berg", "Tor Berg", "Ada Berg"]
    take(session, made, *(said(made, ADA, LIV, Answer.GIVEN, each) for each in project.purposes))
    assert missing() == ["Ada Berg"]


def test_a_pupil_who_joined_later_is_missing_without_a_letter(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    class_lists.join_class(session, CLASS_7B.id, SELAM.id, TODAY)
    row = next(row for row in matrix_of(session, project).rows if row.pupil == SELAM)
    assert [(one.name, one.letter) for one in row.missing] == [("Mehret Tesfay", None)]
    assert SELAM.id not in {row.pupil.id for row in table_of(session, project)}


@pytest.mark.parametrize("hidden", [False, True])
def test_a_row_says_on_what_it_is_answered_in_part(
    session: Session, project: Project, request_7b: ConsentRequest, hidden: bool
) -> None:
    class_lists.save_pupil(session, replace(ADA, never_show=hidden))
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.GIVEN, PICTURE))
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.NOT_PROVIDED, VIDEO))

    def in_part() -> list[list[Purpose]]:
        rows = matrix_of(session, project).rows
        return [[purpose for purpose in row.statuses if row.is_partial(purpose)] for row in rows]

    assert in_part() == [[], [PICTURE], []]
    take(session, request_7b, said(request_7b, ADA, TOR, Answer.GIVEN, PICTURE))
    assert in_part() == [[], [], []]
    of_ada = matrix_of(session, project).rows[1]
    assert [of_ada.is_answered(purpose) for purpose in (PICTURE, VIDEO)] == [True, False]


def test_a_line_left_open_on_a_sheet_that_has_come_is_not_waited_for(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    take(session, request_7b, *(said(request_7b, JAKUB, ANNA, Answer.NOT_PROVIDED, each) for each in (VIDEO, PRESS)))
    row = matrix_of(session, project).rows[2]
    assert row.statuses[VIDEO] is Status.NOT_ANSWERED
    assert row.missing == ()
    assert [row.is_left_open(each) for each in project.purposes] == [False, True, True]


def test_a_sheet_without_any_tick_has_come_but_one_typed_by_mistake_and_taken_out_has_not(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    blank = [said(request_7b, JAKUB, ANNA, Answer.NOT_PROVIDED, each) for each in project.purposes]
    take(session, request_7b, *blank)
    assert matrix_of(session, project).rows[2].missing == ()
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    take(session, request_7b, *blank)
    row = matrix_of(session, project).rows[2]
    assert [one.missing for one in row.missing] == [project.purposes]
    assert not any(map(row.is_left_open, project.purposes))


def test_what_one_leaves_open_is_still_waited_for_from_the_other(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.NOT_PROVIDED, VIDEO))
    row = matrix_of(session, project).rows[1]
    assert not row.is_left_open(VIDEO)
    assert [one.name for one in row.missing if VIDEO in one.missing] == ["Tor Berg"]


def test_the_table_for_typing_has_a_line_a_letter_and_a_cell_a_purpose(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, ADA, TOR, Answer.NOT_PROVIDED, VIDEO))
    rows = table_of(session, project)
    assert [(row.number, row.pupil.id, row.signer_name, row.language) for row in rows] == [
        (1, EMIL.id, "", "nn"),
        (2, ADA.id, "Liv Berg", "nn"),
        (2, ADA.id, "Tor Berg", "nn"),
        (3, JAKUB.id, "Anna Żółkiewska", "nn"),
    ]
    assert rows[2].cells == {PICTURE: None, VIDEO: Answer.NOT_PROVIDED, PRESS: None}
    assert stored.letters_with_replies(session, request_7b.id) == {rows[2].letter_id}


def test_a_letter_to_somebody_who_was_unknown_stays_in_the_table_when_a_guardian_is_registered(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    class_lists.save_guardian(session, Guardian("GUA0000009", EMIL.id, 1, "Siri Abel"))
    assert table_of(session, project)[0].signer.kind is SignerKind.UNKNOWN_GUARDIAN
    row = matrix_of(session, project).rows[0]
    assert [(one.name, one.missing) for one in row.asked] == [("Siri Abel", project.purposes), ("", ())]


def test_may_i_publish_says_yes_no_or_who_is_missing(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    def ask(*pupils: Pupil) -> tuple[MayPublish, tuple[str, ...], tuple[str, ...]]:
        ids = [pupil.id for pupil in pupils]
        found = replies.may_i_publish(session, TEACHER, project.id, ids, PICTURE, TODAY)
        return found.verdict, found.no, found.missing

    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN))
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.GIVEN))
    assert ask(JAKUB) == (MayPublish.YES, (), ())
    assert ask(JAKUB, ADA, EMIL) == (MayPublish.MISSING, (), (ADA.id, EMIL.id))
    take(session, request_7b, said(request_7b, ADA, TOR, Answer.REFUSED))
    assert ask(JAKUB, ADA, EMIL) == (MayPublish.NO, (ADA.id,), (EMIL.id,))
    with pytest.raises(InvalidInput):
        ask()
    with pytest.raises(NotFound):
        ask(JAKUB, SELAM)
    with pytest.raises(InvalidInput):
        replies.may_i_publish(session, TEACHER, project.id, [JAKUB.id], Purpose(What.VOICE), TODAY)


def test_erasing_a_person_leaves_a_dated_tombstone_and_a_whole_chain(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, JAKUB, ANNA, Answer.GIVEN), said(request_7b, ADA, LIV, Answer.GIVEN))
    withdrawn(session, project)
    assert replies.erase_person(session, PRINCIPAL, JAKUB.id, TODAY) == 4
    assert replies.verify_chain(session, SCHOOL.id) is None
    assert [fact.pupil_id for fact in stored.facts_of_project(session, project.id)] == [ADA.id]
    gone = session.execute(select(reply).where(reply.c.erased_on == TODAY)).mappings().first()
    assert gone
    kept = {name for name, value in gone.items() if value is not None}
    assert kept == {
        "id",
        "school_id",
        "number",
        "recorded_at",
        "content_hash",
        "previous_hash",
        "chain_hash",
        "erased_on",
    }
    assert take(session, request_7b, said(request_7b, ADA, TOR, Answer.GIVEN)) == 1
    assert replies.verify_chain(session, SCHOOL.id) is None


def test_only_a_pupil_of_the_school_is_erased(session: Session) -> None:
    with pytest.raises(NotFound):
        replies.erase_person(session, PRINCIPAL, "NOBODY", TODAY)


TAMPERED = {
    "another answer": {"answer": "given"},
    "another pupil": {"pupil_id": JAKUB.id},
    "another day": {"answered_on": MADE},
    "another moment": {"recorded_at": datetime(2026, 1, 1, tzinfo=UTC)},
    "another salt": {"salt": "0" * 64},
    "another content hash": {"content_hash": "0" * 64},
    "content taken out without a tombstone": {"answer": None, "salt": None},
    "another place": {"number": 9},
}


@pytest.mark.parametrize("change", list(TAMPERED.values()), ids=list(TAMPERED))
def test_a_row_changed_behind_the_program_shows_by_its_number(
    session: Session, request_7b: ConsentRequest, change: dict[str, object]
) -> None:
    for each in (LIV, TOR):
        take(session, request_7b, said(request_7b, ADA, each, Answer.REFUSED))
    assert replies.verify_chain(session, SCHOOL.id) is None
    session.execute(update(reply).where(reply.c.number == 2).values(**change))
    assert replies.verify_chain(session, SCHOOL.id) == 2


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)  # PostgreSQL takes no such values
@pytest.mark.parametrize("value", ["'2026-1a-01'", "20261201", "x'00ff'", "''"])
@pytest.mark.parametrize("column", ["answered_on", "recorded_at", "erased_on"])
def test_a_date_that_is_no_date_any_more_shows_too(
    session: Session, request_7b: ConsentRequest, column: str, value: str
) -> None:
    for each in (LIV, TOR):
        take(session, request_7b, said(request_7b, ADA, each, Answer.REFUSED))
    session.execute(update(reply).where(reply.c.number == 2).values({column: literal_column(value)}))
    assert replies.verify_chain(session, SCHOOL.id) == 2


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)  # PostgreSQL takes no such values
@pytest.mark.parametrize("column", ["answer", "salt", "content_hash", "previous_hash", "chain_hash"])
def test_bytes_in_the_place_of_text_show_too(session: Session, request_7b: ConsentRequest, column: str) -> None:
    for each in (LIV, TOR):
        take(session, request_7b, said(request_7b, ADA, each, Answer.REFUSED))
    session.execute(update(reply).where(reply.c.number == 2).values({column: literal_column("x'00ff'")}))
    assert replies.verify_chain(session, SCHOOL.id) == 2


@pytest.mark.parametrize("left", [0, 1])
def test_an_end_cut_off_behind_the_program_shows(session: Session, request_7b: ConsentRequest, left: int) -> None:
    for each in (LIV, TOR):
        take(session, request_7b, said(request_7b, ADA, each, Answer.REFUSED))
    take(session, request_7b, said(request_7b, ADA, TOR, Answer.REFUSED))  # says nothing new
    assert replies.verify_chain(session, SCHOOL.id) is None
    session.execute(reply.delete().where(reply.c.number > left))
    assert replies.verify_chain(session, SCHOOL.id) == left + 1


def test_a_row_deleted_behind_the_program_shows(session: Session, request_7b: ConsentRequest) -> None:
    for each in (LIV, TOR):
        take(session, request_7b, said(request_7b, ADA, each, Answer.REFUSED))
    session.execute(reply.delete().where(reply.c.number == 1))
    assert replies.verify_chain(session, SCHOOL.id) == 1


def test_recording_leaves_one_audit_line_with_the_chains_head_and_no_names(
    session: Session, project: Project, request_7b: ConsentRequest
) -> None:
    take(session, request_7b, said(request_7b, ADA, LIV, Answer.GIVEN), said(request_7b, ADA, TOR, Answer.GIVEN))
    withdrawn(session, project)
    written = [line for line in audit.actions_of(session, SCHOOL.id) if line[2] == project.id]
    assert written == [(KARI.id, "record_replies", project.id), (KARI.id, "withdraw", project.id)]
    head = list(stored.links(session, SCHOOL.id))[-1].chain_hash
    details = set(session.scalars(select(lines.c.detail).where(lines.c.action == "withdraw")))
    assert details == {f"3 {head[:16]}"}


@pytest.fixture
def kept_request(engine: Engine) -> ConsentRequest:
    """7B's letters, committed so that several transactions see them."""
    with transaction(engine) as session:
        made = a_request(session, a_project(session, CLASS_7B, KARI))
        send(session, made)
    return made


def test_two_people_who_type_at_once_each_get_their_places_in_the_chain(
    engine: Engine, kept_request: ConsentRequest
) -> None:
    def type_in(part: tuple[Pupil, Guardian, Purpose]) -> int:
        pupil, guardian, purpose = part
        with transaction(engine) as session:
            return take(session, kept_request, said(kept_request, pupil, guardian, Answer.GIVEN, purpose))

    parts = [(*pair, purpose) for pair in ((ADA, LIV), (ADA, TOR), (JAKUB, ANNA)) for purpose in kept_request.purposes]
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(type_in, parts)) == 9
    with transaction(engine) as session:
        assert [link.number for link in stored.links(session, SCHOOL.id)] == list(range(1, 10))
        assert replies.verify_chain(session, SCHOOL.id) is None
