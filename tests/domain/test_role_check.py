"""The role check: every way through it ends, every result can be reached, and no question is dead."""

from collections.abc import Iterator
from itertools import product

import pytest

from planner.content.role_check import role_check
from planner.domain.role_check import Result

CHECK = role_check()
EVERY_ANSWER = {question.id: tuple(question.leads) for question in CHECK.questions}


def combinations() -> Iterator[dict[str, str]]:
    """Yield every combination of answers, also to questions that the walk passes by."""
    for answers in product(*EVERY_ANSWER.values()):
        yield dict(zip(EVERY_ANSWER, answers, strict=True))


def test_every_combination_ends_in_a_result_after_at_most_five_questions() -> None:
    for answers in combinations():
        assert CHECK.ended(answers)
        assert len(CHECK.asked(answers)) <= 5


def test_every_result_is_reached_and_every_question_asked() -> None:
    assert {CHECK.ended(answers) for answers in combinations()} == set(Result)
    assert {one.id for answers in combinations() for one in CHECK.asked(answers)} == set(EVERY_ANSWER)


def test_every_question_changes_the_end_for_somebody() -> None:
    for question, options in EVERY_ANSWER.items():
        assert any(
            len({CHECK.ended(answers | {question: option}) for option in options}) > 1 for answers in combinations()
        )


def test_the_walk_asks_one_question_after_the_other() -> None:
    assert [one.id for one in CHECK.asked({})] == ["emergency"]
    assert CHECK.asked({"emergency": "no"})[-1].id == "known_from_work"
    assert CHECK.ended({"emergency": "no"}) is None


def test_an_answer_nobody_knows_is_no_answer() -> None:
    assert CHECK.ended({"emergency": "perhaps"}) is None


@pytest.mark.parametrize(
    ("sender", "subject", "reader", "expected"),
    [
        ("myself", "other", "no", Result.FREE),
        ("myself", "profession", "no", Result.FREE),
        ("myself", "profession", "yes", Result.OWN_VIEW),
        ("myself", "workplace", "no", Result.OWN_VIEW),
        ("asked", "other", "no", Result.MUNICIPALITY),
        ("official", "other", "no", Result.MUNICIPALITY),
    ],
)
def test_whoever_speaks_for_themselves_may_always_speak(
    sender: str, subject: str, reader: str, expected: Result
) -> None:
    answers = {"emergency": "no", "known_from_work": "no", "sender": sender, "subject": subject, "reader": reader}
    assert CHECK.ended(answers) is expected


@pytest.mark.parametrize("known", ["yes", "recognisable"])
def test_what_reveals_somebody_is_confidential_whoever_stands_as_sender(known: str) -> None:
    for answers in combinations():
        if answers["emergency"] == "no" and answers["known_from_work"] == known:
            assert CHECK.ended(answers) is Result.CONFIDENTIAL
