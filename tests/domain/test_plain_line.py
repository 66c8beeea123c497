"""A person's words on one line: nothing unseen stays, and nothing that is seen goes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.plain_line import plain_line


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\x00", "\x1b", "\u00ad", "\ud800", "\u2028", "\u200d"])
def test_what_nobody_sees_goes(unseen: str) -> None:
    assert plain_line(f"{unseen}Liv{unseen} Berg{unseen}") == "Liv Berg"
    assert plain_line(unseen * 3) == ""


def test_names_that_are_spelt_with_joiners_keep_them() -> None:
    assert plain_line("علی\u200cرضا") == "علی\u200cرضا"


@given(some.text())
def test_what_stays_is_one_line_of_seen_signs(text: str) -> None:
    kept = plain_line(text)
    assert kept == " ".join(kept.split())
    assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Co"} for sign in kept)
    assert plain_line(kept) == kept
