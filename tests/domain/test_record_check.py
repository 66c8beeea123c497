"""Is this a record?: every way through it ends, every result is reached, and no question is dead."""

from collections.abc import Iterator
from itertools import product

import pytest

from planner.content.record_check import record_check
from planner.domain.record_check import RecordResult

CHECK = record_check()
EVERY_ANSWER = {question.id: tuple(question.leads) for question in CHECK.questions}
MOST_QUESTIONS = 4


def combinations() -> Iterator[dict[str, str]]:
    """Yield every combination of answers, also to questions that the walk passes by."""
    for answers in product(*EVERY_ANSWER.values()):
        yield dict(zip(EVERY_ANSWER, answers, strict=True))


def test_every_combination_ends_in_a_result_after_at_most_four_questions() -> None:
    for answers in combinations():
        assert CHECK.ended(answers)
        assert len(CHECK.asked(answers)) <= MOST_QUESTIONS


def test_every_result_is_reached_and_every_question_asked() -> None:
    assert {CHECK.ended(answers) for answers in combinations()} == set(RecordResult)
    assert {one.id for answers in combinations() for one in CHECK.asked(answers)} == set(EVERY_ANSWER)


def test_every_question_changes_the_end_for_somebody() -> None:
    for question, options in EVERY_ANSWER.items():
        assert any(
            len({CHECK.ended(answers | {question: option}) for option in options}) > 1 for answers in combinations()
        )


def test_one_question_comes_after_the_other_and_an_unknown_answer_is_none() -> None:
    assert [one.id for one in CHECK.asked({})] == ["sender"]
    assert CHECK.ended({"sender": "the king"}) is None
    assert [one.id for one in CHECK.asked({"sender": "to_us"})] == ["sender", "substance"]


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ({"sender": "neither"}, RecordResult.NO_RECORD),
        ({"sender": "to_us", "substance": "chatter"}, RecordResult.NO_RECORD),
        ({"sender": "to_us", "substance": "safety"}, RecordResult.SAFETY),
        ({"sender": "to_us", "substance": "matter", "handling": "yes"}, RecordResult.CASE),
        ({"sender": "to_us", "substance": "matter", "handling": "unsure"}, RecordResult.DOUBT),
        ({"sender": "to_us", "substance": "matter", "handling": "no", "value": "yes"}, RecordResult.RECORD),
        ({"sender": "from_us", "value": "yes"}, RecordResult.RECORD),
        ({"sender": "from_us", "value": "no"}, RecordResult.NO_RECORD),
        ({"sender": "from_us", "value": "unsure"}, RecordResult.DOUBT),
    ],
)
def test_what_the_guideline_asks_for_is_what_the_walk_says(path: dict[str, str], end: RecordResult) -> None:
    assert CHECK.ended(path) is end


def test_what_is_in_doubt_is_recorded_and_a_pupil_who_may_not_be_safe_never() -> None:
    assert {one for one in RecordResult if not one.is_recorded} == {RecordResult.NO_RECORD, RecordResult.SAFETY}
