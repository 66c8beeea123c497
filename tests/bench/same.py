"""Whether two print files say the same on the same pages: otherwise their times can't be compared."""

import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2


def check_same(ours: Path, theirs: Path) -> int:
    """Return how many pages both files have.

    Raises:
        RuntimeError: they have different pages, or a page of theirs has other letters than ours.
    """
    mine, other = _pages(ours), _pages(theirs)
    if len(mine) != len(other):
        raise RuntimeError(f"ours has {len(mine)} pages, theirs {len(other)}")
    for number, (one, two) in enumerate(zip(mine, other, strict=True), 1):
        if one != two:
            raise RuntimeError(f"page {number}: only ours has {one - two}, only theirs {two - one}")
    return len(mine)


def _pages(path: Path) -> list[Counter[str]]:
    with pypdfium2.PdfDocument(path) as document:
        return [_letters(page.get_textpage().get_text_range()) for page in document]


def _letters(text: str) -> Counter[str]:
    """Count a page's letters and signs; what runs from right to left is read back in parts and shapes, so only parts."""
    shown = (sign for sign in unicodedata.normalize("NFC", text) if not sign.isspace() and sign != "\ufffe")
    return Counter(sign for sign in shown if unicodedata.bidirectional(sign) not in {"R", "AL", "NSM", "BN"})
