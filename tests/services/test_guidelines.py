"""Versions of the guideline: issuing, reading, and the decisions that rest on what is new."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.content.guideline import guideline
from planner.domain.decision import Outcome
from planner.domain.guideline import as_file
from planner.domain.school import Staff
from planner.errors import InvalidInput, NotAllowed, NotReady
from planner.readers.archive import Handed
from planner.services.decisions import record_decision
from planner.services.documents import agreement_pdf
from planner.services.guideline_decisions import guideline_news, rest_on_changed, see_changed_advice
from planner.services.guideline_issue import issue_guideline, preview_guideline
from planner.services.guidelines import (
    confirm_reading,
    guideline_in_force,
    guideline_on,
    my_reading,
    readings,
    what_is_new,
)
from planner.storage import Session, audit, decisions
from tests.answers import CALM, IN_DOUBT
from tests.cast import ASTRID, KARI, NILS, OLA, OPERATOR_OF_SCHOOL, PER, SCHOOL, TODAY, actor
from tests.forms.papers import opened, page_text
from tests.projects import a_decided_blog

HEAD, MUNICIPALITY = actor(ASTRID), actor(NILS)
DOUBT = "Ved tvil, avtal dette med elev og føresette."
NEW_DOUBT = "Ved tvil, avtal dette skriftleg med elev og føresette."
LATER = TODAY + timedelta(30)
THE_DAY_BEFORE = datetime(2026, 11, 23, 12, tzinfo=UTC)


def a_file(old: str = DOUBT, new: str = NEW_DOUBT, *, version: str = "2026-11", day: date = TODAY) -> Handed:
    first = guideline()
    sentences = tuple(replace(one, text=one.text.replace(old, new)) for one in first.sentences)
    made = replace(first, version=version, date=day, sentences=sentences)
    return Handed("raad.toml", as_file(made, "").encode())


def issued(session: Session, file: Handed | None = None, today: date = TODAY) -> None:
    issue_guideline(session, MUNICIPALITY, file or a_file(), today)


def decided_before(session: Session, answers: dict[str, str] = IN_DOUBT) -> str:
    """Record a decision on the day before the version comes; returns the project's id."""
    project = a_decided_blog(session, answers)
    made = decisions.in_force(session, project.id)
    assert made
    decisions.change(session, replace(made, recorded_at=THE_DAY_BEFORE))
    return project.id


def test_the_version_of_the_program_is_in_force_until_another_is_issued(session: Session) -> None:
    assert guideline_in_force(session, "en") == guideline("en")
    assert not my_reading(session, HEAD).is_issued
    assert what_is_new(session, HEAD) is None
    assert guideline_news(session, HEAD, TODAY).decisions == ()


def test_a_new_version_is_in_force_from_its_day_and_the_old_one_before(session: Session) -> None:
    issued(session)
    assert NEW_DOUBT in guideline_in_force(session).quote("open-closed")
    assert DOUBT in guideline_on(session, TODAY - timedelta(1)).quote("open-closed")
    assert ("STA0000004", "issue_guideline", "2026-11") in audit.actions_of(session, SCHOOL.id)


def test_a_changed_sentence_is_nynorsk_in_other_languages_and_the_others_are_translated(session: Session) -> None:
    issued(session)
    english = guideline_in_force(session, "en")
    assert english.untranslated == {"open-closed.3"}
    assert NEW_DOUBT in english.quote("open-closed")
    assert english.quote("bullying") == guideline("en").quote("bullying")


def test_the_newest_of_a_day_is_in_force(session: Session) -> None:
    issued(session)
    issued(session, a_file(new=f"{NEW_DOUBT} Alltid.", version="2026-11a"))
    assert guideline_in_force(session).version == "2026-11a"
    compared = what_is_new(session, MUNICIPALITY)
    assert compared
    assert compared.old.version == "2026-11"


def test_the_same_version_is_not_issued_twice(session: Session) -> None:
    issued(session)
    with pytest.raises(InvalidInput, match="2026-11a"):
        issued(session)


def test_what_paper_cannot_show_is_refused(session: Session) -> None:
    with pytest.raises(InvalidInput, match="\N{PILE OF POO}"):
        issued(session, a_file(new="Ved tvil \N{PILE OF POO}"))


@pytest.mark.parametrize("who", [KARI, OLA, ASTRID])
def test_the_municipality_alone_issues_versions(session: Session, who: Staff) -> None:
    with pytest.raises(NotAllowed):
        preview_guideline(session, actor(who), a_file(), TODAY)
    with pytest.raises(NotAllowed):
        issue_guideline(session, actor(who), a_file(), TODAY)


def test_the_preview_counts_decisions_by_school_and_stores_nothing(session: Session) -> None:
    decided_before(session)
    found = preview_guideline(session, MUNICIPALITY, a_file(), TODAY)
    assert [(one.school, one.decisions) for one in found.touched] == [(SCHOOL.name, 1)]
    assert len(found.changes) == 1
    untouched = preview_guideline(session, MUNICIPALITY, a_file("Tips og råd", "Gode råd"), TODAY)
    assert untouched.touched == ()
    assert guideline_in_force(session) == guideline()


def test_staff_confirm_once_and_a_new_version_asks_anew(session: Session) -> None:
    for _again in range(2):
        confirm_reading(session, actor(KARI), "2017-01", TODAY)
    assert my_reading(session, actor(KARI)).read_on == TODAY
    found = readings(session, HEAD)
    assert ([one.name for one, _day in found.read], [one.name for one in found.unread]) == (
        [KARI.name],
        [ASTRID.name, OLA.name, PER.name],
    )
    issued(session)
    assert my_reading(session, actor(KARI)).read_on is None
    assert guideline_news(session, actor(KARI), TODAY).is_unread
    confirm_reading(session, actor(KARI), "2026-11", LATER)
    assert not guideline_news(session, actor(KARI), TODAY).is_unread


def test_a_version_that_came_while_somebody_read_is_not_confirmed_by_accident(session: Session) -> None:
    issued(session)
    with pytest.raises(NotReady, match="medan du las"):
        confirm_reading(session, actor(KARI), "2017-01", TODAY)


def test_who_does_not_read_does_not_confirm_and_the_principal_alone_sees_who_has(session: Session) -> None:
    with pytest.raises(NotAllowed):
        confirm_reading(session, MUNICIPALITY, "2017-01", TODAY)
    with pytest.raises(NotReady):
        confirm_reading(session, OPERATOR_OF_SCHOOL, "2017-01", TODAY)
    for who in (KARI, NILS):
        with pytest.raises(NotAllowed):
            readings(session, actor(who))


def test_what_is_new_is_told_from_the_version_the_reader_knows(session: Session) -> None:
    confirm_reading(session, actor(KARI), "2017-01", TODAY)
    issued(session)
    issued(session, a_file("Tips og råd", "Gode råd", version="2026-12", day=LATER), LATER)
    known = {who.name: what_is_new(session, actor(who)) for who in (KARI, OLA)}
    assert {name: one.old.version for name, one in known.items() if one} == {KARI.name: "2017-01", OLA.name: "2026-11"}


def test_a_decision_that_rests_on_a_changed_sentence_is_listed_until_it_is_looked_at(session: Session) -> None:
    project_id = decided_before(session)
    issued(session)
    (one,) = rest_on_changed(session, HEAD, TODAY)
    (quote,) = one.quotes
    assert (one.decided.project_id, quote.id, one.again, one.is_same) == (
        project_id,
        "open-closed",
        Outcome.DOUBT,
        True,
    )
    assert DOUBT in quote.before
    assert NEW_DOUBT in quote.after
    see_changed_advice(session, HEAD, project_id, one.version)
    assert rest_on_changed(session, HEAD, TODAY) == ()
    later = a_file(new="Ved tvil, spør rektor.", version="2026-12", day=LATER)
    issued(session, later, LATER)
    assert len(rest_on_changed(session, HEAD, LATER)) == 1


def test_a_decision_recorded_anew_rests_on_the_new_sentence(session: Session) -> None:
    project_id = decided_before(session)
    issued(session)
    record_decision(session, actor(KARI), project_id, TODAY, IN_DOUBT)
    made = decisions.in_force(session, project_id)
    assert made
    decisions.change(session, replace(made, recorded_at=THE_DAY_BEFORE + timedelta(1)))
    assert rest_on_changed(session, HEAD, TODAY) == ()


def test_decisions_that_cite_nothing_of_it_and_projects_that_have_ended_are_left_out(session: Session) -> None:
    decided_before(session, CALM)
    issued(session)
    assert rest_on_changed(session, HEAD, TODAY) == ()
    decided_before(session)
    assert len(rest_on_changed(session, HEAD, TODAY)) == 1
    assert rest_on_changed(session, HEAD, date(2027, 6, 19)) == ()


def test_papers_quote_the_sentence_of_the_decisions_time(session: Session) -> None:
    project_id = decided_before(session)
    issued(session)

    def said() -> str:
        pdf = agreement_pdf(session, actor(KARI), project_id, "nn")
        return " ".join(page_text(pdf, page) for page in range(len(opened(pdf))))

    assert DOUBT in said()
    made = decisions.in_force(session, project_id)
    assert made
    decisions.change(session, replace(made, recorded_at=THE_DAY_BEFORE + timedelta(1)))
    assert NEW_DOUBT in said()


def test_only_the_principal_looks_at_decisions_touched(session: Session) -> None:
    project_id = decided_before(session)
    issued(session)
    assert guideline_news(session, actor(KARI), TODAY).decisions == ()
    with pytest.raises(NotAllowed):
        rest_on_changed(session, actor(KARI), TODAY)
    with pytest.raises(NotAllowed):
        see_changed_advice(session, actor(OLA), project_id, "2026-11")
