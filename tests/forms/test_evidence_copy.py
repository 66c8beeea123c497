"""Pictures in an archive copy: whole on a page, or in parts of which none is left out."""

from itertools import pairwise

import pytest

from forms.evidence_copy import parts_of


@pytest.mark.parametrize(
    ("width", "height", "count"), [(1080, 2400, 1), (1920, 1080, 1), (20, 10, 1), (1080, 12_000, 6)]
)
def test_a_long_picture_goes_on_and_nothing_of_it_is_left_out(width: int, height: int, count: int) -> None:
    parts = parts_of(width, height)
    assert len(parts) == count
    assert all(after.above < before.above + before.height for before, after in pairwise(parts))
    assert parts[-1].above + parts[-1].height == pytest.approx(height * parts[-1].width / width)
    assert all(one.width <= 160 and one.height <= 247 for one in parts)
