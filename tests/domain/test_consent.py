"""Who must answer, and the status that follows: the table of cases in docs is this test's table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.consent import Answer, ConsentRequest, ReplyFact, Route, Signer, SignerKind, Status, signers_needed
from planner.domain.consent_status import counts_as_yes, status, statuses, told_statuses
from planner.domain.project import Audience, Purpose, What
from planner.domain.school import ConsentRules, Guardian, GuardianRule, Pupil
from tests.cast import ADA, ANNA, EMIL, JAKUB, LIV, MEHRET, SCHOOL, SELAM, TODAY, TOR

DOCS = Path(__file__).parents[2] / "docs" / "consent-status.md"
PICTURE, VIDEO = Purpose(What.GROUP_PICTURE), Purpose(What.VIDEO)
REQUEST = ConsentRequest(
    id="REQ0000002",
    school_id=SCHOOL.id,
    project_id="PRO0000001",
    version=2,
    made_on=date(2026, 12, 1),
    site_name="Klassebloggen 7B",
    address="https://blogg.example/7b",
    platform="wordpress",
    audience=Audience.WORLD,
    purpose="Lokalhistorie",
    purposes=(PICTURE, VIDEO),
    until=date(2027, 6, 18),
    reply_by=date(2026, 12, 11),
    text_version="1",
)
UNKNOWN = Signer(SignerKind.UNKNOWN_GUARDIAN)
RESPONSIBILITY = {"?": None, "!": False}


def own(pupil: Pupil) -> Signer:
    return Signer(SignerKind.PUPIL, pupil.id)


def of(guardian: Guardian) -> Signer:
    return Signer(SignerKind.GUARDIAN, guardian.id)


def fact(number: int, signer: Signer, answer: Answer, day: date = REQUEST.made_on, **more: object) -> ReplyFact:
    fields = {"request_id": REQUEST.id, "pupil_id": ADA.id, "purpose": PICTURE} | more
    return ReplyFact(
        id=f"FAC{number:07}",
        school_id=SCHOOL.id,
        number=number,
        letter_id=None,
        signer=signer,
        answer=answer,
        route=Route.PAPER,
        answered_on=day,
        recorded_at=datetime(2026, 12, 1, 12, tzinfo=UTC) + timedelta(minutes=number),
        recorded_by="STA0000001",
        **fields,  # type: ignore[arg-type]
    )


def cases() -> Iterator[dict[str, str]]:
    """Read the tables of the page: one dictionary a line, by the heads of its columns."""
    heads: list[str] = []
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if cells and not heads:
            heads = cells
        elif cells and not cells[0].startswith("---"):
            yield dict(zip(heads, cells, strict=True))
        elif not cells:
            heads = []


def guardians_in(cell: str) -> tuple[Guardian, ...]:
    names = [name.strip() for name in cell.split(",") if name.strip()]
    return tuple(
        Guardian(f"GUA-{name.rstrip('?!')}", ADA.id, place, name, responsibility=RESPONSIBILITY.get(name[-1], True))
        for place, name in enumerate(names, start=1)
    )


def pupil_in(cell: str) -> Pupil:
    birth, *more = cell.split()
    left = date.fromisoformat(more[-1]) if "left" in more else None
    born = None if birth == "none" else date.fromisoformat(birth)
    return Pupil(ADA.id, SCHOOL.id, "Ada", "Berg", born, never_show="never_show" in more, left_on=left)


def rules_in(cell: str) -> ConsentRules:
    rule, *more = cell.split()
    numbers = {name: int(value) for name, _, value in (one.partition("=") for one in more)}
    return ConsentRules(guardians=GuardianRule(rule), **numbers)


def facts_in(cell: str) -> list[ReplyFact]:
    return [fact_in(number, text.split()) for number, text in enumerate(filter(None, cell.split(",")), start=1)]


def fact_in(number: int, words: list[str]) -> ReplyFact:
    older = words[0] == "v1"
    who, answer, *more = words[1:] if older else words
    signer = {"pupil": own(ADA), "unknown": UNKNOWN}.get(who, Signer(SignerKind.GUARDIAN, f"GUA-{who}"))
    day = next((date.fromisoformat(word) for word in more if word != "elsewhere"), REQUEST.made_on)
    purpose = VIDEO if "elsewhere" in more else PICTURE
    request_id = "REQ0000001" if older else REQUEST.id
    return fact(number, signer, Answer(answer), day, purpose=purpose, request_id=request_id)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case["Case"])
def test_the_table_of_cases_in_docs_holds(case: dict[str, str]) -> None:
    until = date.fromisoformat(case["Until"] or "2027-06-18")
    request = ConsentRequest(**{**vars(REQUEST), "until": until})
    today = date.fromisoformat(case["Today"] or "2026-12-15")
    guardians, facts = guardians_in(case["Guardians"]), facts_in(case["Replies"])
    found = status(pupil_in(case["Pupil"]), guardians, request, facts, rules_in(case["Rule"]), today)
    assert found[PICTURE] == Status(case["Status"])


def test_the_table_has_every_status_and_no_case_twice() -> None:
    assert {case["Status"] for case in cases()} == set(Status)
    lines = [tuple(value for head, value in case.items() if head != "Case") for case in cases()]
    assert len(lines) == len(set(lines)) > 60


def test_each_guardian_with_responsibility_is_asked_in_their_order() -> None:
    assert signers_needed(ADA, (TOR, LIV), ConsentRules(), TODAY) == (of(LIV), of(TOR))


def test_where_one_guardian_suffices_each_is_asked_all_the_same() -> None:
    assert signers_needed(ADA, (LIV, TOR), ConsentRules(GuardianRule.ONE), TODAY) == (of(LIV), of(TOR))


def test_a_pupil_without_known_guardians_gets_one_letter_til_foresette() -> None:
    assert signers_needed(EMIL, (), ConsentRules(), TODAY) == (UNKNOWN,)


def test_selam_is_asked_herself_from_the_day_she_turns_fifteen_and_alone_from_eighteen() -> None:
    def asked(day: date) -> tuple[Signer, ...]:
        return signers_needed(SELAM, (MEHRET,), ConsentRules(), day)

    assert asked(date(2027, 1, 14)) == (of(MEHRET),)
    assert asked(date(2027, 1, 15)) == asked(date(2030, 1, 14)) == (of(MEHRET), own(SELAM))
    assert asked(date(2030, 1, 15)) == (own(SELAM),)


def test_only_given_counts_as_yes() -> None:
    assert [each for each in Status if counts_as_yes(each)] == [Status.GIVEN]


def test_a_pupil_who_is_never_shown_is_told_like_all_others_but_never_as_a_yes() -> None:
    for pupil in (replace(ADA, never_show=True), ADA):
        nobody = told_statuses(REQUEST, [pupil], {ADA.id: (LIV,)}, [], ConsentRules(), TODAY)[ADA.id]
        assert set(nobody.values()) == {Status.NOT_ANSWERED}
    yes = [fact(number, of(LIV), Answer.GIVEN, purpose=purpose) for number, purpose in enumerate(REQUEST.purposes, 1)]
    hidden = told_statuses(REQUEST, [replace(ADA, never_show=True)], {ADA.id: (LIV,)}, yes, ConsentRules(), TODAY)[
        ADA.id
    ]
    assert set(hidden.values()) == {Status.REFUSED}


def test_a_class_is_judged_pupil_by_pupil_and_purpose_by_purpose() -> None:
    facts = [
        fact(1, of(LIV), Answer.GIVEN),
        fact(2, of(TOR), Answer.GIVEN),
        fact(3, of(LIV), Answer.GIVEN, purpose=VIDEO),
        fact(4, of(TOR), Answer.REFUSED, purpose=VIDEO),
        fact(5, of(ANNA), Answer.REFUSED, pupil_id=JAKUB.id),
    ]
    people = {ADA.id: (LIV, TOR), JAKUB.id: (ANNA,), EMIL.id: ()}
    assert statuses(REQUEST, (ADA, JAKUB, EMIL), people, facts, ConsentRules(), TODAY) == {
        ADA.id: {PICTURE: Status.GIVEN, VIDEO: Status.DISAGREE},
        JAKUB.id: {PICTURE: Status.REFUSED, VIDEO: Status.NOT_ANSWERED},
        EMIL.id: {PICTURE: Status.NO_CONTACT, VIDEO: Status.NO_CONTACT},
    }


def test_a_reply_to_something_the_request_does_not_ask_changes_nothing() -> None:
    stray = fact(1, of(LIV), Answer.GIVEN, purpose=Purpose(What.VOICE))
    assert set(status(ADA, (LIV,), REQUEST, [stray], ConsentRules(), TODAY)) == {PICTURE, VIDEO}


PEOPLE = (of(LIV), of(TOR), own(ADA), UNKNOWN)
answers = st.sampled_from(Answer)
days = st.dates(date(2026, 12, 1), date(2027, 6, 30))
pupils = st.builds(
    Pupil,
    st.just(ADA.id),
    st.just(SCHOOL.id),
    st.just("Ada"),
    st.just("Berg"),
    st.none() | st.dates(date(2007, 1, 1), date(2016, 1, 1)),
    never_show=st.booleans(),
)
guardians_of_ada = st.lists(st.sampled_from([LIV, TOR]), unique=True).map(tuple)
rules = st.builds(ConsentRules, st.sampled_from(GuardianRule), valid_months=st.integers(1, 12))


@st.composite
def fact_lists(draw: st.DrawFn) -> list[ReplyFact]:
    parts = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), answers, days), max_size=8))
    return [fact(number, *part) for number, part in enumerate(parts, start=1)]


@given(pupils, guardians_of_ada, fact_lists(), rules, days, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_read_never_matters(
    pupil: Pupil, guardians: Sequence[Guardian], facts: list[ReplyFact], choice: ConsentRules, today: date, dice: object
) -> None:
    before = status(pupil, guardians, REQUEST, facts, choice, today)
    shuffled = list(facts)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert status(pupil, guardians, REQUEST, shuffled, choice, today) == before


@given(pupils, guardians_of_ada, rules, days, st.dictionaries(st.sampled_from(PEOPLE), answers), st.data())
def test_the_order_in_which_different_people_answer_never_matters(
    pupil: Pupil,
    guardians: Sequence[Guardian],
    choice: ConsentRules,
    today: date,
    said: dict[Signer, Answer],
    data: st.DataObject,
) -> None:
    first = [fact(number, *one) for number, one in enumerate(said.items(), start=1)]
    other = [fact(number, *one) for number, one in enumerate(data.draw(st.permutations(list(said.items()))), start=1)]
    found = [status(pupil, guardians, REQUEST, facts, choice, today) for facts in (first, other)]
    assert found[0] == found[1]


@given(pupils, guardians_of_ada, fact_lists(), rules, days, st.sampled_from(PEOPLE), days)
def test_one_more_refusal_never_turns_a_no_into_a_yes(
    pupil: Pupil,
    guardians: Sequence[Guardian],
    facts: list[ReplyFact],
    choice: ConsentRules,
    today: date,
    who: Signer,
    day: date,
) -> None:
    before = status(pupil, guardians, REQUEST, facts, choice, today)[PICTURE]
    refused = [*facts, fact(len(facts) + 1, who, Answer.REFUSED, day)]
    after = status(pupil, guardians, REQUEST, refused, choice, today)[PICTURE]
    assert counts_as_yes(before) or not counts_as_yes(after)


@given(pupils, guardians_of_ada, fact_lists(), rules, days)
def test_yes_means_that_everybody_needed_has_said_so_or_one_where_one_suffices(
    pupil: Pupil, guardians: Sequence[Guardian], facts: list[ReplyFact], choice: ConsentRules, today: date
) -> None:
    if not counts_as_yes(status(pupil, guardians, REQUEST, facts, choice, today)[PICTURE]):
        return
    newest = {each.signer: each.answer for each in facts}
    needed = signers_needed(pupil, guardians, choice, today)
    said_yes = [signer for signer in needed if newest.get(signer) is Answer.GIVEN]
    assert not pupil.never_show
    assert said_yes
    assert choice.guardians is GuardianRule.ONE or len(said_yes) == len(needed)
    assert own(pupil) not in needed or own(pupil) in said_yes
