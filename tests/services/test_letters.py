"""Letters from a decided project: who gets one, and what has to be in place first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.content.letters import WRITTEN, letter_words
from planner.domain.consent import Answer, ConsentRequest, NewReply, Route, SignerKind
from planner.domain.decision import Outcome
from planner.domain.project import Audience, Project, Purpose, What
from planner.domain.record import Agreement
from planner.domain.school import ConsentRules, School, Staff
from planner.errors import InvalidInput, NotAllowed, NotFound, NotReady
from planner.services.letter_files import merged_pdf, zip_of_letters
from planner.services.letters import make_letters, plan_letters, preview_letter
from planner.services.recording import DAYS_TO_TAKE_DOWN
from planner.services.replies import record_replies
from planner.storage import Session, audit, class_lists, decisions, letters, people, projects
from tests.answers import CALM, IN_DOUBT
from tests.cast import (
    ADA,
    ANNA,
    ASTRID,
    CLASS_7B,
    EMIL,
    JAKUB,
    KARI,
    LIV,
    NILS,
    PER,
    SCHOOL,
    SELAM,
    TODAY,
    TOR,
    actor,
)
from tests.projects import BLOG, a_blog, a_decided_blog
from tests.services.made import changed, decide, make, read


def test_each_guardian_gets_a_letter_in_their_language_and_an_unknown_one_gets_one_too(session: Session) -> None:
    made = make(session, a_decided_blog(session))
    asked = [(one.pupil.id, one.letter.signer.person_id, one.letter.language) for one in made.letters]
    assert sorted(asked, key=str) == sorted(
        [
            (ADA.id, LIV.id, "nn"),
            (ADA.id, TOR.id, "nb"),
            (JAKUB.id, ANNA.id, "nn"),  # Polish letters come later: until then the school's language
            (EMIL.id, None, "nn"),
        ],
        key=str,
    )


def test_letters_come_in_the_order_of_the_class_list(session: Session) -> None:
    made = make(session, a_decided_blog(session))
    listed = [pupil.id for pupil in class_lists.pupils_of_class(session, CLASS_7B.id)]
    assert list(dict.fromkeys(one.pupil.id for one in made.letters)) == listed


def test_a_language_the_school_does_not_use_becomes_the_schools(session: Session) -> None:
    people.save_school(session, replace(SCHOOL, letter_languages=("nn",)))
    assert {one.letter.language for one in make(session, a_decided_blog(session)).letters} == {"nn"}


@pytest.mark.parametrize("language", WRITTEN)
def test_all_letters_can_be_made_in_one_language(session: Session, language: str) -> None:
    made = make(session, a_decided_blog(session), language=language)
    assert {one.letter.language for one in made.letters} == {language}


def test_a_language_without_a_letter_is_refused(session: Session) -> None:
    with pytest.raises(InvalidInput, match="zh"):
        make(session, a_decided_blog(session), language="zh")


@pytest.mark.parametrize(
    ("age", "kinds"),
    [
        (14, {SignerKind.GUARDIAN}),
        (15, {SignerKind.GUARDIAN, SignerKind.PUPIL}),
        (17, {SignerKind.GUARDIAN, SignerKind.PUPIL}),
        (18, {SignerKind.PUPIL}),
    ],
)
def test_the_pupil_gets_a_letter_from_15_and_alone_from_18(session: Session, age: int, kinds: set[SignerKind]) -> None:
    class_lists.save_pupil(session, replace(ADA, birth_date=TODAY.replace(year=TODAY.year - age)))
    made = make(session, a_decided_blog(session))
    assert {one.letter.signer.kind for one in made.letters if one.pupil.id == ADA.id} == kinds


def test_a_pupil_who_is_never_shown_gets_the_same_letter_as_all_others(session: Session) -> None:
    project = a_decided_blog(session)
    before = make(session, project)
    class_lists.save_pupil(session, replace(ADA, never_show=True))
    after = make(session, project)
    assert merged_pdf(after) == merged_pdf(before)


def test_letters_made_again_are_the_same_letters_to_the_byte(session: Session) -> None:
    project = a_decided_blog(session)
    first, again = make(session, project), make(session, project, today=TODAY + timedelta(days=3))
    assert [one.letter for one in again.letters] == [one.letter for one in first.letters]
    assert merged_pdf(again) == merged_pdf(first)
    assert zip_of_letters(again) == zip_of_letters(first)


def test_those_who_join_later_get_letters_and_the_others_keep_theirs(session: Session) -> None:
    project = a_decided_blog(session)
    first = make(session, project)
    class_lists.join_class(session, CLASS_7B.id, SELAM.id, TODAY)
    later = make(session, project, today=TODAY + timedelta(days=1))
    new = {one.letter.id for one in later.letters} - {one.letter.id for one in first.letters}
    assert {one.pupil.id for one in later.letters if one.letter.id in new} == {SELAM.id}
    assert {one.letter.made_on for one in later.letters if one.letter.id in new} == {TODAY + timedelta(days=1)}


def test_missing_letters_are_those_without_an_answer(session: Session) -> None:
    project = a_decided_blog(session)
    answered = next(one.letter for one in make(session, project).letters if one.letter.signer.person_id == LIV.id)
    yes = NewReply(answered.id, Purpose(What.VIDEO), Answer.GIVEN, Route.PAPER, TODAY)
    record_replies(session, actor(KARI), project.id, [yes], TODAY)
    missing = make(session, project, only="missing")
    assert answered.id not in {one.letter.id for one in missing.letters}
    assert len(missing.letters) == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "https://anna.example/7b"},
        {"name": "Bloggen til 7B"},
        {"platform": "padlet"},
        {"audience": Audience.CLASS},
    ],
)
def test_a_change_of_the_site_is_a_new_request_with_new_letters(session: Session, changes: dict[str, object]) -> None:
    project = a_decided_blog(session)
    first = make(session, project)
    changed(project, session, **changes)
    assert plan_letters(session, actor(KARI), project.id, TODAY).is_new_request
    again = make(session, project)
    assert again.sources.request.version == 2
    assert not {one.letter.id for one in first.letters} & {one.letter.id for one in again.letters}


@pytest.mark.parametrize("changes", [{"purposes": (Purpose(What.VIDEO),)}, {"ends": date(2027, 5, 1)}])
def test_a_change_of_what_is_asked_or_until_when_is_a_new_request(session: Session, changes: dict[str, object]) -> None:
    project = a_decided_blog(session)
    make(session, project)
    projects.save_project(session, replace(project, **changes))  # type: ignore[arg-type]
    assert make(session, project).sources.request.version == 2


def test_a_new_deadline_is_the_same_request_with_the_new_date_on_the_letters(session: Session) -> None:
    project = a_decided_blog(session)
    first = make(session, project)
    projects.save_project(session, replace(project, reply_by=date(2027, 1, 8)))
    again = make(session, project)
    assert again.sources.request.id == first.sources.request.id
    assert [one.letter for one in again.letters] == [one.letter for one in first.letters]
    assert "Svar innan fredag 8. januar 2027" in read(again, LIV)


def test_a_consent_lasts_to_the_projects_end_or_the_schools_months_whichever_comes_first(session: Session) -> None:
    project = a_decided_blog(session)
    assert make(session, project).sources.request.until == BLOG.ends
    people.save_school(session, replace(SCHOOL, consent=ConsentRules(valid_months=3)))
    until = make(session, project).sources.request.until
    assert until == date(2027, 2, 24)
    assert make(session, project, today=TODAY + timedelta(days=9)).sources.request.until == until


def test_the_last_day_of_a_short_month_is_found(session: Session) -> None:
    people.save_school(session, replace(SCHOOL, consent=ConsentRules(valid_months=3)))
    project = a_decided_blog(session)
    assert make(session, project, today=date(2026, 11, 30)).sources.request.until == date(2027, 2, 28)


def test_planning_and_looking_make_nothing(session: Session) -> None:
    project = a_decided_blog(session)
    plan = plan_letters(session, actor(KARI), project.id, TODAY)
    preview_letter(session, actor(KARI), project.id, TODAY, 2)
    assert (len(plan.letters), plan.pupils) == (4, 3)
    assert letters.current_request(session, project.id) is None


def test_a_preview_that_is_not_there_is_told(session: Session) -> None:
    project = a_decided_blog(session)
    with pytest.raises(NotFound):
        preview_letter(session, actor(KARI), project.id, TODAY, 4)


def test_progress_is_told_for_each_letter(session: Session) -> None:
    told: list[tuple[int, int]] = []
    project = a_decided_blog(session)
    make_letters(session, actor(KARI), project.id, today=TODAY, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def refused(session: Session, project: Project, today: date = TODAY) -> str:
    with pytest.raises(NotReady) as caught:
        make(session, project, today=today)
    assert letters.current_request(session, project.id) is None
    return str(caught.value)


def test_without_a_decision_there_are_no_letters(session: Session) -> None:
    assert "spørsmåla" in refused(session, a_blog(session))


def test_what_must_not_be_online_gets_no_letters(session: Session) -> None:
    assert "ikkje skal på nett" in refused(session, a_decided_blog(session, CALM | {"bullying": "ongoing"}))


@pytest.mark.parametrize("audience", [Audience.WORLD, Audience.UNLISTED_LINK])
def test_a_closed_decision_for_an_open_site_tells_what_to_change(session: Session, audience: Audience) -> None:
    project = a_blog(session)
    changed(project, session, audience=audience)
    decide(session, project, Outcome.CLOSED)
    message = refused(session, project)
    assert "Klassebloggen 7B" in message
    assert f"({audience})" in message
    assert "«class»" in message


def test_a_closed_decision_for_a_closed_site_gets_letters_all_the_same(session: Session) -> None:
    project = a_blog(session)
    changed(project, session, audience=Audience.CLASS)
    decide(session, project, Outcome.CLOSED)
    assert "Også det som er lukka, kan bli lagra og delt vidare." in read(make(session, project), LIV)


def test_an_agreement_on_closed_counts_as_closed(session: Session) -> None:
    project = a_decided_blog(session, IN_DOUBT)
    decided = decisions.in_force(session, project.id)
    assert decided
    agreed = Agreement(Outcome.CLOSED, "alle i 7B", TODAY, KARI.id)
    decisions.change(session, replace(decided, agreement=agreed))
    assert "lukka" in refused(session, project)


@pytest.mark.parametrize("school", [replace(SCHOOL, email="", phone="")])
def test_a_school_that_nobody_can_reach_is_told_what_is_missing(session: Session, school: School) -> None:
    people.save_school(session, school)
    message = refused(session, a_decided_blog(session))
    assert "e-post" in message
    assert "telefon" in message


def test_a_class_without_pupils_is_told_to_import_its_list(session: Session) -> None:
    for pupil in (ADA, JAKUB, EMIL):
        class_lists.leave_class(session, CLASS_7B.id, pupil.id, TODAY)
    assert "Importer klasselista" in refused(session, a_decided_blog(session))


def test_a_deadline_lasts_to_the_end_of_its_day(session: Session) -> None:
    project = a_decided_blog(session)
    assert "2026-12-11" in refused(session, project, BLOG.reply_by + timedelta(days=1))
    assert make(session, project, today=BLOG.reply_by).letters


def test_a_project_text_that_cannot_be_printed_is_told_before_any_letter_is_made(session: Session) -> None:
    project = a_decided_blog(session)
    changed(project, session, name="Bloggen 🎉")
    assert "🎉" in refused(session, project)


@pytest.mark.parametrize("person", [PER, NILS])
def test_letters_are_for_those_who_work_with_the_project(session: Session, person: Staff) -> None:
    project = a_decided_blog(session)
    for verb in (plan_letters, preview_letter):
        with pytest.raises(NotAllowed):
            verb(session, actor(person), project.id, TODAY)
    with pytest.raises(NotAllowed):
        make_letters(session, actor(person), project.id, today=TODAY)
    assert make_letters(session, actor(ASTRID), project.id, today=TODAY).letters


def test_making_letters_leaves_an_audit_line(session: Session) -> None:
    project = a_decided_blog(session)
    make(session, project)
    assert (KARI.id, "make_letters", project.id) in audit.actions_of(session, SCHOOL.id)


def test_the_stored_request_is_what_was_asked(session: Session) -> None:
    project = a_decided_blog(session)
    made = make(session, project)
    request: ConsentRequest | None = letters.current_request(session, project.id)
    assert request == made.sources.request
    assert request
    assert (request.site_name, request.address, request.purposes) == (BLOG.site_name, BLOG.address, BLOG.purposes)
    assert request.text_version == letter_words("nn").version
    assert {one.id for one in letters.letters_of(session, request.id)} == {one.letter.id for one in made.letters}


def test_the_days_until_removal_are_those_of_the_take_down_task() -> None:
    assert {letter_words(language).days_to_removal for language in WRITTEN} == {DAYS_TO_TAKE_DOWN}


def ticked(session: Session, project: Project) -> set[str]:
    return {task.subject for task in projects.tasks(session, project.id) if task.done_at}


def answered(session: Session, project: Project, *signers: str | None, today: date = TODAY) -> None:
    """Record a no from these signers to the first that is asked."""
    request = letters.current_request(session, project.id)
    assert request
    sent = [one for one in letters.letters_of(session, request.id) if one.signer.person_id in signers]
    new = [NewReply(one.id, request.purposes[0], Answer.REFUSED, Route.PAPER, TODAY) for one in sent]
    record_replies(session, actor(KARI), project.id, new, today)


def test_letters_to_all_tick_off_sending_them_and_answers_from_all_tick_off_asking(session: Session) -> None:
    project = a_decided_blog(session, CALM | {"youngest_pupil": "under_thirteen"})
    assert ticked(session, project) == set()
    make(session, project)
    assert ticked(session, project) == {"all_guardians"}
    answered(session, project, LIV.id, TOR.id, ANNA.id)
    assert "consents" not in ticked(session, project)
    answered(session, project, None)
    assert ticked(session, project) == {"all_guardians", "consents"}


def test_after_the_deadline_an_answer_ticks_off_asking_though_others_are_missing(session: Session) -> None:
    project = a_decided_blog(session)
    make(session, project)
    answered(session, project, LIV.id, today=BLOG.reply_by)
    assert "consents" not in ticked(session, project)
    answered(session, project, TOR.id, today=BLOG.reply_by + timedelta(days=1))
    assert "consents" in ticked(session, project)


def test_answers_to_letters_about_another_address_tick_nothing_off(session: Session) -> None:
    project = a_decided_blog(session)
    make(session, project)
    changed(project, session, address="https://ny.example")
    answered(session, project, LIV.id, TOR.id, ANNA.id, None)
    assert "consents" not in ticked(session, project)


def test_a_letter_that_cannot_be_printed_leaves_sending_to_be_done(session: Session) -> None:
    class_lists.save_pupil(session, replace(EMIL, given_name="小明"))
    project = a_decided_blog(session, CALM | {"youngest_pupil": "under_thirteen"})
    make(session, project)
    assert ticked(session, project) == set()
