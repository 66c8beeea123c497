"""What a crisis notice must say."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from planner.domain.crisis import LONGEST_MESSAGE, LONGEST_PHONE, LONGEST_SPEAKER, CrisisNotice, checked
from planner.errors import InvalidInput
from tests.cast import ASTRID, SCHOOL

NOTICE = CrisisNotice(
    "CRI0000001", SCHOOL.id, "Nils Haugen", "35 05 00 10", "", ASTRID.id, datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
)


def test_the_texts_stand_on_one_line_each() -> None:
    asked = replace(NOTICE, speaker="  Nils\nHaugen ", message="Skulen er stengd.\n\nVent på beskjed. ")
    assert checked(asked).speaker == "Nils Haugen"
    assert checked(asked).message == "Skulen er stengd. Vent på beskjed."


@pytest.mark.parametrize(
    "wrong",
    [
        {"speaker": " \n"},
        {"speaker": "x" * (LONGEST_SPEAKER + 1)},
        {"phone": "9" * (LONGEST_PHONE + 1)},
        {"message": "x" * (LONGEST_MESSAGE + 1)},
    ],
)
def test_a_notice_says_who_speaks_and_is_short(wrong: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        checked(replace(NOTICE, **wrong))  # type: ignore[arg-type]
