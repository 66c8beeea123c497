"""Typing a sheet's answers as one line."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.answer_line import read_line, written
from planner.domain.consent import Answer
from planner.domain.project import Purpose, What, Where
from planner.errors import InvalidInput

PURPOSES = (Purpose(What.GROUP_PICTURE), Purpose(What.VIDEO), Purpose(What.GROUP_PICTURE, Where.PRESS))


@pytest.mark.parametrize("line", ["jnj", "JNJ", "j n j", "yny", "101"])
def test_yes_no_yes_can_be_typed_in_the_ways_people_type_it(line: str) -> None:
    answers = [Answer.GIVEN, Answer.REFUSED, Answer.GIVEN]
    assert read_line(line, PURPOSES) == dict(zip(PURPOSES, answers, strict=True))


def test_a_line_left_open_on_the_sheet_is_not_provided() -> None:
    assert read_line("j-n", PURPOSES)[PURPOSES[1]] is Answer.NOT_PROVIDED


def test_an_empty_line_says_nothing() -> None:
    assert read_line("  ", PURPOSES) == {}


@pytest.mark.parametrize(("line", "says"), [("jx-", "«x»"), ("jn", "2 svar"), ("jnjn", "4 svar")])
def test_a_line_that_does_not_fit_the_sheet_says_why(line: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        read_line(line, PURPOSES)


@given(st.lists(st.sampled_from([Answer.GIVEN, Answer.REFUSED, None]), min_size=3, max_size=3))
def test_what_is_recorded_is_written_so_that_it_reads_back_the_same(answers: list[Answer | None]) -> None:
    cells = dict(zip(PURPOSES, answers, strict=True))
    read = read_line(written(cells, PURPOSES), PURPOSES)
    assert {purpose: read.get(purpose) for purpose in PURPOSES if cells[purpose]} == {
        purpose: answer for purpose, answer in cells.items() if answer
    }


@given(st.text(max_size=6))
def test_whatever_is_typed_is_read_or_refused(line: str) -> None:
    with suppress(InvalidInput):
        assert set(read_line(line, PURPOSES)) in (set(), set(PURPOSES))
